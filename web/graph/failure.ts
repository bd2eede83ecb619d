import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** Why a request has no answer, as far as the reader of a page is concerned. */
export interface Failure {
  readonly kind: 'forbidden' | 'tooComplex' | 'tooMany' | 'busy' | 'offline' | 'refused' | 'broken';
  /** What the hub says, in English. */
  readonly detail: string;
}

const kinds: Readonly<Record<string, Failure['kind']>> = {
  FORBIDDEN_FIELD: 'forbidden',
  TOO_COMPLEX: 'tooComplex',
  RATE_LIMITED: 'tooMany',
  TIMEOUT: 'busy',
  SERVICE_UNAVAILABLE: 'busy',
  BAD_USER_INPUT: 'refused',
};

/** What an error means, whether the hub refused the operation or could not be reached. */
export function failureOf(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  if (CombinedGraphQLErrors.is(error)) return failureOfCode(error.errors[0]?.extensions?.['code'], detail);
  if (ServerError.is(error)) return failureOfText(error.bodyText, error.statusCode);
  // The browser tells no reason if it reaches nobody.
  if (error instanceof TypeError) return { kind: 'offline', detail };
  return { kind: 'broken', detail };
}

/** @param body an answer of GraphQL, or a problem of `/data` */
export function failureOfText(body: string, status: number): Failure {
  try {
    const { errors, code, detail } = JSON.parse(body) as {
      errors?: { message: string; extensions?: { code?: string } }[];
      code?: string;
      detail?: string;
    };
    return failureOfCode(errors?.[0]?.extensions?.code ?? code, errors?.[0]?.message ?? detail ?? `${status}`);
  } catch {
    return { kind: status === 429 ? 'tooMany' : status === 503 ? 'busy' : 'broken', detail: `${status}` };
  }
}

function failureOfCode(code: unknown, detail: string): Failure {
  return { kind: (typeof code === 'string' && Object.hasOwn(kinds, code) && kinds[code]) || 'broken', detail };
}
