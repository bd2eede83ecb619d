import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { benchRoot, projectRoot } from './folders.mjs';

/** The machine and the programs that a result came from. */
export async function machineAndPrograms(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const version = await client.query('show server_version');
    const partners = await client.query('select count(*)::integer as count from partner');
    const settings = await client.query(
      `select name, current_setting(name) as value from pg_settings
       where name in ('shared_buffers', 'work_mem', 'effective_cache_size', 'random_page_cost') order by name`,
    );
    return {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGigabytes: Math.round(totalmem() / 2 ** 30),
      system: `${platform()} ${release()}`,
      node: process.version,
      postgresql: version.rows[0].server_version,
      postgresqlSettings: Object.fromEntries(settings.rows.map(({ name, value }) => [name, value])),
      partners: partners.rows[0].count,
      commit: commit(),
      packages: packages(),
    };
  } finally {
    await client.end();
  }
}

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectRoot, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function packages() {
  const { dependencies } = JSON.parse(readFileSync(join(benchRoot, 'package.json'), 'utf8'));
  return Object.fromEntries(
    Object.keys(dependencies).map((name) => {
      const { version } = JSON.parse(readFileSync(join(benchRoot, 'node_modules', name, 'package.json'), 'utf8'));
      return [name, version];
    }),
  );
}
