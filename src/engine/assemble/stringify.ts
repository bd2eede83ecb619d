import { JsonText } from './json-text';
import { Slices } from './slices';

/** Data with more objects and lists than this are made JSON in slices. `JSON.stringify` takes some 5 ms for as many. */
const many = 5_000;

/** The characters that are put together before they are kept apart. */
const chunk = 64 * 1024;

/** The values that are written between two looks at the clock. */
const stride = 32;

/** Makes data JSON in slices if they are large. Returns undefined if they are not. */
export async function stringifyLarge(data: object): Promise<JsonText | undefined> {
  if (!isLarge(data)) return undefined;
  const slices = new Slices();
  const writer = new Writer(slices);
  const writing = writer.write(data);
  while (writing.next().done !== true) await slices.next();
  return new JsonText(writer.end());
}

function isLarge(data: object): boolean {
  let count = 0;
  const waiting: object[] = [data];
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    if (++count > many) return true;
    for (const each of Object.values(value))
      if (typeof each === 'object' && each !== null) waiting.push(each as object);
  }
  return false;
}

class Writer {
  private readonly chunks: string[] = [];
  private text = '';
  private count = 0;

  constructor(private readonly slices: Slices) {}

  /** Writes a value as `JSON.stringify` does. Yields where other requests should have their turn. */
  *write(value: unknown): Generator<void, void> {
    if (typeof value !== 'object' || value === null || isFlat(value)) {
      this.add(JSON.stringify(value) ?? 'null');
      if (++this.count % stride === 0 && this.slices.over) yield;
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

  end(): string {
    this.chunks.push(this.text);
    return this.chunks.join('');
  }

  private add(text: string): void {
    this.text += text;
    if (this.text.length < chunk) return;
    // V8 keeps a text that grows as a tree. Reading a character puts it together, now instead of all at the end.
    this.text.charCodeAt(0);
    this.chunks.push(this.text);
    this.text = '';
  }
}

/** Whether an object has no lists and no objects with objects in them, such as a row of scalars and amounts of money. */
function isFlat(value: object, depth = 0): boolean {
  if (Array.isArray(value)) return value.length === 0;
  for (const each of Object.values(value))
    if (typeof each === 'object' && each !== null && (depth === 2 || !isFlat(each as object, depth + 1))) return false;
  return true;
}
