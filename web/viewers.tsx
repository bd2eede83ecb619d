import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { isAsyncIterable, type Fetcher, type FetcherReturnType } from '@graphiql/toolkit';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';

/** A viewer that the page can send requests as. `PUBLIC` has no token. */
interface Viewer {
  readonly name: string;
  readonly token?: string;
}

const chosenKey = 'program-hub:viewer';
const anybody: Viewer = { name: 'PUBLIC' };

let current = anybody;

/**
 * Fetches the viewers that a hub on the embedded database offers. The current viewer is the one chosen last, else `PUBLIC`.
 * @param address where the development tokens are; undefined if the hub has none
 */
export async function fetchViewers(address: string | undefined): Promise<readonly Viewer[]> {
  if (address === undefined) return [];
  const answer = await fetch(address);
  const viewers = [anybody, ...((await answer.json()) as Viewer[])];
  const chosen = localStorage.getItem(chosenKey);
  current = viewers.find(({ name }) => name === chosen) ?? anybody;
  return viewers;
}

/**
 * Sends requests as the chosen viewer. A header that the user wrote wins. The result of a request is dropped if another
 * viewer has been chosen meanwhile. Introspection is exempt: the schema is the same for all viewers.
 */
export function asViewer(fetcher: Fetcher): Fetcher {
  return async (parameters, options) => {
    const asking = current;
    const shown = asking.token === undefined ? {} : { authorization: `Bearer ${asking.token}` };
    const sent = Promise.resolve(fetcher(parameters, { ...options, headers: { ...shown, ...options?.headers } }));
    if (parameters.operationName === 'IntrospectionQuery') return sent;
    const answer = await whileChosen(asking, sent);
    return isAsyncIterable(answer) ? partsWhileChosen(asking, answer as AsyncIterable<unknown>) : answer;
  };
}

/** Settles like the promise, but never settles after another viewer has been chosen. */
function whileChosen<Value>(asking: Viewer, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    promise.then(
      (value) => asking === current && resolve(value),
      (error: unknown) => asking === current && reject(error),
    );
  });
}

async function* partsWhileChosen(asking: Viewer, parts: AsyncIterable<unknown>): FetcherReturnType & AsyncGenerator {
  const iterator = parts[Symbol.asyncIterator]();
  for (;;) {
    const part = await whileChosen(asking, iterator.next());
    if (part.done) return;
    yield part.value;
  }
}

export function ViewerSelect({ viewers }: { readonly viewers: readonly Viewer[] }) {
  const [name, setName] = useState(current.name);
  const clear = useClear(name);
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>): void => {
    // A new object each time, so that results of requests from before an earlier change stay dropped.
    current = { ...(viewers.find((viewer) => viewer.name === target.value) ?? anybody) };
    localStorage.setItem(chosenKey, current.name);
    setName(current.name);
    clear();
  };
  return (
    <label className="viewer">
      Viewer
      <select value={name} onChange={choose}>
        {viewers.map((viewer) => (
          <option key={viewer.name}>{viewer.name}</option>
        ))}
      </select>
    </label>
  );
}

/**
 * Clears the results of all tabs, which belong to another viewer, and stops the running request.
 * @param name the name of the chosen viewer
 */
function useClear(name: string): () => void {
  const { moveTab, stop, updateActiveTabValues } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const last = useRef(name);
  useEffect(() => {
    if (last.current === name) return;
    last.current = name;
    // GraphiQL finds the active tab by its identity, so it must stay the same object.
    if (tabs.some(({ response }, index) => index !== active && response))
      moveTab(tabs.map((tab, index) => (index === active ? tab : { ...tab, response: null })));
  }, [name, tabs, active, moveTab]);
  return () => {
    stop();
    responseEditor?.setValue('');
    // The tab may not have the latest text of the editors yet.
    updateActiveTabValues({
      query: queryEditor?.getValue() ?? null,
      variables: variableEditor?.getValue() ?? null,
      headers: headerEditor?.getValue() ?? null,
      response: null,
    });
  };
}
