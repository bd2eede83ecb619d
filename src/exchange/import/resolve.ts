import { escapeIdentifier as name, escapeLiteral as literal, type ClientBase } from 'pg';
import { shown } from '../format/cell';
import { words } from '../../engine/metadata/names';
import { isLookup, type Lookup, type Part } from '../format/layout';
import type { Problems } from './problems';
import type { Held, Slot } from './sheet';
import type { Stage } from './stage';

/** One look-up of the rows of a file. The column `k0`, `k1`, … of the resolved table has the keys that it found. */
export interface Step {
  readonly lookup: Lookup;
  readonly column: string;
  /** The slots with the values that identify the target, those of inner look-ups included. */
  readonly slots: readonly Slot[];
  readonly inner: readonly Step[];
  /** Whether the target is a row of the same file. The look-up then runs after the rows are written. */
  readonly own: boolean;
}

/**
 * The rows of a file with their references: the table of the stage and, for each row, the keys of its references (`k0`,
 * `k1`, …), the key of the row if it exists (`own`), and the key that it has or will have (`id`).
 */
export interface Resolved {
  readonly stage: Stage;
  readonly table: string;
  /** The look-up of each reference field, by the field's label. */
  readonly steps: ReadonlyMap<string, Step>;
  readonly everyStep: readonly Step[];
  /** The number of new rows, and of existing ones. */
  readonly fresh: number;
  readonly existing: number;
  /** Whether a reference was not found. References to rows of the same file are not looked up yet. */
  readonly unresolved: boolean;
}

/** Builds the SQL of look-ups and gathers their steps. */
class Lookups {
  readonly steps: Step[] = [];
  readonly joins: string[] = [];

  /** @returns the step. For a target in the same file only the inner look-ups are joined. */
  add(lookup: Lookup, slotOf: (part: Part) => Slot, own: boolean): Step {
    const inner: Step[] = [];
    if (lookup.by !== 'external') {
      for (const { value } of lookup.by) if (isLookup(value)) inner.push(this.add(value, slotOf, false));
    }
    const step: Step = { lookup, column: `k${this.steps.length}`, slots: lookup.parts.map(slotOf), inner, own };
    this.steps.push(step);
    if (!own && lookup.within.length === 0)
      this.joins.push(
        `left join ${name(tableOf(lookup))} ${step.column} on ${condition(step, 's', (each) => keyOf(each))}`,
      );
    return step;
  }
}

/** Looks up the references of the rows of a file in one statement, and gives each new row its key. */
export async function resolve(client: ClientBase, stage: Stage): Promise<Resolved> {
  const lookups = new Lookups();
  const steps = new Map<string, Step>();
  for (const { field, slots } of stage.sheet.held) {
    if (field.kind !== 'reference') continue;
    steps.set(
      field.label,
      lookups.add(field.target, (part) => slots[field.parts.indexOf(part)] as Slot, field.own),
    );
  }
  const columns = lookups.steps.map((step) => `${step.own ? 'null::bigint' : keyOf(step)} as ${step.column}`);
  const sequence = `pg_get_serial_sequence(${literal(name(stage.sheet.layout.entity.tableName))}, 'id')`;
  const table = `pg_temp.import_row_${stage.number}`;
  await client.query(
    `create temporary table import_row_${stage.number} on commit drop as
     select q.*, coalesce(q.own, nextval(${sequence})) as id
     from (select ${['s.*', ...columns, 'own.id as own'].join(', ')}
           from ${stage.table} s ${lookups.joins.join(' ')} ${ownJoin(stage, steps)} ${joinsWithin(lookups.steps, steps)}
           order by s.line) q`,
  );
  const unresolved = lookups.steps.filter(({ own }) => !own).map((step) => `(${leadsNowhere(step)})`);
  const { rows } = await client.query<Pick<Resolved, 'fresh' | 'existing' | 'unresolved'>>(
    `select (count(*) filter (where r.own is null))::integer as fresh, count(r.own)::integer as existing,
       coalesce(bool_or(${unresolved.join(' or ') || 'false'}), false) as unresolved
     from ${table} r`,
  );
  const counts = rows[0] ?? { fresh: 0, existing: 0, unresolved: false };
  return { stage, table, steps, everyStep: lookups.steps, ...counts };
}

/** Joins the targets that have something alike with the row: with what the file says of it, or else the row itself. */
function joinsWithin(all: readonly Step[], steps: ReadonlyMap<string, Step>): string {
  return all
    .filter(({ own, lookup }) => !own && lookup.within.length > 0)
    .map((step) => {
      const alike = step.lookup.within.map(({ property, own, target }) => {
        const given = steps.get(property);
        const known = `own.${name(own)}`;
        return `${step.column}.${name(target)} = ${given ? `coalesce(${keyOf(given)}, ${known})` : known}`;
      });
      const on = [condition(step, 's', (each) => keyOf(each)), ...alike].join(' and ');
      return `left join ${name(tableOf(step.lookup))} ${step.column} on ${on}`;
    })
    .join(' ');
}

/** Whether the row `r` names a target that was not found. */
function leadsNowhere({ column, slots }: Step): string {
  return [`r.${column} is null`, ...slots.map((slot) => `r.${slot.name} is not null`)].join(' and ');
}

/** Looks up the references to rows of the same file, after these rows were written. */
export async function resolveOwn(client: ClientBase, { table, everyStep }: Resolved): Promise<void> {
  for (const step of everyStep) {
    if (!step.own) continue;
    const target = name(tableOf(step.lookup));
    const alike = step.lookup.within.map(
      (each) =>
        `${step.column}.${name(each.target)} is not distinct from (select t.${name(each.own)} from ${target} t where t.id = s.id)`,
    );
    const on = [condition(step, 's', (each) => `s.${each.column}`), ...alike].join(' and ');
    await client.query(
      `update ${table} s set ${step.column} = ${keyOf(step)} from ${target} ${step.column} where ${on}`,
    );
  }
}

/**
 * Reports the references that were not found, and rejects their rows. If the target is a row of this import that was rejected, that
 * was reported, and the reference is not reported as well.
 * @param stages of all files so far
 * @param unread the entities whose rows could not all be read: references to them may be right
 */
export async function checkReferences(
  client: ClientBase,
  resolved: Resolved,
  own: boolean,
  stages: readonly Stage[],
  unread: ReadonlySet<string>,
  problems: Problems,
): Promise<void> {
  if (!own && !resolved.unresolved) return;
  for (const step of resolved.everyStep) {
    if (step.own !== own) continue;
    const found = step.inner.map((inner) => `r.${inner.column} is not null`);
    const { rows } = await client.query<{ line: number; values: string[]; known: boolean }>(
      `select r.line, array[${step.slots.map((slot) => `r.${slot.name}::text`).join(', ')}] as values, ${rejectedElsewhere(step, resolved.stage.sheet.held, stages)} as known
       from ${resolved.table} r where ${[leadsNowhere(step), ...found].join(' and ')} order by r.line`,
    );
    // A row of the same file is found by what it has alike with the written row. A rejected row was not written, so it finds none.
    const isUntold = step.own && step.lookup.within.length > 0 ? new Set(resolved.stage.rejected) : new Set<number>();
    for (const { line, values, known } of rows) {
      resolved.stage.rejected.add(line);
      if (known || isUntold.has(line) || unread.has(step.lookup.typeName)) continue;
      problems.add({
        file: resolved.stage.source.name,
        line,
        column: labelOf(step),
        message: `there is no ${described(step.lookup, values)}${alikeIn(step.lookup)}`,
      });
    }
    await rejectBehind(client, resolved, step);
  }
}

/** A row whose inner look-up failed was reported already. It is rejected as well. */
async function rejectBehind(client: ClientBase, { table, stage }: Resolved, step: Step): Promise<void> {
  if (step.inner.length === 0) return;
  const { rows } = await client.query<{ line: number }>(`select r.line from ${table} r where ${leadsNowhere(step)}`);
  for (const { line } of rows) stage.rejected.add(line);
}

/** Whether the row that is looked up is a row of this import that was rejected. */
function rejectedElsewhere(step: Step, held: readonly Held[], stages: readonly Stage[]): string {
  const { lookup } = step;
  const { within } = lookup;
  const alike = within.flatMap(({ property }) => held.find(({ field }) => field.label === property)?.slots ?? []);
  const slots = [...step.slots, ...(step.own ? [] : alike)];
  const among = stages.filter(({ sheet }) => sheet.layout.typeName === lookup.typeName);
  const tests = among.flatMap(({ sheet, table, rejected }) => {
    const columns = step.own ? [] : within.map(({ target }) => target);
    const theirs = lookup.by === 'external' ? sheet.external : keySlots(sheet.held, lookup, columns);
    return theirs?.length === slots.length
      ? [
          `exists (select from ${table} t where t.line = any ('{${[...rejected].join(',')}}') and ${theirs.map((slot, index) => `t.${slot.name} = r.${slots[index]?.name}`).join(' and ')})`,
        ]
      : [];
  });
  return tests.length === 0 ? 'false' : `(${tests.join(' or ')})`;
}

/** The slots with the key of the rows of a file, in the order of the parts of a look-up. */
function keySlots(held: readonly Held[], lookup: Lookup, alike: readonly string[]): readonly Slot[] | undefined {
  if (lookup.by === 'external') return undefined;
  const slots = [...lookup.by.map(({ column }) => column), ...alike].map((column) =>
    held.find(
      ({ field }) => (field.kind === 'scalar' || field.kind === 'reference') && field.column.databaseName === column,
    ),
  );
  return slots.every((each) => each !== undefined) ? slots.flatMap((each) => each.slots) : undefined;
}

function tableOf(lookup: Lookup): string {
  return lookup.by === 'external' ? 'external_reference' : lookup.entity.tableName;
}

function keyOf(step: Step): string {
  return `${step.column}.${step.lookup.by === 'external' ? 'node_key' : 'id'}`;
}

/** The condition that a row of the step's table is the target of the row of `rows`. The table is named like the step's column. */
function condition(step: Step, rows: string, innerKey: (inner: Step) => string): string {
  const { lookup, slots, inner, column } = step;
  if (lookup.by === 'external') return externalCondition(column, lookup.typeName, rows, slots);
  let slot = 0;
  let next = 0;
  return lookup.by
    .map(({ column: target, value }) => {
      if (!isLookup(value)) return `${column}.${name(target)} = ${rows}.${slots[slot++]?.name}`;
      slot += value.parts.length;
      return `${column}.${name(target)} = ${innerKey(inner[next++] as Step)}`;
    })
    .join(' and ');
}

function externalCondition(
  alias: string,
  typeName: string,
  rows: string,
  [source, externalId]: readonly Slot[],
): string {
  return `${alias}.node_type = ${literal(typeName)} and ${alias}.source = ${rows}.${source?.name} and ${alias}.external_id = ${rows}.${externalId?.name}`;
}

/** Finds the row itself, by its natural key or by its external reference. */
function ownJoin({ sheet }: Stage, steps: ReadonlyMap<string, Step>): string {
  const { layout, held, external } = sheet;
  const table = name(layout.entity.tableName);
  if (layout.key === 'external') {
    const on = externalCondition('known', layout.typeName, 's', external ?? []);
    return `left join external_reference known on ${on} left join ${table} own on own.id = known.node_key`;
  }
  const conditions = layout.key.map((field) => {
    const step = steps.get(field.label);
    const slot = held.find((each) => each.field === field)?.slots[0]?.name;
    const column = `own.${name(field.column.databaseName)}`;
    if (field.required) return `${column} = ${step ? keyOf(step) : `s.${slot}`}`;
    return `${column} is not distinct from ${step ? keyOf(step) : slot === undefined ? 'null' : `s.${slot}`}`;
  });
  return `left join ${table} own on ${conditions.join(' and ')}`;
}

/** A part of the natural key of the rows of a file. */
interface KeyPart {
  readonly label: string;
  /** The column of the resolved table. */
  readonly column: string;
  /** The condition that the value is known. One that is not required is known to be empty, too. */
  readonly isKnown: string;
}

/** The natural key of the rows of a file, as far as the file has its columns. */
export function keyParts({ stage, steps }: Resolved): readonly KeyPart[] {
  const { layout, held } = stage.sheet;
  if (layout.key === 'external') return [];
  return layout.key.flatMap((field) => {
    const slots = held.find((each) => each.field === field)?.slots ?? [];
    const column = steps.get(field.label)?.column ?? slots[0]?.name;
    if (column === undefined) return [];
    const isGiven = `${column} is not null`;
    const isEmpty = slots.map((slot) => `${slot.name} is null`).join(' and ');
    return [{ label: field.label, column, isKnown: field.required ? isGiven : `(${isGiven} or ${isEmpty})` }];
  });
}

/** The column of the file at which a failed look-up is reported: its last one. */
function labelOf({ slots }: Step): string | undefined {
  return slots.at(-1)?.label;
}

/** What the target has alike with the row: ` with the same program`. */
function alikeIn({ within }: Lookup): string {
  return within.length === 0 ? '' : ` with the same ${within.map(({ property }) => words(property)).join(' and ')}`;
}

/** `Country "XX"`, `Offering with partner "nimbus-works", name "Sky"`. */
export function described(lookup: Lookup, values: readonly string[]): string {
  if (values.length === 1) return `${lookup.typeName} ${shown(values[0] as string)}`;
  const parts = lookup.parts.map(
    ({ label }, index) => `${label.slice(lookup.label.length + 1)} ${shown(values[index] as string)}`,
  );
  return `${lookup.typeName} with ${parts.join(', ')}`;
}
