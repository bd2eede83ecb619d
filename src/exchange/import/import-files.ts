import { escapeIdentifier as name, type ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import type { Clock } from '../../clock';
import { compileRulesWith, uncompiledRules, type UncompiledRule } from '../../program-rules';
import { externalParts, layouts, type Layout } from '../format/layout';
import { applyFile } from './apply';
import { awardsOnMissing } from './awards';
import { attempt, type Refusal } from './bisect';
import { DeferredRules } from './deferred-rules';
import { checkDuplicates } from './duplicates';
import {
  checkChangedByReference,
  checkExternalReferences,
  findImporter,
  writeExternalReferences,
  type Importer,
} from './external-references';
import { spreadLists, type SpreadList } from './lists';
import { checkNewRows } from './new-rows';
import { Problems, TooManyProblems, Warnings, type Problem } from './problems';
import { explain } from './refusals';
import { checkReferences, resolve, resolveOwn, type Resolved } from './resolve';
import type { ImportSource } from './source';
import { stageFile, type Stage } from './stage';
import { checkTracks } from './tracks';
import { checkUnits } from './units';
import type { FileWrite } from './write';

/** The numbers of new, changed and unchanged rows of one file. */
interface FileResult {
  readonly file: string;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** External references recorded for its rows. */
  readonly references: number;
}

/** The outcome of an import: results without problems, or problems, so that nothing may be written. */
export interface ImportOutcome {
  readonly files: readonly FileResult[];
  readonly problems: readonly Problem[];
  /** What is odd and is written all the same: awards whose requirements were not met. */
  readonly warnings: readonly Problem[];
  /** How many warnings there are; only the first ones are listed. */
  readonly warned: number;
  /** Whether there are more problems than are listed. */
  readonly more: boolean;
}

/** Called with the progress of the import, for a progress bar. */
export interface ImportListener {
  reading?(file: string): void;
  read?(bytes: number): void;
  /** So many of the new awards of a file have been judged by the requirements of their qualifications. */
  judging?(file: string, done: number, all: number): void;
}

export interface ImportOptions {
  readonly clock: Clock;
  readonly listener?: ImportListener | undefined;
  /** Whether warnings are problems. */
  readonly strict?: boolean | undefined;
  /**
   * The slug of the distributor that the import is for. It is recorded as the importer of the new references, and may see
   * them. Existing references keep their importer. The import may name a row that is known only by a reference of another
   * importer, but not change it.
   */
  readonly distributor?: string | undefined;
}

/**
 * Imports files within the transaction of a connection. The caller begins and ends it. If there are problems, the caller rolls
 * it back, because only some of the rows may be written.
 *
 * Each file is streamed into a temporary table; all further steps are statements over whole files, so that a million
 * rows cost little more than reading them. The files are imported in the order of the entities.
 * @throws StartError if the distributor does not exist
 */
export async function importFiles(
  client: ClientBase,
  dataSource: DataSource,
  sources: readonly ImportSource[],
  options: ImportOptions,
): Promise<ImportOutcome> {
  return new FilesImport(client, dataSource, options).run(sources);
}

/** The types whose rows the rules of programs are made of. */
const ruleTypes: ReadonlySet<string> = new Set(['Program', 'Tier', 'Qualification', 'Metric', 'Requirement']);

class FilesImport {
  private readonly problems = new Problems();
  private readonly stages: Stage[] = [];
  /** The entities of which not all rows could be read. */
  private readonly unread = new Set<string>();
  private readonly results: FileResult[] = [];
  private readonly deferred: DeferredRules;
  private readonly warnings = new Warnings();
  /** The files of awards, and those of enrolments with tracks. */
  private readonly awards: Resolved[] = [];
  private readonly enrolments: Resolved[] = [];
  private importer: Importer | undefined;
  /** The files of which the rules of programs are made, by the type of their rows, and the types whose rows changed. */
  private readonly ofRules = new Map<string, Resolved[]>();
  private readonly changed = new Set<string>();

  constructor(
    private readonly client: ClientBase,
    private readonly dataSource: DataSource,
    private readonly options: ImportOptions,
  ) {
    this.deferred = new DeferredRules(client, this.problems);
  }

  async run(sources: readonly ImportSource[]): Promise<ImportOutcome> {
    // An import has no time limit, and its joins are larger than those of a page.
    await this.client.query(
      `set local statement_timeout = 0; set local work_mem = '64MB'; set local hub.judging = 'later'`,
    );
    const { distributor } = this.options;
    if (distributor !== undefined) this.importer = await findImporter(this.client, distributor);
    try {
      for (const { source, layout } of this.inOrder(sources)) {
        this.problems.nextFile(source.name);
        this.options.listener?.reading?.(source.name);
        await this.file(source, layout);
      }
      await this.compileRules();
      // Once, when all is written: what one file adds may reach the same partners as the next.
      if (!this.problems.any) await this.client.query('select judge_marked()');
      for (const metrics of this.ofRules.get('Metric') ?? []) await checkUnits(this.client, metrics, this.problems);
      if (!this.problems.any)
        for (const enrolments of this.enrolments) await checkTracks(this.client, enrolments, this.problems);
      if (!this.problems.any) await this.judgeAwards();
    } catch (error) {
      if (!(error instanceof TooManyProblems)) throw error;
    }
    const { problems, warnings } = this;
    const { listed, count } = warnings;
    return { files: this.results, problems: problems.list(), warnings: listed, warned: count, more: problems.more };
  }

  /** Warns of new awards whose requirements were not met. */
  private async judgeAwards(): Promise<void> {
    const { listener, strict } = this.options;
    for (const awards of this.awards) {
      if (awards.fresh === 0) continue;
      for await (const found of awardsOnMissing(this.client, awards, (done) =>
        listener?.judging?.(awards.stage.source.name, done, awards.fresh),
      )) {
        if (strict === true) for (const problem of found) this.problems.add(problem);
        else this.warnings.add(found);
      }
    }
  }

  /**
   * Compiles the rules of programs, if the import changes what they are made of, and judges all partners by those that differ. If a row
   * was refused, nothing will be written, so the rules are only checked: all problems are reported at once.
   */
  private async compileRules(): Promise<void> {
    if (![...this.changed].some((type) => ruleTypes.has(type))) return;
    if (!this.problems.any) return this.reportRules(await compileRulesWith(this.client, this.dataSource));
    await attempt(this.client, async () => this.reportRules(await uncompiledRules(this.client, this.dataSource)));
  }

  /** Reports the rules of the files that do not compile. */
  private async reportRules(rules: readonly UncompiledRule[]): Promise<void> {
    for (const { type, id, column, message } of rules) {
      for (const { table, stage } of this.ofRules.get(type) ?? []) {
        const { rows } = await this.client.query<{ line: number }>(`select line from ${table} where id = $1`, [id]);
        for (const { line } of rows) this.problems.add({ file: stage.source.name, line, column, message });
      }
    }
  }

  private inOrder(sources: readonly ImportSource[]): { source: ImportSource; layout: Layout }[] {
    const known = layouts(this.dataSource);
    for (const { name } of sources) {
      if (known.some(({ file }) => file === name)) continue;
      const hint =
        name === 'external-references.csv'
          ? 'references are the columns source and externalId of each file'
          : `files are called ${known.map(({ file }) => file).join(', ')}`;
      this.problems.add({ file: name, line: 1, message: `no file of this name can be imported; ${hint}` });
    }
    return known.flatMap((layout) =>
      sources.filter(({ name }) => name === layout.file).map((source) => ({ source, layout })),
    );
  }

  private async file(source: ImportSource, layout: Layout): Promise<void> {
    const { client, problems } = this;
    const { stage, complete } = await stageFile(source, layout, this.stages.length + 1, {
      client,
      problems,
      external: externalParts(this.dataSource),
      onBytes: (count) => this.options.listener?.read?.(count),
    });
    if (!complete) this.unread.add(layout.typeName);
    if (!stage) return;
    this.stages.push(stage);
    // The planner has no statistics of a temporary table. For a small one its guess is good enough.
    if (stage.rows > 10_000) await client.query(`analyze ${stage.table}`);
    const resolved = await resolve(client, stage);
    if (ruleTypes.has(layout.typeName))
      this.ofRules.set(layout.typeName, [...(this.ofRules.get(layout.typeName) ?? []), resolved]);
    if (layout.typeName === 'Award') this.awards.push(resolved);
    if (layout.typeName === 'Enrolment' && stage.sheet.held.some(({ field }) => field.label === 'track'))
      this.enrolments.push(resolved);
    await checkReferences(client, resolved, false, this.stages, this.unread, problems);
    await checkNewRows(client, resolved, problems);
    await checkDuplicates(client, resolved, problems);
    await checkExternalReferences({ client, resolved }, problems);
    const lists = await spreadLists({ client, resolved }, this.unread, problems);
    await this.write(resolved, lists);
  }

  /** Writes all rows at once. If the database refuses one of them, they are written again in parts to find it. */
  private async write(resolved: Resolved, lists: readonly SpreadList[]): Promise<void> {
    const refused = await attempt(this.client, () => this.writeRows(resolved, lists, false));
    if (refused) await this.writeRows(resolved, lists, true);
    if (refused || this.deferred.broken)
      await this.deferred.report(resolved, this.unread.has(resolved.stage.sheet.layout.typeName));
  }

  private async writeRows(resolved: Resolved, lists: readonly SpreadList[], careful: boolean): Promise<void> {
    const { client, problems } = this;
    const { stage } = resolved;
    const refuse = ({ line, error }: Refusal): void => {
      stage.rejected.add(line);
      problems.add({ file: stage.source.name, line, ...explain(error, stage.sheet.layout) });
    };
    const write: FileWrite = {
      client,
      resolved,
      now: this.options.clock.now().toISOString(),
      changed: new Set(),
      careful,
      refuse,
    };
    await applyFile(write, lists, async () => {
      await resolveOwn(client, resolved);
      await checkReferences(client, resolved, true, this.stages, this.unread, problems);
    });
    if (this.importer) await checkChangedByReference(write, this.importer, problems);
    const references = await writeExternalReferences(write, this.importer);
    if (!careful && !this.deferred.broken) await this.deferred.ask();
    await this.sum(write, references);
  }

  private async sum({ client, resolved, changed }: FileWrite, references: number): Promise<void> {
    const { stage } = resolved;
    const inserted = resolved.fresh;
    this.results.push({
      file: stage.source.name,
      inserted,
      updated: changed.size,
      unchanged: stage.rows - inserted - changed.size,
      references,
    });
    if (inserted + changed.size > 0) this.changed.add(stage.sheet.layout.typeName);
    // Later statements are planned with the statistics of the imported rows.
    const { layout } = stage.sheet;
    const junctions = layout.fields.flatMap((field) => (field.kind === 'list' ? [field.relation.joinTableName] : []));
    const touched = [
      ...(inserted + changed.size > 0 ? [layout.entity.tableName, ...junctions] : []),
      ...(references > 0 ? ['external_reference'] : []),
    ];
    if (touched.length > 0) await client.query(`analyze ${touched.map(name).join(', ')}`);
  }
}
