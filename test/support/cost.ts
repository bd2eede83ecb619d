/** The answer of a hub that was asked for the cost of an operation. */
interface CostedAnswer {
  readonly data: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path: readonly string[];
    readonly extensions: object;
  }[];
  readonly extensions?: { readonly cost?: { readonly requested: number; readonly limit: number } };
}

/** Sends an operation with the header that asks for its cost. */
export async function askForCost(url: string, query: string, variables: object = {}): Promise<CostedAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-cost': '1' },
    body: JSON.stringify({ query, variables }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as CostedAnswer;
}
