import type { Place } from '../engine';

/** SQL for rows of a place, beside the row of `partner` that leads to them. */
interface PlaceRows {
  readonly from: string;
  readonly where: string;
  readonly alias: string;
  /** The places on the way from the partner, without the partner, each with the alias of its rows. The place itself comes last. */
  readonly way: readonly { readonly place: Place; readonly alias: string }[];
}

/** The rows of a place that one partner leads to. */
export function rowsOf(place: Place): PlaceRows {
  const way = wayTo(place).map((each, index) => ({ place: each, alias: `p${index + 1}` }));
  const conditions = way.map(({ place: { step }, alias }, index) => {
    const above = way[index - 1]?.alias ?? 'partner';
    const column = step?.column ?? '';
    const found = step?.held === 'here' ? `${alias}."${column}" = ${above}.id` : `${alias}.id = ${above}."${column}"`;
    const constant = step?.constant;
    return constant ? `${found} and ${alias}."${constant.column}" = '${constant.value}'` : found;
  });
  return {
    from: way.map(({ place: { table }, alias }) => `"${table}" ${alias}`).join(', '),
    where: conditions.join(' and '),
    alias: way.at(-1)?.alias ?? 'partner',
    way,
  };
}

function wayTo(place: Place): readonly Place[] {
  return place.step ? [...wayTo(place.step.from), place] : [];
}
