import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { fixedClock } from '../../src/clock';
import { createDataSource } from '../../src/database/data-source';
import { migrate } from '../../src/database/migrate';
import { importSources } from '../../src/exchange/import/import-directory';
import { problemText } from '../../src/exchange/import/problems';
import { memorySource, sourcesOf, type ImportSource } from '../../src/exchange/import/source';
import { seedIfEmpty } from '../../src/population/seed';
import { addHazards } from '../engine/differential/hazards';
import { groundwork } from '../exchange/support/groundwork';
import { connect } from './connections';
import { compileRules } from './rules';
import { testDay } from './test-day';

const dataDirectory = join(__dirname, '..', '..', 'data');

/** The day on which the rows of an import are recorded, unless a test says otherwise. */
export const firstImport = '2012-01-01';

/**
 * What databases are cloned from. All but the first are made from another one.
 * - `empty` is migrated.
 * - `definition` has the definition of the program as well.
 * - `groundwork` has some rows besides, to which the rows of imports refer.
 * - `demo` has the definition and the demo population of `testDay`.
 * - `two-programs` has the second program besides, and the partners of the demo that take part in it.
 * - `hazards` has those of `two-programs` and the rows of `addHazards`.
 */
export type Template = 'empty' | 'definition' | 'groundwork' | 'demo' | 'two-programs' | 'hazards';

interface Making {
  readonly from?: Template;
  /** Adds the rows of the template to a copy of the other one. */
  fill(url: string): Promise<void>;
}

export const templates: Readonly<Record<Template, Making>> = {
  empty: { fill: (url) => inDataSource(url, migrate) },
  definition: { from: 'empty', fill: async (url) => load(url, await inFolder('definition')) },
  groundwork: {
    from: 'definition',
    fill: (url) =>
      load(
        url,
        Object.entries(groundwork).map(([name, text]) => memorySource(name, text)),
      ),
  },
  demo: {
    from: 'empty',
    fill: (url) =>
      inDataSource(url, (dataSource) =>
        seedIfEmpty(dataSource, { demo: true, oneProgram: true, clock: fixedClock(testDay), dataDirectory }),
      ),
  },
  'two-programs': {
    from: 'demo',
    async fill(url) {
      for (const program of ['isobar', 'isobar-demo'])
        await load(url, await inFolder(join('programs', program)), testDay);
    },
  },
  hazards: {
    from: 'two-programs',
    async fill(url) {
      const client = await connect(url);
      await addHazards(client, testDay).finally(() => client.end());
      // Some of the rows are rules.
      await compileRules(url);
    },
  },
};

async function inDataSource(url: string, work: (dataSource: DataSource) => Promise<unknown>): Promise<void> {
  const dataSource = await createDataSource({ url }).initialize();
  await work(dataSource).finally(() => dataSource.destroy());
}

/** The files of a folder of `data`. */
function inFolder(folder: string): Promise<ImportSource[]> {
  return sourcesOf(join(dataDirectory, folder));
}

function load(url: string, sources: readonly ImportSource[], day = firstImport): Promise<void> {
  return inDataSource(url, async (dataSource) => {
    const { problems } = await importSources(dataSource, sources, { clock: fixedClock(day) });
    if (problems.length > 0) throw new Error(problems.map(problemText).join('\n'));
  });
}
