import type { GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { TooLong } from '../errors/errors';
import type { BoundOperation } from '../operation/operation';
import type { Selected, Selection } from '../operation/selection';
import { Slices, type Wait } from '../assemble/slices';
import { Pages } from './pages';

/** How many objects are written between two looks at the clock. */
const stride = 64;

/** What was written of a part of the schema: a text, or the pages of a long one. */
type Text = string | readonly string[];

/**
 * Writes what an operation selects of the schema, as JSON. Each part of the schema is written once for each selection, and
 * its text is used at every place: so the time grows with what is written anew, and not with the length of the text.
 */
export class SchemaWriter {
  private readonly texts = new Map<Selection, Map<unknown, Text>>();
  private readonly slices: Slices;
  private objects = 0;
  /** Characters that were written anew; the text is at least as long. */
  private written = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly bound: BoundOperation,
    private readonly mostCharacters: number,
    wait: Wait,
  ) {
    this.slices = new Slices(wait);
  }

  /** The text of the root fields, in pieces; undefined if it would have more characters than it may have. */
  async write(fields: readonly Selected[], typeName: string): Promise<readonly string[] | undefined> {
    try {
      const writing = this.object({ typeName, fields }, undefined);
      for (;;) {
        const step = writing.next();
        if (step.done === true) return typeof step.value === 'string' ? [step.value] : step.value;
        await this.slices.next();
      }
    } catch (problem) {
      if (problem instanceof TooLong) return undefined;
      throw problem;
    }
  }

  /** Yields where other requests should have their turn. */
  private *object(selection: Selection, source: unknown): Generator<void, Text> {
    let known = this.texts.get(selection);
    if (!known) this.texts.set(selection, (known = new Map()));
    const text = known.get(source);
    if (text !== undefined) return text;
    if (++this.objects % stride === 0 && this.slices.over) yield;
    const pages = new Pages();
    for (const selected of selection.fields) {
      const name = `${pages.length === 0 ? '{' : ','}${JSON.stringify(selected.key)}:`;
      const value = selected.definition.resolve?.(source, this.bound.givenTo(selected), undefined, this.info(selected));
      pages.add(this.counted(name));
      this.addTo(pages, yield* this.value(selected.definition.type, selected, value));
    }
    pages.add(pages.length === 0 ? '{}' : '}');
    const made = pages.text();
    known.set(source, made);
    return made;
  }

  private *value(type: GraphQLOutputType, selected: Selected, value: unknown): Generator<void, Text> {
    if (isNonNullType(type)) return yield* this.value(type.ofType, selected, value);
    if (value === null || value === undefined) return this.counted('null');
    if (isListType(type)) {
      const pages = new Pages();
      for (const each of value as Iterable<unknown>) {
        pages.add(pages.length === 0 ? '[' : ',');
        this.addTo(pages, yield* this.value(type.ofType, selected, each));
      }
      pages.add(pages.length === 0 ? this.counted('[]') : ']');
      return pages.text();
    }
    if (isLeafType(type)) return this.counted(JSON.stringify(type.serialize(value)));
    const selection = isObjectType(type) ? selected.selections.get(type.name) : undefined;
    if (!selection) throw new Error(`${selected.path.join('.')} has nothing selected below it.`);
    return yield* this.object(selection, value);
  }

  private addTo(pages: Pages, text: Text): void {
    pages.add(text);
    if (pages.length > this.mostCharacters) throw new TooLong();
  }

  /** What the resolvers of graphql-js for the schema read of the place where they are called. */
  private info({ parentType }: Selected): GraphQLResolveInfo {
    return { schema: this.schema, parentType } as GraphQLResolveInfo;
  }

  private counted(text: string): string {
    this.written += text.length;
    if (this.written > this.mostCharacters) throw new TooLong();
    return text;
  }
}
