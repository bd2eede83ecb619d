import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { fixedClock } from '../../../src/clock';
import { createDataSource } from '../../../src/database/data-source';
import type { ImportOutcome } from '../../../src/exchange/import/import-files';
import { importSources } from '../../../src/exchange/import/import-directory';
import { problemText } from '../../../src/exchange/import/problems';
import { memorySource } from '../../../src/exchange/import/source';
import { createTestDatabase, type Template } from '../../support/database';
import { firstImport } from '../../support/templates';

/** Files by name, as text, or as bytes if they are not valid text. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** How files are imported. */
interface Manner {
  readonly dryRun?: boolean;
  readonly now?: string | undefined;
  readonly distributor?: string | undefined;
  readonly strict?: boolean;
}

/** A database to import into. */
export class ExchangeDatabase {
  private constructor(
    readonly dataSource: DataSource,
    private readonly drop: () => Promise<void>,
  ) {}

  static async create(template: Template = 'empty'): Promise<ExchangeDatabase> {
    const database = await createTestDatabase(template);
    return new ExchangeDatabase(await createDataSource({ url: database.url }).initialize(), () => database.drop());
  }

  /** Imports files. `now` is the day on which rows are recorded, `distributor` the slug of the distributor of the import. */
  import(
    files: Files,
    { dryRun = false, now = firstImport, distributor, strict }: Manner = {},
  ): Promise<ImportOutcome> {
    const sources = Object.entries(files).map(([name, content]) =>
      typeof content === 'string' ? memorySource(name, content) : bytesSource(name, content),
    );
    return importSources(this.dataSource, sources, { clock: fixedClock(now), dryRun, distributor, strict });
  }

  /** Imports files that have no problems. */
  async load(files: Files, now?: string, distributor?: string): Promise<ImportOutcome> {
    const outcome = await this.import(files, { now, distributor });
    expect(outcome.problems.map(problemText)).toEqual([]);
    return outcome;
  }

  /** The problems of files, one line each, as the command prints them. */
  async problems(files: Files, manner: Manner = {}): Promise<string[]> {
    const { problems, more } = await this.import(files, manner);
    return [...problems.map(problemText), ...(more ? ['… and more'] : [])];
  }

  async rows<Row = Record<string, unknown>>(text: string): Promise<Row[]> {
    return (await this.dataSource.query(text)) as Row[];
  }

  /** A digest of all rows of all tables. Two equal digests mean that nothing was changed. */
  async digest(): Promise<string> {
    const hashes = this.dataSource.entityMetadatas.map(
      ({ tableName }) =>
        `select '${tableName}' as name, count(*), coalesce(sum(hashtextextended(t::text, 2011)), 0) as hash from "${tableName}" t`,
    );
    return JSON.stringify(await this.rows(hashes.join(' union all ')));
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.drop();
  }
}

function bytesSource(name: string, content: Buffer): ReturnType<typeof memorySource> {
  return { name, size: content.length, open: () => Readable.from([content]) };
}
