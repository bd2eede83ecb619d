/**
 * Runs in a page before anything else, and notes when its parts show what they are to show, in milliseconds since the page was opened:
 * `window.hubWatch`. A part that is busy shows the answer of before.
 */
(() => {
  const parts = {
    list: () =>
      document.querySelector('[role=listitem] a') && !document.querySelector('section[aria-busy=true] [role=listitem]'),
    facets: () =>
      document.querySelector('fieldset input') && !document.querySelector('section[aria-busy=true] fieldset'),
    map: () => document.querySelector('svg[role=group] [role=button]'),
    search: () => document.querySelector('input[type=search]'),
  };
  const watch = { shown: {}, busy: {}, idle: {}, asked: {}, answered: {}, keyAt: undefined };
  window.hubWatch = watch;

  function look() {
    const now = performance.now();
    for (const [name, isShown] of Object.entries(parts))
      if (!(name in watch.shown) && isShown()) watch.shown[name] = now;
    for (const [name, selector] of [
      ['list', 'section[aria-busy]:has([role=status])'],
      ['facets', 'section[aria-busy]:not(:has([role=status]))'],
    ]) {
      const busy = document.querySelector(selector)?.getAttribute('aria-busy') === 'true';
      if (busy && !watch.busy[name]) watch.busy[name] = now;
      // What has changed is seen with the next picture.
      if (!busy && watch.busy[name] && !watch.idle[name]) {
        watch.idle[name] = Infinity;
        requestAnimationFrame(() => setTimeout(() => (watch.idle[name] = performance.now())));
      }
    }
  }
  new window.MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['aria-busy'],
  });

  const { fetch } = window;
  window.fetch = async (address, options) => {
    const { operationName } = typeof options?.body === 'string' ? JSON.parse(options.body) : {};
    if (operationName) watch.asked[operationName] = performance.now();
    const response = await fetch(address, options);
    if (operationName) watch.answered[operationName] = performance.now();
    return response;
  };
  window.addEventListener(
    'input',
    () => Object.assign(watch, { busy: {}, idle: {}, asked: {}, answered: {}, keyAt: performance.now() }),
    true,
  );
})();
