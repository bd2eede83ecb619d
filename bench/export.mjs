import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hub } from './contenders/hub.mjs';
import { growth, quantile, startReader, waits } from './export/measure.mjs';
import { startContender } from './harness/contender-process.mjs';
import { createKey, openBenchDatabase } from './harness/database.mjs';
import { dataFolder } from './harness/folders.mjs';

const partner = 'slug name country { code name } technologies(first: 100) { nodes { slug name vendor { name } } }';
const links = `left join (partner_technology l join technology t on t.id = l.technology_id join vendor v on v.id = t.vendor_id)
    on l.partner_id = p.id and l.valid_from <= current_date and (l.valid_to is null or l.valid_to > current_date)`;
const columns = 'p.slug, p.name, c.code, c.name, t.slug, t.name, v.name';

/**
 * Tables of the links between partners and technologies, each as a document and as a statement: all links in force, and those of the
 * partner of each award since a day, which are a million rows and fit into a sheet of XLSX.
 */
const tables = {
  links: {
    document: `query Links { partners { nodes { ${partner} } } }`,
    statement: `select ${columns} from partner p join country c on c.id = p.country_id ${links} order by p.name, p.id, t.name`,
  },
  million: {
    document: `query Million {
  awards(filter: { validFrom: { gte: "2017-04-01" } }) { nodes { partner { ${partner} } } }
}`,
    statement: `select ${columns} from award a join partner p on p.id = a.partner_id join country c on c.id = p.country_id ${links}
  where a.valid_from >= '2017-04-01' order by a.valid_from, a.id, t.name`,
  },
};

const formats = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** How long the waits of another client are measured alone and beside `COPY`, in seconds. */
const span = 5;

/**
 * Exports tables in each format, with `COPY … TO STDOUT` of the same columns before each. Prints the rows and bytes, what it took of
 * both, how much the hub's memory grew, and the waits of another client: beside `COPY` again and again, which the hub has no part in, and
 * before and beside each export.
 *
 * @param {{ rounds: number, settings: import('./harness/settings.mjs').Settings }} options
 */
export async function exportTables({ rounds, settings }) {
  const database = await openBenchDatabase(settings, (line) => console.error(line));
  const logFolder = join(dataFolder, 'logs');
  await mkdir(logFolder, { recursive: true });
  const key = await createKey(['--role', 'admin'], database.url);
  const environment = { ...hub.launch.environment, COST_LIMIT: '100000000000' };
  const launch = { ...hub.launch, environment };
  const server = await startContender({ ...hub, launch }, { ...settings, databaseUrl: database.url, logFolder });
  const reader = startReader();
  const bench = { server, key, reader, url: database.url };
  try {
    await waits(server.origin, key, sleep(1_000));
    console.log(
      '| table | format | rows | MB | seconds | of the rate of COPY, % | memory, +MB | page p50, ms | p99, ms | × without export |',
    );
    console.log('| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |');
    for (let round = 0; round < rounds; round++) {
      for (const [name, table] of Object.entries(tables)) await exportTable(bench, name, table);
    }
  } finally {
    reader.stop();
    await server.stop();
    await database.close();
  }
}

async function exportTable({ server, key, reader, url }, name, { document, statement }) {
  const copies = reader.ask({ task: 'copies', url, columns: statement, seconds: span });
  row(name, 'COPY', ['', '', '', '', ''], await waits(server.origin, key, copies));
  for (const [format, accept] of Object.entries(formats)) {
    const copied = await reader.ask({ task: 'copy', url, columns: statement });
    // The machine may be busier now than it was before: each export is held against the moment before it.
    const alone = await waits(server.origin, key, sleep(span * 1_000));
    row(name, 'no export', ['', '', '', '', ''], alone);
    const ask = () => reader.ask({ task: 'table', url: `${server.origin}/graphql`, accept, document, key });
    const beside = ask();
    const [taken, grown] = await Promise.all([waits(server.origin, key, beside), growth(server.processId, beside)]);
    const { rows, bytes, seconds } = await beside;
    const shown = format === 'csv' || format === 'ndjson' ? rows : copied.rows;
    const figures = [shown, (bytes / 1e6).toFixed(0), seconds.toFixed(1)];
    const share = ((100 * copied.seconds) / seconds).toFixed(0);
    row(name, format, [...figures, share, grown], taken, alone);
  }
}

function row(table, format, figures, taken, alone) {
  const [median, late] = [0.5, 0.99].map((share) => quantile(taken, share));
  const times = alone ? (late / quantile(alone, 0.99)).toFixed(1) : '';
  console.log(`| ${[table, format, ...figures, median.toFixed(1), late.toFixed(1), times].join(' | ')} |`);
}

function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
