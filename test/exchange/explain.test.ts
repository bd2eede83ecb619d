import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { CellProblem } from '../../src/exchange/format/cell';
import { explainLayout } from '../../src/exchange/format/explain';
import { externalParts, layouts, type Layout } from '../../src/exchange/format/layout';
import { explainedLines } from '../../src/exchange/import/report';
import { hubSchema } from '../../src/model/schema';

const dataSource = createDataSource({ url: 'postgresql://localhost/none' });
let known: readonly Layout[];

beforeAll(async () => {
  await (dataSource as DataSource & { buildMetadatas(): Promise<void> }).buildMetadatas();
  known = layouts(dataSource);
});

const schema = hubSchema();
const explain = (layout: Layout) => explainLayout(layout, schema, externalParts(dataSource));

it('each file is told with each of its columns, and with examples that the import reads', () => {
  for (const layout of known) {
    const { columns } = explain(layout);
    const parts = layout.fields.flatMap((field) => field.parts);
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(parts.map(({ label }) => label)));
    for (const { name, meaning, example } of columns) {
      expect([layout.file, name, meaning]).toEqual([layout.file, name, expect.stringMatching(/^[A-Z`].+\.$/)]);
      const type = parts.find(({ label }) => label === name)?.type;
      expect([name, type?.read(example) instanceof CellProblem]).toEqual([name, false]);
    }
  }
});

it('what a row needs is told apart from what it can have', () => {
  const layout = known.find(({ file }) => file === 'requirements.csv') as Layout;
  const needs = Object.fromEntries(explain(layout).columns.map(({ name, need }) => [name, need]));
  expect(needs).toMatchObject({ code: 'key', form: 'required', qualification: 'optional', 'tier.code': 'optional' });
  const lines = explainedLines(explain(layout));
  expect(lines.find((line) => line.includes('tier.program'))).toMatch(/Names the Tier by its program's code\.$/);
  expect(lines.find((line) => line.includes('heldQualifications'))).toMatch(
    /HOLDS; otherwise none\. Names each Qualification by its slug, separated by \|\.$/,
  );
  expect(lines.find((line) => line.includes(' form '))).toContain('One of ALL, AT_LEAST, SCORE, METRIC, HOLDS.');
});
