import type { HttpAnswer } from './question';

interface AnswerBody {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
}

/** What differs between the answers of the reference and the hub, in words; undefined where nothing does. */
export function difference(expected: HttpAnswer, actual: HttpAnswer): string | undefined {
  if (expected.status === actual.status && expected.body === actual.body) return undefined;
  if (expected.status !== actual.status)
    return `status ${expected.status} became ${actual.status}: ${shorten(actual.body)}`;
  const [expectedBody, actualBody] = [bodyOf(expected), bodyOf(actual)];
  const [expectedErrors, actualErrors] = [errorsOf(expectedBody), errorsOf(actualBody)];
  if (expectedErrors !== actualErrors)
    return `errors [${expectedErrors}] became [${actualErrors}]: ${shorten(actual.body)}`;
  if (expectedErrors === '') return firstDifference(expected.body, actual.body);
  const [expectedData, actualData] = [JSON.stringify(expectedBody.data), JSON.stringify(actualBody.data)];
  return expectedData === actualData ? undefined : `data ${expectedData} became ${actualData}`;
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
