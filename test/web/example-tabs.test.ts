import { knownFrom, operationName, withDocument, withExamples, type Example } from '../../web/ide/example-tabs';

function example(name: string, query = `query ${name} { hello }`, variables: string | null = null): Example {
  return { id: `group/${name}`, group: 'Group', name, query, variables };
}

const [one, two] = [example('One'), example('Two', 'query Two($to: Int) { hello(to: $to) }', '{"to": 1}')];

test('a first visit has a tab for each example, the first one open', () => {
  const { tabs, activeTabIndex } = withExamples(undefined, {}, [one, two]);
  expect(tabs.map(({ title, query, variables }) => ({ title, query, variables }))).toEqual([
    { title: 'One', query: one.query, variables: null },
    { title: 'Two', query: two.query, variables: '{"to": 1}' },
  ]);
  expect(activeTabIndex).toBe(0);
});

test('a later visit has the tabs as they were left, and new examples after them', () => {
  const first = withExamples(undefined, {}, [one, two]);
  const own = { ...first.tabs[0], id: 'own', query: '{ hello }', title: 'Mine' } as (typeof first.tabs)[0];
  const left = { tabs: [own], activeTabIndex: 0 };
  const three = example('Three');
  const next = withExamples(left, knownFrom([one, two]), [one, two, three]);
  expect(next.tabs.map(({ title }) => title)).toEqual(['Mine', 'Three']);
  expect(withExamples(next, knownFrom([one, two, three]), [one, two, three])).toEqual(next);
});

test('a changed example is renewed if its tab was not edited', () => {
  const known = knownFrom([one, two]);
  const first = withExamples(undefined, {}, [one, two]);
  const tabs = first.tabs.map((tab) => (tab.title === 'Two' ? { ...tab, query: `${tab.query} # mine` } : tab));
  const changed = [example('One', 'query One { self { hello } }'), example('Two', 'query Two { self { hello } }')];
  expect(withExamples({ ...first, tabs }, known, changed).tabs.map(({ query }) => query)).toEqual([
    'query One { self { hello } }',
    `${two.query} # mine`,
  ]);
});

test('if the active tab no longer exists, the first one is open', () => {
  expect(withExamples({ tabs: [], activeTabIndex: 5 }, {}, [one]).activeTabIndex).toBe(0);
});

test('the document of a page opens in a tab of its own, once', () => {
  const tabs = withExamples(undefined, {}, [one, two]);
  const document = { query: 'query Page { hello }', variables: '{"to": 2}' };
  const opened = withDocument(tabs, document);
  expect(opened.tabs.map(({ title }) => title)).toEqual(['Page', 'One', 'Two']);
  expect(opened.activeTabIndex).toBe(0);
  const elsewhere = { ...opened, activeTabIndex: 2 };
  expect(withDocument(elsewhere, document)).toEqual(opened);
  const other = withDocument(opened, { ...document, variables: null });
  expect(new Set(other.tabs.map(({ id }) => id)).size).toBe(4);
  expect(withDocument(tabs, undefined)).toBe(tabs);
});

test('the name of an operation is found after comments and fragments', () => {
  expect(operationName('# query Not\nfragment F on Query { hello }\nquery Real { ...F }')).toBe('Real');
  expect(operationName('{ hello }')).toBeNull();
});
