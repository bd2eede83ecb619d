import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { useComputedColorScheme } from '@mantine/core';
import { GraphiQL } from 'graphiql';
// The editor checks documents in workers, which the hub serves beside this page.
import 'graphiql/setup-workers/vite';
import { createRoot } from 'react-dom/client';
import { Header, PlainLink } from '../shell/header';
import { Look } from '../shell/look';
import { completeSignIn } from '../shell/sign-in';
import { SignInFailed } from '../shell/sign-in-failed';
import { fetchViewers } from '../shell/viewers';
import 'graphiql/style.css';
import './ide.css';
import { knownFrom, withDocument, withExamples, type Example, type Known, type Tabs } from './example-tabs';
import { examplesPlugin } from './examples-plugin';
import { asViewer, ClearOtherResults } from './viewer-results';

const tabsKey = 'graphiql:tabState';
const knownKey = 'program-hub:examples';
/** The last text of the editors. GraphiQL would open one more tab if it differs from every tab. */
const editorKeys = ['graphiql:query', 'graphiql:variables', 'graphiql:headers'];

async function start(container: HTMLElement): Promise<void> {
  await Promise.all([fetchViewers(), completeSignIn('/graphql')]);
  const answer = await fetch('/ide/examples.json');
  const examples = (await answer.json()) as Example[];
  const known = withExamples(read<Tabs>(tabsKey), read<Known>(knownKey) ?? {}, examples);
  const tabs = withDocument(known, documentOfAddress());
  localStorage.setItem(tabsKey, JSON.stringify(tabs));
  localStorage.setItem(knownKey, JSON.stringify(knownFrom(examples)));
  for (const key of editorKeys) localStorage.removeItem(key);
  createRoot(container).render(
    <Look>
      <Ide examples={examples} open={tabs.tabs[tabs.activeTabIndex]} />
    </Look>,
  );
}

interface IdeProps {
  readonly examples: readonly Example[];
  /** The tab that is open at first: GraphiQL fills its editors by itself only if it is the first one. */
  readonly open: Tabs['tabs'][number] | undefined;
}

function Ide({ examples, open }: IdeProps) {
  return (
    <>
      <Header link={PlainLink} path="/graphql" />
      <SignInFailed />
      <GraphiQL
        fetcher={fetcher}
        {...(open?.query && { initialQuery: open.query })}
        {...(open?.variables && { initialVariables: open.variables })}
        {...(open?.headers && { initialHeaders: open.headers })}
        plugins={[examplesPlugin(examples), HISTORY_PLUGIN]}
        forcedTheme={useComputedColorScheme('light')}
        inputValueDeprecation
        schemaDescription
        defaultEditorToolsVisibility
      >
        <GraphiQL.Logo>
          <ClearOtherResults />
        </GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}

const fetcher = asViewer(createGraphiQLFetcher({ url: '/graphql' }));

/** The document that a page of the explorer opens here, behind `#` in the address. The address is cleared, so that it opens once. */
function documentOfAddress(): { query: string; variables: string | null } | undefined {
  const given = new URLSearchParams(location.hash.slice(1));
  const query = given.get('query');
  if (query === null) return undefined;
  history.replaceState(null, '', location.pathname);
  return { query, variables: given.get('variables') };
}

function read<Value>(key: string): Value | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Value | null) ?? undefined;
  } catch {
    return undefined;
  }
}

const container = document.getElementById('root');
if (container) {
  start(container).catch((error: unknown) => {
    container.textContent = `The page could not start: ${String(error)}`;
  });
}
