import type { FieldNode, SelectionNode } from 'graphql';
import { getNamedType, isLeafType } from 'graphql';
import type { SeriesArguments } from '../../../reference/series';
import { write } from './arguments';
import type { Draft, Field, Place } from './draft';
import { judgedOften } from './draft';
import { afford, claim, fieldNode, fieldsOf } from './fields';
import { filterOf } from './filters';
import { takeFlaw } from './flaws';
import { dressed, room } from './measures';

const wrongForecasts = [
  {},
  { until: '2030-01-01', reaching: 1 },
  { until: '0001-01-01' },
  { until: '9999-12-31' },
  { reaching: -1 },
  { count: {}, share: {}, reaching: 0.5 },
  { share: {}, reaching: 1.01 },
];

/** Series that grow, so that a forecast has something to go on. */
export const growing: readonly SeriesArguments[] = [
  { every: 'YEAR', from: '2011-01-01', to: '2027-03-03' },
  { every: 'YEAR', from: '2008-05-01', to: '2025-12-31' },
  { every: 'QUARTER', from: '2011-03-01', to: '2013-09-30' },
  { every: 'MONTH', from: '2011-05-01', to: '2012-08-20' },
  { every: 'FISCAL_QUARTER', vendor: 'cisco', from: '2011-03-01', to: '2014-02-02' },
];

/** `forecast` of a series. */
export function selectForecast(
  draft: Draft,
  place: Place,
  owner: string,
  field: Field,
  { every, from }: SeriesArguments,
): FieldNode[] {
  const { choice, usage } = draft;
  // A forecast takes tens of milliseconds, here and in the hub.
  if (place.count > 8 || !afford(draft, place, 400, 4)) return [];
  const label = `${owner}.${field.name}`;
  usage.add(label);
  const values = takeFlaw(draft, 'forecast')
    ? choice.pick(wrongForecasts)
    : valuesOf(draft, place, label, { every, from });
  const given = write(draft, label, field, values);
  const { key, below } = claim(draft, place.scope, { name: owner }, field, given);
  return [fieldNode(field, key, given, membersOf(draft, { ...place, scope: below }, 'Forecast'))];
}

function valuesOf(
  draft: Draft,
  place: Place,
  label: string,
  { every, from }: Pick<SeriesArguments, 'every' | 'from'>,
): Readonly<Record<string, unknown>> {
  const { choice, usage } = draft;
  const rare = <Name extends string>(...names: readonly Name[]): Name =>
    choice.weighted(names.map((name) => [usage.weight(`${label}(${name})`), name]));
  const wanted = (['count', 'share', 'until', 'reaching'] as const).find((name) => usage.wants(`${label}(${name})`));
  const isOf = wanted === 'count' || wanted === 'share';
  // Only a series that grows is forecast. If the document goes to what a forecast contains, the other arguments are chosen for that.
  const seeksFuture = fieldsOf(draft, 'Forecast').some(
    (each) => !isLeafType(getNamedType(each.type)) && usage.leads('Forecast', each),
  );
  const of = isOf ? wanted : seeksFuture || choice.chance(80) ? rare('count', 'share') : undefined;
  const ofGrowth = growth(draft, place.type);
  const filter = of && {
    [of]:
      ofGrowth && (seeksFuture || choice.chance(60))
        ? ofGrowth
        : filterOf(judgedOften(draft, place.product), place.type, room),
  };
  // Few periods, so that the answer is short: of days, those of the series itself.
  const until =
    every === 'DAY' || every === 'WEEK'
      ? from
      : `${Number(from.slice(0, 4)) + choice.pick(seeksFuture ? [20] : [0, 2, 17])}-12-31`;
  const goal =
    (wanted !== undefined && !isOf ? wanted : seeksFuture ? 'until' : rare('until', 'reaching')) === 'until'
      ? { until: until.length === 10 && until >= from ? until : from }
      : { reaching: of === 'share' ? choice.pick([0, 0.3, 0.6, 0.9, 1]) : choice.pick([0, 1, 12.5, 100, 400]) };
  return { ...filter, ...goal };
}

/** A filter that keeps more and more rows; undefined if the type has none. */
function growth(draft: Draft, type: string): object | undefined {
  if (type === 'Partner') return { qualifications: { some: {} } };
  return fieldsOf(draft, type).some(({ name }) => name === 'inForce') ? { inForce: { eq: true } } : undefined;
}

function membersOf(draft: Draft, place: Place, type: string): SelectionNode[] {
  const fields = fieldsOf(draft, type).filter((each) => draft.usage.leads(type, each) || draft.choice.chance(70));
  const selections = fields.map((field): FieldNode => {
    const { key, below } = claim(draft, place.scope, { name: type }, field, []);
    const named = getNamedType(field.type);
    draft.usage.add(`${type}.${field.name}`);
    return fieldNode(
      field,
      key,
      [],
      isLeafType(named) ? undefined : membersOf(draft, { ...place, scope: below }, named.name),
    );
  });
  return dressed(draft, type, place, selections);
}
