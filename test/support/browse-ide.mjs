/**
 * Opens the IDE of a hub in a real browser that reaches nothing but that hub, runs what the first tab holds, and prints
 * what it saw as JSON. A process of its own, because the browser's package is a module of the new kind.
 * Usage: node browse-ide.mjs http://127.0.0.1:4000 [picture.png]
 */
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';

const [url, picture] = process.argv.slice(2);
const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
try {
  const context = await browser.newContext({ viewport: { width: 1400, height: 850 } });
  const elsewhere = [];
  const complaints = [];
  await context.route('**', (route) => {
    if (route.request().url().startsWith(url)) return route.continue();
    elsewhere.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  await page.goto(`${url}/graphql`);
  await page.waitForSelector('.graphiql-query-editor .view-line');
  const tabs = await titles(page);
  const answered = page.waitForResponse((response) => isAnswerTo(response, 'Welcome'));
  await page.click('.graphiql-execute-button');
  const answer = await (await answered).json();
  await page.waitForSelector('.result-window .view-line');

  const select = page.locator('.viewer select');
  const viewers = await select.locator('option').allTextContents();
  const authorizations = [answered];
  for (const viewer of viewers.toReversed()) {
    await select.selectOption(viewer);
    authorizations.push(page.waitForResponse((response) => isAnswerTo(response, 'Welcome')));
    await page.click('.graphiql-execute-button');
    await authorizations.at(-1);
  }
  const shown = (await Promise.all(authorizations)).map((each) => each.request().headers().authorization ?? null);

  await page.click('[aria-label="Show Examples"]');
  const examples = await page.locator('.examples button').allTextContents();
  await page.locator('.examples button').last().click();
  await page.waitForTimeout(1_000);
  const opened = await page.locator('.graphiql-tab-active').innerText();
  if (picture) await page.screenshot({ path: picture });

  await page.reload();
  await page.waitForSelector('.graphiql-query-editor .view-line');
  const tabsLater = await titles(page);
  const chosenLater = viewers.length > 0 ? await select.inputValue() : null;
  console.log(
    JSON.stringify({ tabs, answer, viewers, shown, chosenLater, examples, opened, tabsLater, elsewhere, complaints }),
  );
} finally {
  await browser.close();
}

async function titles(page) {
  return page.locator('.graphiql-tab .graphiql-tab-button').allTextContents();
}

function isAnswerTo(response, operation) {
  return response.request().postDataJSON()?.operationName === operation;
}
