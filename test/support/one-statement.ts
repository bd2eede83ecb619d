import type { TestHub } from './demo-hub';
import { recordStatements } from './statements';

/** Sends a document and returns its data. Fails if the answer has errors, or if the hub sent more than one statement. */
export async function dataInOneStatement<Data>(
  hub: Pick<TestHub, 'post'>,
  query: string,
  variables: object = {},
): Promise<Data> {
  const { result, statements } = await recordStatements(() => hub.post({ query, variables }));
  const { data, errors } = result.body as { readonly data: Data; readonly errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  expect(statements).toHaveLength(1);
  return data;
}
