import type { GraphQLError, GraphQLSchema } from 'graphql';
import { SchemaMetaFieldDef, TypeMetaFieldDef } from 'graphql';
import { LRUCache } from 'lru-cache';
import { lengthOf } from '../assemble/json-text';
import type { Wait } from '../assemble/slices';
import { refusal } from '../errors/errors';
import type { BoundOperation } from '../operation/operation';
import type { Selected, Selection } from '../operation/selection';
import { SchemaWriter } from './schema-writer';

/** So many characters of the schema cost 1. The whole schema has 1.5 million. */
const charactersOfUnit = 20;

/** The most characters of one answer, whatever it may cost. */
const mostCharacters = 32 * 1024 * 1024;

/** The most characters of an answer that graphql-js makes, in one piece, beside rows. */
const mostBesideRows = 100_000;

/** What the cache holds at most: texts, and their characters. */
const bounds = { max: 500, maxSize: 32 * 1024 * 1024 };

/** What an operation selects of the schema. */
export interface SchemaAnswer {
  /** As JSON, in pieces: the whole response of an operation that selects nothing else. */
  readonly text?: readonly string[];
  /** What it costs; above the limit if it is refused. */
  readonly units: number;
  readonly refusal?: GraphQLError;
  /** What was spent to find out that it is refused. */
  readonly spent?: number;
}

/** A text that was written before, or how long it is at least. */
type Known = { readonly text: readonly string[]; readonly length: number } | { readonly atLeast: number };

/** Answers what operations select of the schema, at a price for each character. */
export class Introspection {
  private readonly known = new LRUCache<string, Known>({
    ...bounds,
    sizeCalculation: (known, key) => 1 + key.length + ('text' in known ? known.length : 0),
  });

  constructor(private readonly schema: GraphQLSchema) {}

  /**
   * Writes what an operation selects of the schema, in slices, or finds it in the cache. Two operations that select the same
   * share one text, however their documents are written.
   * @param mostUnits the most that it may cost
   */
  async answer(bound: BoundOperation, mostUnits: number, wait: Wait): Promise<SchemaAnswer> {
    const { selection } = bound.operation;
    const fields = selection.fields.filter(isOfSchema);
    const most = Math.floor(Math.min(mostUnits * charactersOfUnit, mostCharacters));
    const key = signatureOf({ ...selection, fields }, bound);
    let known = this.known.get(key);
    let spent = 0;
    if (!known || ('atLeast' in known && known.atLeast < most)) {
      const text = await new SchemaWriter(this.schema, bound, most, wait).write(fields, selection.typeName);
      known = text === undefined ? { atLeast: most } : { text, length: lengthOf(text) };
      spent = 'length' in known ? unitsOf(known.length) : mostUnits;
      this.known.set(key, known);
    }
    if ('atLeast' in known || known.length > most)
      return { units: mostUnits + 1, spent, refusal: refuse(fields, tooLong(most)) };
    const { text, length } = known;
    const units = unitsOf(length);
    return length > mostBesideRows && !isOnlyOfSchema(bound)
      ? { units, spent, refusal: refuse(fields, notBesideRows(length)) }
      : { units, text };
  }
}

/** Whether an operation selects nothing but the schema. */
export function isOnlyOfSchema({ operation }: BoundOperation): boolean {
  return operation.selection.fields.every(isOfSchema);
}

function isOfSchema({ definition: { name } }: Selected): boolean {
  return name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name || name === '__typename';
}

function unitsOf(characters: number): number {
  return Math.ceil(characters / charactersOfUnit);
}

/** Tells apart all selections that give different texts. */
function signatureOf({ fields }: Selection, bound: BoundOperation): string {
  const each = fields.map((selected) => {
    const { key, definition, selections } = selected;
    const below = [...selections.values()].map((selection) => signatureOf(selection, bound));
    const given = definition.args.length > 0 ? JSON.stringify(bound.givenTo(selected)) : '';
    return `${key === definition.name ? '' : `${key}:`}${definition.name}${given}${below.join('')}`;
  });
  return `{${each.join()}}`;
}

function refuse(fields: readonly Selected[], message: string): GraphQLError {
  const [first] = fields;
  return refusal('TOO_COMPLEX', message, first?.path, first?.nodes);
}

function tooLong(most: number): string {
  return (
    `What the operation selects of the schema has more than ${most} characters and costs more than ` +
    `${unitsOf(most)}, the most that is allowed.`
  );
}

function notBesideRows(length: number): string {
  return (
    `What the operation selects of the schema has ${length} characters: at most ${mostBesideRows} are allowed beside rows. ` +
    'Ask for the schema in an operation of its own.'
  );
}
