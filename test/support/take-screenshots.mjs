/**
 * Makes pictures of the pages of a running hub, in both color schemes and languages, on a desktop and on a phone, for people to look at.
 * Usage: node test/support/take-screenshots.mjs http://127.0.0.1:4000 [folder] [path …]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';

const [url, folder = 'screenshots', ...given] = process.argv.slice(2);
/** The viewer behind `@` is one whose name begins so. */
const usual = [
  ...['/', '/?q=nimbus', '/?country=FR~DE&category=STORAGE', '/?near=45.764~4.8357~100', '/?q=zzzzzz'],
  ...[
    '/compare?partners=forges-du-cumulus~papeterie-du-mistral-95',
    '/partners/forges-du-cumulus',
    '/partners/nobody',
    '/graphql',
  ],
];
const sizes = { desktop: { width: 1366, height: 900 }, phone: { width: 390, height: 844 } };

const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
await mkdir(folder, { recursive: true });
try {
  for (const address of given.length > 0 ? given : usual) {
    const [path, viewer] = address.split('@');
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const [colors, locale] of [
        ['light', 'en'],
        ['dark', 'fr'],
      ]) {
        const context = await browser.newContext({ viewport, locale, colorScheme: colors, hasTouch: size === 'phone' });
        const page = await context.newPage();
        page.on('console', (message) => message.type() === 'error' && console.error(`${path}: ${message.text()}`));
        page.on('pageerror', ({ message }) => console.error(`${path}: ${message}`));
        if (viewer) await chooseViewer(page, viewer);
        await page.goto(`${url}${path}`);
        await page.waitForLoadState('networkidle');
        // What is still asked for is shown as a skeleton.
        await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'), undefined, { timeout: 60_000 });
        await page.waitForTimeout(1_000);
        const name = `${path.replaceAll(/[^\w]+/g, '-').replaceAll(/^-|-$/g, '') || 'finder'}${viewer ? `-${viewer}` : ''}`;
        await page.screenshot({ path: join(folder, `${name}-${size}-${colors}-${locale}.png`) });
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
}

async function chooseViewer(page, role) {
  const tokens = await (await fetch(`${url}/ide/tokens.json`)).json();
  const { name } = tokens.find((token) => token.name.startsWith(role));
  await page.addInitScript((chosen) => localStorage.setItem('program-hub:viewer', chosen), name);
}
