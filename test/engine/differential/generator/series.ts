import type { FieldNode, SelectionNode } from 'graphql';
import { getNamedType } from 'graphql';
import { entityFacts } from '../../../reference/entities';
import type { SeriesArguments } from '../../../reference/series';
import { periodsOf } from '../../../reference/series';
import { write } from './arguments';
import { anyDate } from './dates';
import type { Draft, Field, Place } from './draft';
import { sampleSize } from './draft';
import { growing, selectForecast } from './forecast';
import { afford, claim, fieldNode, fieldsOf } from './fields';
import { takeFlaw } from './flaws';
import { dressed } from './measures';
import { selectRow } from './selections';

/** About how many days the periods have. */
const lengths = { DAY: 1, WEEK: 7, MONTH: 30, QUARTER: 91, YEAR: 365, FISCAL_QUARTER: 91 };

const wrongSeries = [
  { every: 'DAY', from: '2020-02-29', to: '2020-02-28' },
  { every: 'DAY', from: '2020-01-01', to: '2021-02-04' },
  { every: 'FISCAL_QUARTER', from: '1900-01-01', to: '2000-01-01' },
  { every: 'YEAR', vendor: 'cisco', from: '2020-01-01', to: '2021-01-01' },
];

/**
 * `series` of a list or of a group.
 * @param owner the type that has the field
 * @param aggregate gives the selections of the aggregate of a point
 */
export function selectSeries(
  draft: Draft,
  place: Place,
  owner: string,
  field: Field,
  aggregate: (place: Place) => SelectionNode[],
): FieldNode[] {
  const forecast = fieldsOf(draft, `${place.type}Series`).find(({ name }) => name === 'forecast');
  const leads = forecast !== undefined && draft.usage.leads(`${place.type}Series`, forecast);
  const isForecast = leads || draft.choice.chance(draft.usage.count(`${place.type}Series.forecast`) === 0 ? 60 : 25);
  const point = `${place.type}Point`;
  const toQuarter = fieldsOf(draft, point).some(
    (each) => getNamedType(each.type).name in entityFacts && draft.usage.leads(point, each),
  );
  const needsQuarters = toQuarter || draft.usage.wants(`${owner}.${field.name}(vendor)`);
  const values = takeFlaw(draft, 'series')
    ? draft.choice.pick(wrongSeries)
    : valuesOf(draft, isForecast, needsQuarters);
  const points = place.count * (periodsOf(draft.graph, values as SeriesArguments)?.length ?? 1);
  if (!afford(draft, { count: points }, 40, 2)) return [];
  const label = `${owner}.${field.name}`;
  const given = write(draft, label, field, { ...values });
  draft.usage.add(label);
  const { key, below } = claim(draft, place.scope, { name: owner }, field, given);
  const series = `${place.type}Series`;
  const members = fieldsOf(draft, series).filter(({ name }) => name !== 'forecast' || isForecast);
  const selections = members.flatMap((each): FieldNode[] => {
    if (each.name === 'forecast')
      return selectForecast(draft, { ...place, scope: below }, series, each, values as SeriesArguments);
    const { key: name, below: scope } = claim(draft, below, { name: series }, each, []);
    draft.usage.add(`${series}.${each.name}`);
    return [fieldNode(each, name, [], selectPoint(draft, { ...place, count: points, scope }, aggregate))];
  });
  return [fieldNode(field, key, given, dressed(draft, series, { ...place, scope: below }, selections))];
}

/** @param needsQuarters whether the periods are to be fiscal quarters of a vendor */
function valuesOf(draft: Draft, isForecast: boolean, needsQuarters: boolean): SeriesArguments {
  const { choice, usage } = draft;
  if (isForecast && !needsQuarters && choice.chance(70)) return choice.pick(growing);
  const drawn = choice.weighted(
    Object.keys(lengths).map((each) => [usage.weight(`SeriesPeriod.${each}`), each as SeriesArguments['every']]),
  );
  const every = needsQuarters ? 'FISCAL_QUARTER' : drawn;
  usage.add(`SeriesPeriod.${every}`);
  const from = anyDate(draft);
  const days = choice.integer(0, Math.floor(lengths[every] * choice.pick([0.4, 1.5, 3])));
  const end = new Date(Date.parse(from) + days * 86_400_000).toISOString();
  const to = /^(?!0000)\d{4}-/.test(end) ? end.slice(0, 10) : from;
  return {
    every,
    from,
    to,
    ...(every === 'FISCAL_QUARTER' &&
      (needsQuarters || choice.chance(60)) && { vendor: choice.pick(['cisco', 'no-such-vendor', '\u0000']) }),
  };
}

function selectPoint(draft: Draft, place: Place, aggregate: (place: Place) => SelectionNode[]): SelectionNode[] {
  const { choice, usage } = draft;
  const type = `${place.type}Point`;
  const fields = fieldsOf(draft, type).filter(
    (each) => each.name === 'aggregate' || usage.leads(type, each) || choice.chance(70),
  );
  const selections = fields.flatMap((field): FieldNode[] => {
    const target = getNamedType(field.type).name;
    const isRow = target in entityFacts;
    if (!afford(draft, place, 40, isRow ? 3 : 0)) return [];
    usage.add(`${type}.${field.name}`);
    const { key, below: scope } = claim(draft, place.scope, { name: type }, field, []);
    if (field.name === 'aggregate') return [fieldNode(field, key, [], aggregate({ ...place, scope }))];
    if (!isRow) return [fieldNode(field, key, [])];
    const rows = choice.shuffle(draft.graph.rows(target)).slice(0, sampleSize);
    const row = { ...place, type: target, rows, depth: place.depth + 1, scope };
    return [fieldNode(field, key, [], selectRow(draft, row))];
  });
  return dressed(draft, type, place, selections);
}
