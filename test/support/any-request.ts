/** The answer to a request that the hub refuses. */
export interface Refusal {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: { readonly code: string };
  }[];
}

/** Sends requests that no client library would send. */
export function anyRequests(url: string): {
  /** Sends any value as the body of a POST. A text is sent as it is. */
  send(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Refusal>;
  get(parameters: Readonly<Record<string, string>>): Promise<Refusal>;
} {
  return {
    async send(body, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, ...((await response.json()) as object) };
    },
    async get(parameters) {
      const response = await fetch(`${url}/graphql?${new URLSearchParams(parameters).toString()}`);
      return { status: response.status, ...((await response.json()) as object) };
    },
  };
}

/** The status, and the code and message of the first error. */
export function firstError({ status, errors }: Refusal): readonly unknown[] {
  return [status, errors?.[0]?.extensions.code, errors?.[0]?.message];
}
