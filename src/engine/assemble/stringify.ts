import { TooLong } from '../errors/errors';
import { JsonText } from './json-text';
import { Slices, type Wait } from './slices';

/** Data with more objects and lists than this are made JSON in slices. `JSON.stringify` takes some 5 ms for as many. */
const many = 5_000;

/** A value with at most so many objects and lists is made JSON in one piece. */
const few = 200;

/** The characters that are put together before they are kept apart. */
const chunk = 64 * 1024;

/** So many characters take as long as an object. */
const charactersOfObject = 256;
/** The characters of a member beside its text, roughly. */
const charactersOfMember = 16;

/**
 * Makes data JSON in slices if they are large. Returns undefined if they are not.
 * @param most the most characters of a text that is made in slices
 * @throws TooLong
 */
export async function stringifyLarge(data: object, wait?: Wait, most = Infinity): Promise<JsonText | undefined> {
  if (!hasMore(data, many)) return undefined;
  const slices = new Slices(wait);
  const writer = new Writer(slices, most);
  const writing = writer.write(data);
  while (writing.next().done !== true) await slices.next();
  return new JsonText(writer.end());
}

/** Whether a value has more objects and lists than a number, itself included. Characters count as well. */
function hasMore(value: object, most: number): boolean {
  const waiting = [value];
  let characters = 0;
  for (let count = 1; count <= most; count++) {
    const next = waiting.pop();
    if (!next) return false;
    const members = Object.values(next) as readonly unknown[];
    characters += members.length * charactersOfMember;
    for (const each of members) {
      if (typeof each === 'object' && each !== null) waiting.push(each);
      else if (typeof each === 'string') characters += each.length;
    }
    if (waiting.length + count + characters / charactersOfObject > most) return true;
  }
  return waiting.length > 0;
}

class Writer {
  private readonly chunks: string[] = [];
  private text = '';
  private length = 0;

  constructor(
    private readonly slices: Slices,
    private readonly most: number,
  ) {}

  /** Writes a value as `JSON.stringify` does. Yields where other requests should have their turn. */
  *write(value: unknown): Generator<void, void> {
    if (typeof value !== 'object' || value === null || !hasMore(value, few)) {
      this.add(JSON.stringify(value) ?? 'null');
      if (this.slices.over) yield;
      return;
    }
    let between = '';
    if (Array.isArray(value)) {
      this.add('[');
      for (const each of value) {
        this.add(between);
        between = ',';
        yield* this.write(each);
      }
      this.add(']');
      return;
    }
    this.add('{');
    for (const [key, each] of Object.entries(value)) {
      if (each === undefined) continue;
      this.add(`${between}${JSON.stringify(key)}:`);
      between = ',';
      yield* this.write(each);
    }
    this.add('}');
  }

  end(): readonly string[] {
    return [...this.chunks, this.text];
  }

  private add(text: string): void {
    this.length += text.length;
    if (this.length > this.most) throw new TooLong();
    this.text += text;
    if (this.text.length < chunk) return;
    // V8 keeps a text that grows as a tree. Reading a character puts it together, now instead of all at the end.
    this.text.charCodeAt(0);
    this.chunks.push(this.text);
    this.text = '';
  }
}
