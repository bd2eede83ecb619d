import type { Client } from 'pg';
import { asAdministrator, databaseOf, newName, urlOf, type TestDatabase } from './bare-database';
import { templates, type Template } from './templates';
import { testDay } from './test-day';

export { testDay, type Template, type TestDatabase };

/** The number of the locks by which test files make each template once: "tmpl" in ASCII. The second number is the template's. */
const templateLock = 0x746d706c;

/** A database cloned from a template. The first test file that needs the template makes it. */
export async function createTestDatabase(template: Template = 'empty'): Promise<TestDatabase> {
  const name = newName();
  await asAdministrator(async (administrator) => {
    await clone(administrator, await ensureTemplate(administrator, template), name);
  });
  return databaseOf(name);
}

/**
 * A migrated database whose default collation is not that of the server.
 * @param locale options of `create database`: `locale_provider icu icu_locale 'tr-TR'`
 */
export async function createDatabaseIn(locale: string): Promise<TestDatabase> {
  const name = newName();
  await asAdministrator(async (administrator) => {
    await administrator.query(`create database ${name} template template0 encoding 'UTF8' ${locale}`);
  });
  await templates.empty.fill(urlOf(name));
  return databaseOf(name);
}

/** A copy of a test's database. No connection to it may be open meanwhile. */
export async function copyDatabase(url: string): Promise<TestDatabase> {
  const name = newName();
  await asAdministrator((administrator) => clone(administrator, new URL(url).pathname.slice(1), name));
  return databaseOf(name);
}

async function ensureTemplate(administrator: Client, template: Template): Promise<string> {
  const name = `hub_template_${template.replaceAll('-', '_')}`;
  if (await exists(administrator, name)) return name;
  const lock = [templateLock, Object.keys(templates).indexOf(template)];
  await administrator.query('select pg_advisory_lock($1, $2)', lock);
  try {
    if (await exists(administrator, name)) return name;
    const { from, fill } = templates[template];
    // It gets its name at the end, so that nobody uses a template that is half made.
    const unfinished = `${name}_unfinished`;
    await administrator.query(`drop database if exists ${unfinished} with (force)`);
    if (from) await clone(administrator, await ensureTemplate(administrator, from), unfinished);
    else await administrator.query(`create database ${unfinished}`);
    await fill(urlOf(unfinished));
    await administrator.query(`alter database ${unfinished} rename to ${name}`);
    return name;
  } finally {
    await administrator.query('select pg_advisory_unlock($1, $2)', lock);
  }
}

/** Copying the files takes a fifth of the time of copying through the log. */
async function clone(administrator: Client, template: string, name: string): Promise<void> {
  await administrator.query(`create database ${name} template ${template} strategy file_copy`);
}

async function exists(administrator: Client, name: string): Promise<boolean> {
  return (await administrator.query('select from pg_database where datname = $1', [name])).rowCount === 1;
}
