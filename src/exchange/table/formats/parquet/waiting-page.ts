import type { encodeNestedValues } from 'hyparquet-writer/src/dremel.js';
import type { Physical } from './leaf';

/** Where values stand in the lists of their rows, and which are null. */
type Levels = Omit<ReturnType<typeof encodeNestedValues>, 'values'>;

/** The values of a page that is not made yet: as they are, or as their numbers in a dictionary. */
export class WaitingPage {
  readonly values: (Physical | null)[] = [];
  nulls = 0;
  /** The bytes of the values that are kept as they are, about. */
  bytes = 0;
  private readonly definitionLevels: number[] = [];
  private readonly repetitionLevels: number[] = [];
  private maxDefinitionLevel = 0;

  add(value: Physical | null, bytes: number): void {
    this.values.push(value);
    this.bytes += bytes;
    if (value === null) this.nulls++;
  }

  addLevels({ definitionLevels, repetitionLevels, maxDefinitionLevel }: Levels): void {
    for (const level of definitionLevels) this.definitionLevels.push(level);
    for (const level of repetitionLevels) this.repetitionLevels.push(level);
    this.maxDefinitionLevel = maxDefinitionLevel;
  }

  get levels(): Levels {
    const { definitionLevels, repetitionLevels, maxDefinitionLevel } = this;
    return { definitionLevels, repetitionLevels, maxDefinitionLevel };
  }
}
