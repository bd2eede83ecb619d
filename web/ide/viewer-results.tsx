import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { isAsyncIterable, type Fetcher, type FetcherReturnType } from '@graphiql/toolkit';
import { useEffect, useRef, useState } from 'react';
import { currentViewer, useViewer, type Viewer } from '../shell/viewers';

/**
 * Sends requests as the chosen viewer. A header that the user wrote wins. The result of a request is dropped if another
 * viewer has been chosen meanwhile. Introspection is exempt: the schema is the same for all viewers.
 */
export function asViewer(fetcher: Fetcher): Fetcher {
  return async (parameters, options) => {
    const asking = currentViewer();
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
      (value) => asking === currentViewer() && resolve(value),
      (error: unknown) => asking === currentViewer() && reject(error),
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

/** Shows nothing. Clears the results of all tabs when the viewer changes, and stops the running request. */
export function ClearOtherResults() {
  const viewer = useViewer();
  const { moveTab, stop, updateActiveTabValues } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const cleared = useRef(viewer);
  const [others, setOthers] = useState<Viewer>();
  useEffect(() => {
    if (cleared.current === viewer) return;
    cleared.current = viewer;
    stop();
    responseEditor?.setValue('');
    // The tab may not have the latest text of the editors yet.
    updateActiveTabValues({
      query: queryEditor?.getValue() ?? null,
      variables: variableEditor?.getValue() ?? null,
      headers: headerEditor?.getValue() ?? null,
      response: null,
    });
    // The other tabs follow once the change of this one has come back.
    setOthers(viewer);
  });
  useEffect(() => {
    if (others === undefined) return;
    setOthers(undefined);
    // GraphiQL finds the active tab by its identity, so it must stay the same object.
    if (tabs.some(({ response }, index) => index !== active && response))
      moveTab(tabs.map((tab, index) => (index === active ? tab : { ...tab, response: null })));
  }, [others, tabs, active, moveTab]);
  return null;
}
