import type { Place } from '../engine';
import { rowsOf } from './place-rows';

/** The columns that rules read of a table. */
interface UsedColumns {
  readonly columns: readonly string[];
  /** Those that are days, and those that are instants. */
  readonly days: readonly string[];
  readonly instants: readonly string[];
}

/** What rules read, by table. */
export type UsedTables = ReadonlyMap<string, UsedColumns>;

/** A place with the number by which marks name it. The partner itself has the number 0. */
export interface NumberedPlace {
  readonly number: number;
  readonly place: Place;
}

/**
 * The functions that find the partners whose rules read changed rows of a place. Keys are those by which marks name the rows:
 * of the rows themselves, or of the rows before them, whose keys they hold.
 */
export function reachingFunctions(places: readonly NumberedPlace[]): string {
  const isDirect = ({ place: { step } }: NumberedPlace): boolean => !step || (step.held === 'here' && !step.from.step);
  const direct = places.filter(isDirect).map(({ number }) => String(number));
  const cases = places.flatMap((each) => {
    const { number, place } = each;
    if (isDirect(each)) return [];
    const { from, where, alias } = rowsOf(place.step?.held === 'here' ? place.step.from : place);
    return [
      `when place = ${number} then return query select distinct partner.id from partner, ${from} where ${where} and ${alias}.id = any (keys);`,
    ];
  });
  return `create or replace function reached_partners(place integer, keys bigint[]) returns setof bigint
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $reach$
begin
  case
    ${cases.join('\n    ')}
    when true then return query select unnest(keys);
  end case;
end $reach$;
create or replace function direct_places() returns integer[] immutable return array[${direct.join(', ')}];`;
}

/** What a change of a row of a table marks: a place, and the key in a column of the changed row. */
interface Mark {
  readonly place: number;
  readonly column: string;
  /** Whether rows that come or go are marked as well; otherwise only those that change. */
  readonly always: boolean;
}

/** The functions and triggers that mark the rows which rules read, in the transaction that changes them. */
export function markingTriggers(places: readonly NumberedPlace[], used: UsedTables): ReadonlyMap<string, string> {
  const tables = new Set([...used.keys(), 'partner']);
  return new Map(
    [...tables].map((table) => {
      const marks = places.flatMap(({ number, place }): Mark[] => {
        if (place.table !== table) return [];
        const { step } = place;
        return step?.held === 'here'
          ? [{ place: number, column: step.column, always: true }]
          : [{ place: number, column: 'id', always: !step }];
      });
      return [table, markingOf(table, marks, used.get(table)?.columns ?? [])];
    }),
  );
}

/** The number of the place of marks that reach everyone. `judge_marked` of migration 0040 knows it. */
const everyone = -1;

function markingOf(table: string, marks: readonly Mark[], columns: readonly string[]): string {
  const insert = (rows: string, which: readonly Mark[]): string => {
    const selects = which.map(
      ({ place, column }) => `select ${place}, "${column}" from ${rows} where "${column}" is not null`,
    );
    // Rules read the table otherwise than over edges, so a change of it may reach everyone.
    if (marks.length === 0) selects.push(`select ${everyone}, 0 where exists (select from ${rows})`);
    return selects.length > 0
      ? `insert into rule_mark (place, key) ${selects.join(' union ')} on conflict do nothing;`
      : 'null;';
  };
  const always = marks.filter((mark) => mark.always);
  const shown = [...new Set([...columns, ...marks.map(({ column }) => column)])].map((name) => `"${name}"`).join(', ');
  const changed = (from: string, other: string): string =>
    `(select ${shown} from ${from} except select ${shown} from ${other}) changed`;
  const events = {
    insert: 'referencing new table as new_rows',
    update: 'referencing old table as old_rows new table as new_rows',
    delete: 'referencing old table as old_rows',
    truncate: '',
  };
  const marking = `case tg_op
    when 'INSERT' then ${insert('new_rows', always)}
    when 'UPDATE' then
      ${insert(changed('new_rows', 'old_rows'), marks)}
      ${insert(changed('old_rows', 'new_rows'), always)}
    when 'DELETE' then ${insert('old_rows', always)}
    else insert into rule_mark (place, key) values (${everyone}, 0) on conflict do nothing;
  end case;`;
  return `${markingFunction(table, marking)}
${Object.entries(events)
  .map(
    ([event, rows]) =>
      `create or replace trigger ${table}_mark_${event} after ${event} on "${table}" ${rows} for each statement execute function mark_${table}();`,
  )
  .join('\n')}`;
}

/** The function of the triggers of a table that no rule reads any more. */
export function markingNothing(table: string): string {
  return markingFunction(table, '');
}

function markingFunction(table: string, marking: string): string {
  return `create or replace function mark_${table}() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $mark$
begin
  ${marking}
  return null;
end $mark$;`;
}
