/** A document of `schema/examples`, as the server sends it to the page. */
export interface Example {
  /** `<group>/<name>`: stays the same when the document changes. */
  id: string;
  group: string;
  name: string;
  query: string;
  /** The variables as JSON; null if the document has none. */
  variables: string | null;
}

/** A tab as GraphiQL stores it in the browser. */
interface Tab {
  id: string;
  title: string;
  query: string | null;
  variables: string | null;
  headers: string | null;
  operationName: string | null;
  response: string | null;
}

export interface Tabs {
  tabs: Tab[];
  activeTabIndex: number;
}

/** The examples that this browser received before, by id, with their text at that time. */
export type Known = Record<string, Pick<Example, 'query' | 'variables'>>;

/**
 * Updates the tabs of a browser to the current examples and keeps what the user did. A new example gets a tab. A changed
 * example replaces its tab if the user has not edited it. An example whose tab the user closed stays closed.
 */
export function withExamples(stored: Tabs | undefined, known: Known, examples: readonly Example[]): Tabs {
  const tabs = (stored?.tabs ?? []).map((tab) => {
    const before = examples.find(({ id }) => {
      const given = known[id];
      return given !== undefined && given.query === tab.query && (given.variables ?? '') === (tab.variables ?? '');
    });
    return before ? { ...tab, ...content(before) } : tab;
  });
  const added = examples.filter(({ id }) => !Object.hasOwn(known, id)).map(tabOf);
  const all = [...tabs, ...added];
  const active = stored?.activeTabIndex ?? 0;
  return { tabs: all, activeTabIndex: active < all.length ? active : 0 };
}

/** Opens a document: its tab, if it has one, or else a new one before the others, where it is seen. */
export function withDocument(tabs: Tabs, document: Pick<Example, 'query' | 'variables'> | undefined): Tabs {
  if (!document) return tabs;
  const { query, variables } = document;
  const existing = tabs.tabs.findIndex((tab) => tab.query === query && (tab.variables ?? '') === (variables ?? ''));
  if (existing >= 0) return { ...tabs, activeTabIndex: existing };
  const name = operationName(query) ?? 'Document';
  const used = new Set(tabs.tabs.map(({ id }) => id));
  let number = 1;
  while (used.has(`document-${number}`)) number += 1;
  const tab = { ...tabOf({ id: '', group: '', name, query, variables }), id: `document-${number}` };
  return { tabs: [tab, ...tabs.tabs], activeTabIndex: 0 };
}

/** The argument `known` of `withExamples` for the next visit. */
export function knownFrom(examples: readonly Example[]): Known {
  return Object.fromEntries(examples.map(({ id, query, variables }) => [id, { query, variables }]));
}

/** The name of a document's first operation, which GraphiQL shows as the tab's title. */
export function operationName(query: string): string | null {
  return /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? null;
}

function content(example: Example): Pick<Tab, 'query' | 'variables' | 'title' | 'operationName'> {
  const name = operationName(example.query);
  return { query: example.query, variables: example.variables, title: name ?? example.name, operationName: name };
}

function tabOf(example: Example): Tab {
  return { id: `example-${example.id}`, headers: null, response: null, ...content(example) };
}
