import { createHash } from 'node:crypto';
import type { Place, RuleCompiler } from '../engine';
import { compileRules, type CompiledRules, type CompiledTarget, type UncompiledRule } from './compile';
import { markingNothing, markingTriggers, reachingFunctions, type NumberedPlace, type UsedTables } from './inputs';
import { judgingFunction, reachedFunction } from './judges';
import { readRules, type Ask } from './rows';

/** The key of the advisory lock by which those who compile rules take turns: "hubrul" in ASCII. */
const lockKey = BigInt('0x68756272756c').toString();

/** How the generated functions are made. Another number makes them anew, and judges everyone. */
const form = 2;

/** Is told before all partners are judged in a qualification or tier: which one of how many it is. */
export type OnJudged = (number: number, of: number) => void;

/**
 * Compiles the rules of all programs, if they differ from those of the database, replaces the functions that judge them, and
 * judges all partners by the rules that differ. Statements that read meanwhile go on with what was there before; those that
 * write what rules read wait.
 * @param ask sends queries within one transaction, which the caller ends
 * @returns the rules that do not compile; what they decide is UNKNOWN
 */
export async function refreshRules(
  ask: Ask,
  compiler: RuleCompiler,
  onJudged?: OnJudged,
): Promise<readonly UncompiledRule[]> {
  await ask('select pg_advisory_xact_lock($1::bigint)', [lockKey]);
  const compiled = compileRules(compiler, await readRules(ask));
  const places = numbered(compiled.targets);
  const seen = JSON.stringify(compiled.targets.flatMap(({ tree }) => tree.seen()));
  const hash = hashOf([form, compiled.definition, ...compiled.targets.map(shapeOf), seen].join('\n'));
  const [stored] = await ask<{ hash: string }>('select hash from compiled_rules');
  if (stored?.hash !== hash) {
    await replace(ask, compiled, places, onJudged);
    await ask(
      `insert into compiled_rules (hash, text) values ($1, $2)
       on conflict (is_only) do update set hash = excluded.hash, text = excluded.text`,
      [hash, compiled.definition],
    );
  }
  return compiled.problems;
}

async function replace(
  ask: Ask,
  { definition, targets }: CompiledRules,
  places: readonly NumberedPlace[],
  onJudged?: OnJudged,
): Promise<void> {
  // To judge everyone takes longer than a request may.
  await ask('set local statement_timeout = 0');
  await storeSeen(ask, targets);
  await ask(definition);
  const used = await usedTables(ask);
  // Whoever writes what rules read waits until all are judged, so that no change is missed between the old and the new functions.
  await mark(ask, markingTriggers(places, used));
  await ask('select judge_alone()');
  // An import has marked rows by the numbers of the former places.
  await ask('select judge_marked()');
  await ask(reachingFunctions(places));
  const changed = await replaceJudges(ask, targets, used);
  await ask(reachedFunction(targets, places));
  await ask('select make_eligibility_readers()');
  for (const [index, { tree }] of changed.entries()) {
    onJudged?.(index + 1, changed.length);
    await ask('select judge_batches($1, $2::bigint, false)', [tree.target.kind, tree.target.id]);
  }
}

/** Makes the functions of targets that differ, and drops those of targets that are gone. @returns the targets that differ */
async function replaceJudges(
  ask: Ask,
  targets: readonly CompiledTarget[],
  used: UsedTables,
): Promise<readonly CompiledTarget[]> {
  const stored = await ask<{ kind: string; target_id: string; hash: string }>(
    'select kind, target_id::text, hash from compiled_target',
  );
  const keyOf = (kind: string, id: string): string => `${kind} ${id}`;
  const hashes = new Map(stored.map(({ kind, target_id: id, hash }) => [keyOf(kind, id), hash]));
  const present = new Set(targets.map(({ tree: { target } }) => keyOf(target.kind, target.id)));
  for (const { kind, target_id: id } of stored) {
    if (present.has(keyOf(kind, id))) continue;
    await ask(`drop function if exists keep_spans_of_rules_${kind}_${id}`);
    await ask('select write_spans($1, $2::bigint, array(select id from partner), array[]::judged_span[], false)', [
      kind,
      id,
    ]);
    await ask('delete from compiled_target where kind = $1 and target_id = $2::bigint', [kind, id]);
  }
  const changed: CompiledTarget[] = [];
  for (const target of targets) {
    const { kind, id } = target.tree.target;
    const text = judgingFunction(target, used);
    const hash = hashOf(`${form} ${text}`);
    if (hashes.get(keyOf(kind, id)) === hash) continue;
    await ask(text);
    await ask(
      `insert into compiled_target (kind, target_id, hash) values ($1, $2::bigint, $3)
       on conflict (kind, target_id) do update set hash = excluded.hash`,
      [kind, id, hash],
    );
    changed.push(target);
  }
  return changed;
}

/**
 * Marks what is read now, and nothing else any more. Readers go on meanwhile: to drop a trigger would wait for those of its table, and
 * others would wait behind it, so the function of a table that is no longer read stays and does nothing.
 */
async function mark(ask: Ask, triggers: ReadonlyMap<string, string>): Promise<void> {
  const former = await ask<{ table: string }>(
    `select distinct c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
     where p.proname = 'mark_' || c.relname and p.pronamespace = 'public'::regnamespace`,
  );
  const texts = new Map([...former.map(({ table }) => [table, markingNothing(table)] as const), ...triggers]);
  for (const [table, text] of [...texts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    // Writers have to end: what they have marked is judged by the rules of before.
    await ask(`lock table "${table}" in share row exclusive mode`);
    await ask(text);
  }
}

async function storeSeen(ask: Ask, targets: readonly CompiledTarget[]): Promise<void> {
  const rows = targets.flatMap(({ tree }) => tree.seen());
  await ask('delete from compiled_requirement');
  await ask(
    `insert into compiled_requirement (requirement_id, partners_see, distributors_see, analysts_see)
     select * from unnest($1::bigint[], $2::boolean[], $3::boolean[], $4::boolean[])`,
    [
      rows.map(({ id }) => id),
      rows.map(({ seen }) => seen.partners),
      rows.map(({ seen }) => seen.distributors),
      rows.map(({ seen }) => seen.analysts),
    ],
  );
}

/** What the functions of the definition read. PostgreSQL has recorded it when they were made. */
async function usedTables(ask: Ask): Promise<UsedTables> {
  const rows = await ask<{ table: string; columns: string[]; days: string[]; instants: string[] }>(
    `select c.relname as table, array_agg(distinct a.attname::text) as columns,
       coalesce(array_agg(distinct a.attname::text) filter (where a.atttypid = 'date'::regtype), '{}') as days,
       coalesce(array_agg(distinct a.attname::text) filter (where a.atttypid = 'timestamptz'::regtype), '{}') as instants
     from pg_depend d
     join pg_proc p on p.oid = d.objid and p.proname in ('qualification_eligibility_definition', 'tier_eligibility_definition')
     join pg_class c on c.oid = d.refobjid
     join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
     where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
       and p.pronamespace = 'public'::regnamespace
     group by c.relname order by c.relname`,
  );
  return new Map(rows.map(({ table, ...columns }) => [table, columns]));
}

/** All places of the targets, each once, with numbers. The partner itself has the number 0. */
function numbered(targets: readonly CompiledTarget[]): readonly NumberedPlace[] {
  const places = new Map<string, Place>();
  for (const place of targets.flatMap((target) => target.places)) {
    if (!places.has(place.name)) places.set(place.name, place);
  }
  if (!places.has(''))
    places.set('', {
      name: '',
      table: 'partner',
      step: undefined,
      windows: new Set(),
      leaving: new Set(),
      starts: new Set(),
      readings: [[]],
    });
  const [first, ...rest] = [...places.values()].sort((one, other) => one.name.length - other.name.length);
  return [first as Place, ...rest].map((place, number) => ({ number, place }));
}

/** What a target is made of beside its definition: what it reads, and the windows there. */
function shapeOf({ tree: { target }, places, days }: CompiledTarget): string {
  const read = places.map(({ name, windows, leaving }) => `${name}${[...windows].join()};${[...leaving].join()}`);
  return [target.kind, target.id, ...days, ...read].join(' ');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
