import type { Bound } from './bound';
import { countedValue, isCounted } from '../condition/window';

/** Every value of one request, by the names under which plans know them: `day`, `now`, `asOf`, `viewer.partner`, or `3.filter.name.eq` of slot 3. */
export class Values {
  constructor(
    private readonly request: { readonly [name: string]: unknown },
    private readonly bounds: readonly Bound[],
  ) {}

  /** The value of a source; null where the request has none. */
  of(source: string): unknown {
    if (isCounted(source)) return countedValue(source, (name) => this.of(name));
    const dot = source.indexOf('.');
    const slot = Number(source.slice(0, dot));
    return (
      (Number.isNaN(slot) || dot < 0 ? this.request[source] : this.bounds[slot]?.values[source.slice(dot + 1)]) ?? null
    );
  }
}
