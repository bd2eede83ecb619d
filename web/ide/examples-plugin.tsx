import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { operationName, type Example } from './example-tabs';

/** A pane of GraphiQL that lists the examples by group. A click shows the example in its tab, or in a new one. */
export function examplesPlugin(examples: readonly Example[]): GraphiQLPlugin {
  return { title: 'Examples', icon: ExamplesIcon, content: () => <Examples examples={examples} /> };
}

function Examples({ examples }: { examples: readonly Example[] }) {
  const open = useOpen();
  const groups = [...new Set(examples.map(({ group }) => group))];
  return (
    <section className="examples" aria-label="Examples">
      <div className="examples-title">Examples</div>
      {groups.map((group) => (
        <div key={group}>
          <h3>{group}</h3>
          <ul>
            {examples
              .filter((example) => example.group === group)
              .map((example) => (
                <li key={example.id}>
                  <button type="button" className="graphiql-un-styled" onClick={() => open(example)}>
                    {example.name}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function useOpen(): (example: Example) => void {
  const { addTab, changeTab } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  return (example) => {
    // GraphiQL clears a tab's operation name with each result; its title keeps the name.
    const wanted = operationName(example.query);
    const existing = tabs.findIndex(({ query, operationName: name, title }) => {
      return query === example.query || (wanted !== null && (name === wanted || title === wanted));
    });
    if (existing >= 0) {
      changeTab(existing);
      return;
    }
    addTab();
    queryEditor?.setValue(example.query);
    variableEditor?.setValue(example.variables ?? '');
  };
}

function ExamplesIcon() {
  return (
    <svg height="1em" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M8 6h12M8 12h12M8 18h12M3.5 6h.01M3.5 12h.01M3.5 18h.01" strokeLinecap="round" />
    </svg>
  );
}
