import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { isAsyncIterable, type Fetcher, type FetcherReturnType } from '@graphiql/toolkit';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';

/** Somebody to ask as: its name, and the token that says so. */
interface Viewer {
  readonly name: string;
  readonly token?: string;
}

const chosenKey = 'program-hub:viewer';
const anybody: Viewer = { name: 'PUBLIC' };

let current = anybody;

/**
 * Whom a hub on its own database lets a person try: at first the public, then who was chosen last.
 * @param address where the tokens are; absent where they come from elsewhere
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
 * Sends what is asked as whoever is chosen; a header that was written by hand goes before. What one viewer asked is never
 * shown after another was chosen. The schema is the same for all of them.
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

/** Settles as a promise does, but never once another viewer is chosen: nobody waits for it any more. */
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
    // A new object each time: what was asked before an earlier change is not waited for when its viewer is chosen again.
    current = { ...(viewers.find((viewer) => viewer.name === target.value) ?? anybody) };
    localStorage.setItem(chosenKey, current.name);
    setName(current.name);
    clear();
  };
  return (
    <label className="viewer">
      Ask as
      <select value={name} onChange={choose}>
        {viewers.map((viewer) => (
          <option key={viewer.name}>{viewer.name}</option>
        ))}
      </select>
    </label>
  );
}

/**
 * Takes away the answers of every tab, which were another viewer's, and gives up a request that is running.
 * @param name of the viewer that is chosen
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
    // The active tab stays the same object: it is found by that.
    if (tabs.some(({ response }, index) => index !== active && response))
      moveTab(tabs.map((tab, index) => (index === active ? tab : { ...tab, response: null })));
  }, [name, tabs, active, moveTab]);
  return () => {
    stop();
    responseEditor?.setValue('');
    // What was typed a moment ago may not have reached the tab yet.
    updateActiveTabValues({
      query: queryEditor?.getValue() ?? null,
      variables: variableEditor?.getValue() ?? null,
      headers: headerEditor?.getValue() ?? null,
      response: null,
    });
  };
}
