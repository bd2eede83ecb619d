import type { GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { TooLong } from '../errors/errors';
import type { BoundOperation } from '../operation/operation';
import type { Selected, Selection } from '../operation/selection';
import { Slices, type Wait } from '../assemble/slices';

/** How many objects are written between two looks at the clock. */
const stride = 64;

/**
 * V8 keeps a text that grows as a tree of its parts, and puts it together when a character is read: all at once, which takes tens of
 * milliseconds for megabytes of small parts. So a text of so many characters is put together as it grows.
 */
const pageCharacters = 4_096;

/** After a text of so many characters was put together, other requests have their turn. */
const largeCharacters = 262_144;

/**
 * Writes what an operation selects of the schema, as JSON. Each part of the schema is written once for each selection, and
 * its text is used at every place: so the time grows with what is written anew, and not with the length of the text.
 */
export class SchemaWriter {
  private readonly texts = new Map<Selection, Map<unknown, string>>();
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

  /** The text of the root fields; undefined if it would have more characters than it may have. */
  async write(fields: readonly Selected[], typeName: string): Promise<string | undefined> {
    try {
      const writing = this.object({ typeName, fields }, undefined);
      for (;;) {
        const step = writing.next();
        if (step.done === true) return step.value;
        await this.slices.next();
      }
    } catch (problem) {
      if (problem instanceof TooLong) return undefined;
      throw problem;
    }
  }

  /** Yields where other requests should have their turn. */
  private *object(selection: Selection, source: unknown): Generator<void, string> {
    let known = this.texts.get(selection);
    if (!known) this.texts.set(selection, (known = new Map()));
    const text = known.get(source);
    if (text !== undefined) return text;
    if (++this.objects % stride === 0 && this.slices.over) yield;
    let made = '';
    for (const selected of selection.fields) {
      const name = `${made === '' ? '{' : ','}${JSON.stringify(selected.key)}:`;
      const value = selected.definition.resolve?.(source, this.bound.givenTo(selected), undefined, this.info(selected));
      this.count(name.length);
      made += name;
      made += yield* this.value(selected.definition.type, selected, value);
      if (made.length > this.mostCharacters) throw new TooLong();
    }
    made = joined(made === '' ? '{}' : `${made}}`);
    if (made.length > largeCharacters && this.slices.over) yield;
    known.set(source, made);
    return made;
  }

  private *value(type: GraphQLOutputType, selected: Selected, value: unknown): Generator<void, string> {
    if (isNonNullType(type)) return yield* this.value(type.ofType, selected, value);
    if (value === null || value === undefined) return this.counted('null');
    if (isListType(type)) {
      const pages: string[] = [];
      let length = 0;
      let page = '[';
      for (const each of value as Iterable<unknown>) {
        if (length + page.length > 1) page += ',';
        page += yield* this.value(type.ofType, selected, each);
        if (length + page.length > this.mostCharacters) throw new TooLong();
        if (page.length <= pageCharacters) continue;
        pages.push(joined(page));
        length += page.length;
        page = '';
      }
      if (length + page.length === 1) return this.counted('[]');
      return pages.length === 0 ? `${page}]` : `${pages.join('')}${page}]`;
    }
    if (isLeafType(type)) return this.counted(JSON.stringify(type.serialize(value)));
    const selection = isObjectType(type) ? selected.selections.get(type.name) : undefined;
    if (!selection) throw new Error(`${selected.path.join('.')} has nothing selected below it.`);
    return yield* this.object(selection, value);
  }

  /** What the resolvers of graphql-js for the schema read of the place where they are called. */
  private info({ parentType }: Selected): GraphQLResolveInfo {
    return { schema: this.schema, parentType } as GraphQLResolveInfo;
  }

  private counted(text: string): string {
    this.count(text.length);
    return text;
  }

  private count(characters: number): void {
    this.written += characters;
    if (this.written > this.mostCharacters) throw new TooLong();
  }
}

/** A text whose parts are put together if it is long. */
function joined(text: string): string {
  if (text.length > pageCharacters) text.charCodeAt(0);
  return text;
}
