import { readFile } from 'node:fs/promises';
import { StartError } from './start-error';

/** The reason why the system cannot open a file or a folder, in words for the common causes. */
export function whyNotRead({ code, message }: NodeJS.ErrnoException, what: 'file' | 'folder'): string {
  switch (code) {
    case 'ENOENT':
      return `there is no such ${what}`;
    case 'EACCES':
    case 'EPERM':
      return 'this account may not read it';
    case 'EISDIR':
      return 'it is a folder';
    case 'ELOOP':
      return 'links lead in a circle';
    default:
      return message;
  }
}

/** A folder that the user of the terminal has named and that cannot be read. */
export function unreadableFolder(folder: string, error: unknown): StartError {
  const cause = error as NodeJS.ErrnoException;
  const reason =
    cause.code === 'ENOTDIR' ? 'it is a file; give the folder that the file is in' : whyNotRead(cause, 'folder');
  return new StartError(`The folder ${folder} cannot be read: ${reason}.`, { cause });
}

/** The text of a file that the user of the terminal has named. @throws StartError if it cannot be read */
export async function readNamedFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    throw new StartError(`The file ${file} cannot be read: ${whyNotRead(cause, 'file')}.`, { cause });
  }
}
