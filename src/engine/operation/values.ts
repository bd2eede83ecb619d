import { countedValue, isCounted } from '../condition/window';
import type { BoundArguments } from './bound-arguments';

/** Where a value is found: among the values of a field with an index, or among those of the request. */
interface ValuePlace {
  /** The name that plans know it by. */
  readonly source: string;
  readonly counted: boolean;
  readonly field: number | undefined;
  readonly name: string;
}

function placeOf(source: string): ValuePlace {
  const dot = source.indexOf('.');
  const index = Number(source.slice(0, dot));
  const isOfField = dot >= 0 && !Number.isNaN(index);
  return {
    source,
    counted: isCounted(source),
    field: isOfField ? index : undefined,
    name: isOfField ? source.slice(dot + 1) : source,
  };
}

const known = new WeakMap<readonly string[], readonly ValuePlace[]>();

/** The places of the values that a plan names. They are found once for each plan. */
export function placesOf(sources: readonly string[]): readonly ValuePlace[] {
  let places = known.get(sources);
  if (!places) known.set(sources, (places = sources.map(placeOf)));
  return places;
}

/**
 * Every value of one request, by the names that plans know them by: `day`, `now`, `asOf`, `viewer.partner`, or
 * `3.filter.name.eq`, which is the value `filter.name.eq` of the field with the index 3.
 */
export class Values {
  constructor(
    private readonly request: { readonly [name: string]: unknown },
    private readonly fields: readonly Pick<BoundArguments, 'values'>[],
  ) {}

  /** The value with a name. Returns null if the request has none. */
  of(source: string): unknown {
    return this.at(placeOf(source));
  }

  /** The value at a place. Returns null if the request has none. */
  at({ source, counted, field, name }: ValuePlace): unknown {
    if (counted) return countedValue(source, (each) => this.of(each));
    const value = (field === undefined ? this.request[name] : this.fields[field]?.values[name]) ?? null;
    return typeof value === 'function' ? (value as () => unknown)() : value;
  }
}
