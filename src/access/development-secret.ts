import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { StartError } from '../start-error';

/** The secret of the development tokens. It is kept in a file, so the tokens are the same at each start. */
export interface DevelopmentSecret {
  /** The key that signs them: 32 bytes. */
  readonly key: Buffer;
  /** The slugs of the partner and the distributor of the tokens; absent if the database has none. */
  readonly partner?: string;
  readonly distributor?: string;
}

const keyBytes = 32;

/** Makes a new random secret. */
export function newSecret(): DevelopmentSecret {
  return { key: randomBytes(keyBytes) };
}

/**
 * Reads the secret of an earlier start.
 * @returns undefined if there is no file
 * @throws StartError if the file cannot be read, is damaged, or others than this account can read it
 */
export function readSecret(file: string): DevelopmentSecret | undefined {
  const refuse = (why: string, cause?: unknown): StartError =>
    new StartError(
      `${file} holds the signing key of the development tokens, but ${why}. ` +
        'Correct this, or delete the file: the hub then makes new tokens.',
      { cause },
    );
  let text: string;
  try {
    const handle = fs.openSync(file, 'r');
    try {
      const problem = exposure(fs.fstatSync(handle));
      if (problem !== undefined) throw refuse(problem);
      text = fs.readFileSync(handle, 'utf8');
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw refuse(`it cannot be read (${(error as Error).message})`, error);
  }
  const secret = parse(text);
  if (!secret) throw refuse('it is damaged');
  return secret;
}

/** Why other accounts could read a file; undefined if only this account can. */
function exposure({ mode, uid }: fs.Stats): string | undefined {
  // Windows has no such modes. There the folder of the account protects the file.
  const account = process.getuid?.();
  if (account === undefined) return undefined;
  if (uid !== account) return 'it belongs to another account';
  return (mode & 0o077) === 0
    ? undefined
    : `other accounts may read or write it (its mode is ${(mode & 0o777).toString(8)}, not 600)`;
}

function parse(text: string): DevelopmentSecret | undefined {
  try {
    const { key, partner, distributor } = JSON.parse(text) as { readonly [name: string]: unknown };
    const bytes = typeof key === 'string' ? Buffer.from(key, 'base64url') : undefined;
    if (bytes?.length !== keyBytes) return undefined;
    return {
      key: bytes,
      ...(typeof partner === 'string' && { partner }),
      ...(typeof distributor === 'string' && { distributor }),
    };
  } catch {
    return undefined;
  }
}

/**
 * Writes the secret to a file that only this account can read. The file appears whole or not at all.
 * @throws StartError if it cannot be written
 */
export function keepSecret(file: string, { key, ...parties }: DevelopmentSecret): void {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = fs.openSync(aside, 'wx', 0o600);
    try {
      fs.writeFileSync(handle, `${JSON.stringify({ key: key.toString('base64url'), ...parties })}\n`);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(aside, file);
  } catch (error) {
    fs.rmSync(aside, { force: true });
    throw new StartError(
      `The secret of the development tokens cannot be written to ${file}: ${(error as Error).message}.`,
      {
        cause: error,
      },
    );
  }
}
