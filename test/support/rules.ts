import { createDataSource } from '../../src/database/data-source';
import { compileStoredRules } from '../../src/program-rules';

/** Compiles the rules of a database, after a test has written some past the importer. */
export async function compileRules(url: string): Promise<void> {
  const dataSource = await createDataSource({ url }).initialize();
  const problems = await compileStoredRules(dataSource).finally(() => dataSource.destroy());
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
