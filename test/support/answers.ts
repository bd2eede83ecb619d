/** A response to a GraphQL request. */
export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** The data of a response. @throws Error if the response has errors or no data */
export function dataIn<Data>({ body }: { readonly body: unknown }): Data {
  const { data, errors } = body as Answer;
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data as Data;
}
