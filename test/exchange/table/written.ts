import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableFormat } from '../../../src/exchange/table/format';
import type { Table } from '../../../src/exchange/table/table';

/** Writes a table to a file, and removes it after the work. */
export async function withWritten<Result>(
  format: TableFormat,
  table: Table,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'table-'));
  try {
    const path = join(folder, `${table.name}.${format.extension}`);
    const file = await open(path, 'wx');
    try {
      await format.write(table, { bom: false, separator: ',' }, async (chunk) => {
        await file.writeFile(chunk);
      });
    } finally {
      await file.close();
    }
    return await work(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
