import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './ide.css';
import { knownFrom, withExamples, type Example, type Known, type Tabs } from './example-tabs';
import { examplesPlugin } from './examples-plugin';
import { asViewer, fetchViewers, ViewerSelect } from './viewers';

const tabsKey = 'graphiql:tabState';
const knownKey = 'program-hub:examples';
/** The last text of the editors. GraphiQL would open one more tab if it differs from every tab. */
const editorKeys = ['graphiql:query', 'graphiql:variables', 'graphiql:headers'];

// The editor checks documents in workers, which the hub serves beside this page.
window.MonacoEnvironment = {
  getWorker: (_id, label) =>
    new Worker(`/ide/${label === 'graphql' || label === 'json' ? label : 'editor'}.worker.js`, { type: 'module' }),
};

async function start(container: HTMLElement): Promise<void> {
  const answer = await fetch('/ide/examples.json');
  const examples = (await answer.json()) as Example[];
  const tabs = withExamples(read<Tabs>(tabsKey), read<Known>(knownKey) ?? {}, examples);
  localStorage.setItem(tabsKey, JSON.stringify(tabs));
  localStorage.setItem(knownKey, JSON.stringify(knownFrom(examples)));
  for (const key of editorKeys) localStorage.removeItem(key);

  const viewers = await fetchViewers(container.dataset['tokens']);

  createRoot(container).render(
    <GraphiQL
      fetcher={asViewer(createGraphiQLFetcher({ url: '/graphql' }))}
      plugins={[examplesPlugin(examples), HISTORY_PLUGIN]}
      inputValueDeprecation
      schemaDescription
      defaultEditorToolsVisibility
    >
      <GraphiQL.Logo>
        <span className="hub-name">Program hub</span>
        {viewers.length > 0 && <ViewerSelect viewers={viewers} />}
      </GraphiQL.Logo>
    </GraphiQL>,
  );
}

function read<Value>(key: string): Value | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Value | null) ?? undefined;
  } catch {
    return undefined;
  }
}

const container = document.getElementById('ide');
if (container) {
  start(container).catch((error: unknown) => {
    container.textContent = `The page could not start: ${String(error)}`;
  });
}
