import { isOwnCursor } from '../../reference/cursor';
import type { HttpAnswer } from './question';

interface AnswerBody {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
}

/** How much the distances of two implementations may differ, relative to their size. */
const tolerance = 1e-9;

/**
 * The difference between the results of the reference and the hub, in words; undefined if there is none.
 * @param distances in the expected result; the last digits of the actual ones may differ
 */
export function difference(
  expected: HttpAnswer,
  actual: HttpAnswer,
  distances: ReadonlySet<number>,
): string | undefined {
  if (expected.status === actual.status && expected.body === actual.body) return undefined;
  if (expected.status !== actual.status)
    return `status ${expected.status} became ${actual.status}: ${shorten(actual.body)}`;
  const [expectedBody, actualBody] = [bodyOf(expected), bodyOf(actual)];
  const [expectedErrors, actualErrors] = [errorsOf(expectedBody), errorsOf(actualBody)];
  if (expectedErrors !== actualErrors)
    return `errors [${expectedErrors}] became [${actualErrors}]: ${shorten(actual.body)}`;
  if (expectedErrors === '') {
    const alike = JSON.stringify(new Likeness(distances).adopt(expectedBody, actualBody));
    const end = /\s*$/.exec(actual.body)?.[0] ?? '';
    return alike + end === expected.body ? undefined : firstDifference(expected.body, alike + end);
  }
  const [expectedData, actualData] = [JSON.stringify(expectedBody.data), JSON.stringify(actualBody.data)];
  return expectedData === actualData ? undefined : `data ${expectedData} became ${actualData}`;
}

/** What kind of difference this is: in the status, in the data, or from which errors. A smaller request must show the same kind. */
export function kindOf(differs: string): string {
  return /^(errors \[[^\]]*\]|\w+)/.exec(differs)?.[0] ?? differs;
}

/** Allows the permitted differences: opaque cursors, and the last digits of distances. */
class Likeness {
  readonly #actualOf = new Map<string, string>();
  readonly #expectedOf = new Map<string, string>();

  constructor(private readonly distances: ReadonlySet<number>) {}

  /** The actual value, with the expected one where they may differ. */
  adopt(expected: unknown, actual: unknown): unknown {
    if (isOwnCursor(expected) && typeof actual === 'string') return this.#adoptCursor(expected, actual);
    if (typeof expected === 'number' && typeof actual === 'number') {
      const isNear = Math.abs(expected - actual) <= tolerance * Math.abs(expected);
      return this.distances.has(expected) && isNear ? expected : actual;
    }
    if (typeof expected !== 'object' || typeof actual !== 'object' || expected === null || actual === null)
      return actual;
    if (Array.isArray(actual)) {
      const others: readonly unknown[] = Array.isArray(expected) ? expected : [];
      return actual.map((each, index) => this.adopt(others[index], each));
    }
    const others = new Map(Object.entries(expected));
    // Not by assignment: a response key may be `__proto__`.
    return Object.fromEntries(Object.entries(actual).map(([key, each]) => [key, this.adopt(others.get(key), each)]));
  }

  /** Each place has one cursor, and each cursor has one place. */
  #adoptCursor(expected: string, actual: string): string {
    const known = this.#actualOf.get(expected) ?? actual;
    const other = this.#expectedOf.get(actual) ?? expected;
    this.#actualOf.set(expected, known);
    this.#expectedOf.set(actual, other);
    return known === actual && other === expected ? expected : actual;
  }
}

/** Whether an answer is one that needed rows: no errors in it. */
export function isAnswered({ status, body }: HttpAnswer): boolean {
  return status === 200 && body.startsWith('{"data":{');
}

function bodyOf({ body }: HttpAnswer): AnswerBody {
  return JSON.parse(body) as AnswerBody;
}

function errorsOf({ errors = [] }: AnswerBody): string {
  return errors
    .map(({ path, extensions }) => `${extensions?.code ?? 'no code'} at ${path?.join('.') ?? 'the request'}`)
    .sort()
    .join(', ');
}

function firstDifference(expected: string, actual: string): string {
  let index = 0;
  while (index < expected.length && expected[index] === actual[index]) index += 1;
  const around = (text: string): string => text.slice(Math.max(0, index - 120), index + 120);
  return `the bodies part at character ${index}\n  expected …${around(expected)}…\n  actual   …${around(actual)}…`;
}

function shorten(text: string): string {
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
