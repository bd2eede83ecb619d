import type { Client } from 'pg';
import { documentHash } from '../../../src/access/trusted-documents';

/** The path of the table of a registered document, without its format. */
export function addressOf(text: string): string {
  return `/data/${documentHash(text)}`;
}

/** Registers a document. @returns the path of its table, without its format */
export async function register(client: Client, text: string): Promise<string> {
  const values = [documentHash(text), text];
  await client.query('insert into trusted_document (hash, text) values ($1, $2) on conflict do nothing', values);
  return addressOf(text);
}
