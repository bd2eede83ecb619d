/** A result as Markdown: the tables of RESULTS.md, and the rows of the README. */

/** The workloads of the README. */
const forReadme = ['directory', 'profile', 'technology', 'keyset', 'lookup'];
/** The number of connections of the README and of the comparison. */
const usualConnections = 16;

/**
 * First the comparison at 16 connections, then everything that was measured, a table for each number of connections.
 *
 * @returns {string}
 */
export function resultTables(result) {
  const { contenders, machine, settings, at } = result;
  const numbers = [...new Set(result.lines.map((line) => line.connections))];
  const main = numbers.includes(usualConnections) ? usualConnections : numbers[0];
  return [
    `${at.slice(0, 10)}, commit ${machine.commit}. ${machine.cpu}, ${machine.cores} cores shared by the load generator, the server and`,
    `the database; Node.js ${machine.node}, PostgreSQL ${machine.postgresql}, ${machine.partners} partners. Medians of ${settings.rounds} interleaved rounds of ${settings.seconds} s.`,
    '',
    `### Requests per second at ${connectionsInWords(main)}`,
    '',
    'In parentheses: how many times as many the hub answered. A value above 1 means that the hub was faster.',
    '',
    ...comparison(result, main, result.workloads, contenders),
    ...numbers.flatMap((connections) => [
      '',
      `### All values at ${connectionsInWords(connections)}`,
      '',
      ...everything(result, connections),
    ]),
  ].join('\n');
}

/** The rows of the README. */
export function readmeTable(result) {
  const chosen = result.workloads.filter(({ name }) => forReadme.includes(name));
  const others = result.contenders.filter(({ name }) => !name.startsWith('hub-'));
  return comparison(result, usualConnections, chosen, others).join('\n');
}

/** A row for each workload, a column for each contender. */
function comparison({ lines }, connections, workloads, contenders) {
  const rows = workloads.map(({ name, title }) => {
    const cells = contenders.map((contender) => {
      const line = lineOf(lines, name, connections, contender);
      if (!line) return '–';
      const rate = figure(line.perSecond.median);
      return contender.name === 'hub' ? `**${rate}**` : `${rate} (${line.hubRatio.median.toFixed(2)}×)`;
    });
    return { cells, row: `| ${title} | ${cells.join(' | ')} |` };
  });
  return [
    `| workload | ${contenders.map(({ title }) => title).join(' | ')} |`,
    `| --- | ${contenders.map(() => '---:').join(' | ')} |`,
    ...rows.filter(({ cells }) => cells.some((cell) => cell !== '–')).map(({ row }) => row),
  ];
}

/** A row for each workload and contender. */
function everything({ lines, workloads, contenders }, connections) {
  const rows = workloads.flatMap(({ name, title }) =>
    contenders.flatMap((contender) => {
      const line = lineOf(lines, name, connections, contender);
      return line ? [rowOf(title, contender, line)] : [];
    }),
  );
  return [
    '| workload | server | requests/s | least–most | hub × | p50, ms | p99, ms | CPU of the server, ms | CPU of the database, ms | answer, kB |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ];
}

function rowOf(title, contender, { perSecond, hubRatio, p50, p99, serverCpu, databaseCpu, bytes, plan }) {
  const cells = [
    title,
    plan === 'custom' ? `${contender.title}, planned for its values` : contender.title,
    figure(perSecond.median),
    `${figure(perSecond.least)}–${figure(perSecond.most)}`,
    contender.name === 'hub' ? '' : hubRatio.median.toFixed(2),
    p50.toFixed(2),
    p99.toFixed(2),
    serverCpu?.toFixed(2) ?? '',
    databaseCpu?.toFixed(2) ?? '',
    (bytes / 1000).toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

function lineOf(lines, workload, connections, { name }) {
  return lines.find(
    (each) => each.workload === workload && each.connections === connections && each.contender === name,
  );
}

const figure = (rate) => rate.toFixed(rate < 10 ? 1 : 0);

const connectionsInWords = (number) => `${number} connection${number === 1 ? '' : 's'}`;
