import { countedValue, isCounted } from '../condition/window';
import type { BoundArguments } from './bound-arguments';

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
    if (isCounted(source)) return countedValue(source, (name) => this.of(name));
    const dot = source.indexOf('.');
    const index = Number(source.slice(0, dot));
    const isOfField = dot >= 0 && !Number.isNaN(index);
    const value = (isOfField ? this.fields[index]?.values[source.slice(dot + 1)] : this.request[source]) ?? null;
    return typeof value === 'function' ? (value as () => unknown)() : value;
  }
}
