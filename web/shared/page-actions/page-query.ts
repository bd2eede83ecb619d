import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Kind, print, type DocumentNode } from 'graphql';

/** A query of a page: what the page sends, and what it is for. */
export interface PageQuery {
  /** What it asks for, in the reader's language. */
  readonly title: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
}

/** Whether a table keeps the lists inside a row together, or repeats the row for each element. */
type Shape = 'nested' | 'long';

/**
 * A query of a page, with variables that fit its document.
 * @param shape of its table; `long` needs rows without two lists beside each other
 */
export function pageQuery<Data, Variables extends Readonly<Record<string, unknown>>>(
  title: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  shape: Shape = 'nested',
): PageQuery {
  return { title, document, variables, shape };
}

export const tableFormats = ['csv', 'xlsx', 'parquet'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Opens a query in the IDE. The part behind `#` is not sent to the hub. */
export function ideAddress({ document, variables }: PageQuery): string {
  return `/graphql#${new URLSearchParams({ query: print(document), variables: JSON.stringify(variables, null, 2) })}`;
}

/** The path of the table of a query. The build gives every document of the pages a name: `FinderPartners` is `finder-partners`. */
export function tableAddress({ document, variables, shape }: PageQuery, format: string): string {
  const query = new URLSearchParams({ shape, variables: JSON.stringify(variables) });
  return `/data/${tableName(document)}.${format}?${query}`;
}

export function tableName(document: DocumentNode): string {
  const name =
    document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)?.name?.value ?? '';
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
