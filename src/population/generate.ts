import { StartError } from '../start-error';
import type { Definition } from './definition';
import { Population, type PopulationOptions } from './population';
import type { Sink } from './sink/sink';
import { firstDay } from './program';

/** Called with the progress of the work. */
export interface Listener {
  /** A part of the work begins; it has so many steps. */
  begin(part: string, steps: number): void;
  step(): void;
}

export const silent: Listener = { begin: () => undefined, step: () => undefined };

/** How many bytes of rows wait for a table or a file at most before they are written. */
const bundle = 1024 * 1024;

/** @throws StartError for a day before the earliest possible one */
export function checkDay(day: string): void {
  if (day < firstDay)
    throw new StartError(
      `The program went live in August 2011, and its story needs some months: the day must be ${firstDay} or later, not ${day}.`,
    );
}

/** Writes a population to a sink, one partner after the other. */
export async function generate(
  options: PopulationOptions,
  definition: Definition,
  sink: Sink,
  listener: Listener,
): Promise<void> {
  const { scale } = options;
  const population = new Population(options, definition, sink);
  listener.begin('writing', scale.partners);
  for (let count = 0; count < scale.partners; count++) {
    population.next();
    listener.step();
    await sink.flush(bundle);
  }
  population.finish();
  await sink.flush(0);
}
