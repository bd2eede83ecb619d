/**
 * Opens the IDE of a hub in a real browser that can reach only that hub, runs the operation of the first tab, switches the
 * viewer, and prints what it saw as JSON.
 * Usage: node browse-ide.mjs http://127.0.0.1:4000 ws://127.0.0.1:5000/the-browser [picture.png]
 */
import { chromium } from 'playwright-core';

const [url, address, picture] = process.argv.slice(2);
const browser = await chromium.connect(address);
try {
  const context = await browser.newContext({ viewport: { width: 1400, height: 850 } });
  const elsewhere = [];
  const complaints = [];
  /** Holds back one answer at a time, until the test releases it. */
  let held;
  await context.route('**', async (route) => {
    if (!route.request().url().startsWith(url)) {
      elsewhere.push(route.request().url());
      return route.abort();
    }
    if (!held?.isNext || !isOf(route.request(), 'Welcome')) return route.continue();
    held.isNext = false;
    const response = await route.fetch();
    held.arrived();
    await held.released;
    await route.fulfill({ response });
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  await page.goto(`${url}/graphql`);
  await page.waitForSelector('.graphiql-query-editor .view-line');
  const tabs = await titles(page);
  const select = page.locator('.viewer select');
  const chosenFirst = await chosen(select);
  const first = await run(page);
  const answer = await first.json();

  const viewers = await select.locator('option').allTextContents();
  const requests = [first.request()];
  const leftAfterSwitch = [];
  for (const viewer of viewers.toReversed()) {
    await select.selectOption(viewer);
    leftAfterSwitch.push(await shownAnswer(page));
    requests.push((await run(page)).request());
  }
  const shown = requests.map((request) => request.headers().authorization ?? null);

  const switching = viewers.length > 0 ? await switchWhileRunning() : {};

  await page.click('[aria-label="Show Examples"]');
  const examples = await page.locator('.examples button').allTextContents();
  await page.locator('.examples button').last().click();
  await page.waitForSelector('.graphiql-tab-active:has-text("Greeting")');
  const opened = await page.locator('.graphiql-tab-active').innerText();
  if (picture) await page.screenshot({ path: picture });

  // A later visit has only what the browser stored: the first page may still be loading something.
  const next = await browser.newContext({
    storageState: await context.storageState(),
    viewport: { width: 1400, height: 850 },
  });
  const later = await next.newPage();
  await later.goto(`${url}/graphql`);
  await later.waitForSelector('.graphiql-query-editor .view-line');
  const tabsLater = await titles(later);
  const chosenLater = await chosen(later.locator('.viewer select'));
  await later.click('[aria-label="Hide Examples"]');

  const panes = [];
  for (const [width, height] of [
    [320, 568],
    [390, 844],
    [768, 1024],
    [844, 390],
    [1024, 768],
    [1280, 800],
  ]) {
    await later.setViewportSize({ width, height });
    panes.push(await later.evaluate(measure));
  }
  console.log(
    JSON.stringify({
      ...{ tabs, answer, viewers, chosenFirst, shown, leftAfterSwitch, switching, chosenLater, examples, opened },
      ...{ tabsLater, panes, elsewhere, complaints },
    }),
  );

  /** The results that stay when the viewer changes while an answer is on its way, and when it changes twice. */
  async function switchWhileRunning() {
    const [anybody, partner, administrator] = viewers;
    // The first tab has changed the viewer, so the result of the second tab is that of another viewer.
    await select.selectOption(administrator);
    await page.locator('.graphiql-tab-button').nth(1).click();
    await page.waitForSelector('.graphiql-query-editor .view-lines:has-text("Greeting")');
    const other = page.waitForResponse((response) => isOf(response.request(), 'Greeting'));
    await page.click('.graphiql-execute-button');
    await other;
    await page.waitForSelector('.result-window .view-line span');
    await page.locator('.graphiql-tab-button').first().click();
    const query = await page.locator('.graphiql-query-editor .view-lines').innerText();

    const late = hold();
    await page.click('.graphiql-execute-button');
    await late.arrival;
    await select.selectOption(partner);
    await select.selectOption(anybody);
    const isStillRunning = await page
      .waitForSelector('.graphiql-response .graphiql-spinner', { state: 'detached' })
      .then(
        () => false,
        () => true,
      );
    await late.release();
    const lateAnswer = await shownAnswer(page);
    const queryLater = await page.locator('.graphiql-query-editor .view-lines').innerText();

    // Back to the first viewer: an abandoned result does not come back either.
    await select.selectOption(administrator);
    const again = hold();
    await page.click('.graphiql-execute-button');
    await again.arrival;
    await select.selectOption(anybody);
    await select.selectOption(administrator);
    await again.release();
    const answerOfSameViewer = await shownAnswer(page);

    const afterwards = await (await run(page)).json();
    await page.locator('.graphiql-tab-button').nth(1).click();
    const otherTab = await shownAnswer(page);
    await page.locator('.graphiql-tab-button').first().click();
    await select.selectOption(anybody);
    return { isStillRunning, lateAnswer, isSameQuery: query === queryLater, answerOfSameViewer, afterwards, otherTab };
  }

  /** Holds the next answer back until it is released. The release resolves when the page has the answer. */
  function hold() {
    const [arrival, arrived] = signal();
    const [released, letGo] = signal();
    held = { isNext: true, arrived, released };
    const release = async () => {
      const finished = page.waitForEvent('requestfinished', (request) => isOf(request, 'Welcome'));
      letGo();
      await finished;
    };
    return { arrival, release };
  }
} finally {
  await browser.close();
}

function signal() {
  let give;
  const promise = new Promise((resolve) => (give = resolve));
  return [promise, give];
}

/** Runs the active tab's operation, and waits until its answer is shown. */
async function run(page) {
  const answered = page.waitForResponse((response) => isOf(response.request(), 'Welcome'));
  await page.click('.graphiql-execute-button');
  const response = await answered;
  await page.waitForSelector('.result-window .view-line span span');
  return response;
}

/** The result that is shown, after the editor had time to clear it. */
async function shownAnswer(page) {
  const isEmpty = () => document.querySelector('.result-window .view-lines').innerText.trim() === '';
  await page.waitForTimeout(300);
  await page.waitForFunction(isEmpty, undefined, { timeout: 30_000 }).catch(() => undefined);
  const text = await page.locator('.result-window .view-lines').innerText();
  return text.replaceAll(/\s/g, '');
}

async function chosen(select) {
  return (await select.count()) > 0 ? select.inputValue() : null;
}

async function titles(page) {
  return page.locator('.graphiql-tab .graphiql-tab-button').allTextContents();
}

/** Whether a request sends a document. The editor names its operation only once it has read the document again. */
function isOf(request, operation) {
  return request.method() === 'POST' && String(request.postDataJSON()?.query).includes(`query ${operation}`);
}

/** The positions of the panes in the page. */
function measure() {
  const box = (selector) => {
    const { x, y, width, height, right } = document.querySelector(selector).getBoundingClientRect();
    return { x, y, width, height, right };
  };
  const main = document.querySelector('.graphiql-main');
  return {
    viewport: { width: window.innerWidth, height: window.innerHeight },
    scrollWidth: document.documentElement.scrollWidth,
    /** The number of pixels by which the panes scroll. */
    scrolls: getComputedStyle(main).overflowY === 'auto' ? main.scrollHeight - main.clientHeight : 0,
    query: box('.graphiql-query-editor'),
    variables: box('.graphiql-editor-tool'),
    response: box('.graphiql-response'),
    tabs: box('.graphiql-tabs'),
    select: box('.viewer select'),
  };
}
