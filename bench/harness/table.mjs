/** The result as text. */

/** For the terminal: everything, one line for each contender. */
export function terminalTable({ lines, workloads, contenders }) {
  const rows = [];
  for (const { name, title, missing } of workloads) {
    for (const connections of [...new Set(lines.map((line) => line.connections))]) {
      const found = lines.filter((line) => line.workload === name && line.connections === connections);
      if (found.length === 0) continue;
      rows.push('', `${title}, ${connections} connection${connections === 1 ? '' : 's'}`, header());
      for (const contender of contenders) {
        const line = found.find((each) => each.contender === contender.name);
        rows.push(
          line ? row(contender.title, line) : `  ${contender.title.padEnd(36)} –  ${missing?.[contender.name] ?? ''}`,
        );
      }
    }
  }
  return rows.join('\n');
}

const header = () =>
  `  ${''.padEnd(36)}${['req/s', 'spread', 'hub ×', 'spread', 'p50 ms', 'p99 ms', 'server', 'database', 'cpu ×', 'load'].map((name) => name.padStart(13)).join('')}`;

function row(title, { perSecond, hubRatio, p50, p99, serverCpu, databaseCpu, cpuRatio, loadCpu }) {
  const cells = [
    perSecond.median.toFixed(0),
    `${perSecond.least.toFixed(0)}–${perSecond.most.toFixed(0)}`,
    hubRatio ? hubRatio.median.toFixed(2) : '',
    hubRatio ? `${hubRatio.least.toFixed(2)}–${hubRatio.most.toFixed(2)}` : '',
    p50.toFixed(2),
    p99.toFixed(2),
    serverCpu === undefined ? '' : `${serverCpu.toFixed(2)} ms`,
    databaseCpu === undefined ? '' : `${databaseCpu.toFixed(2)} ms`,
    cpuRatio === undefined ? '' : cpuRatio.toFixed(2),
    `${(loadCpu * 100).toFixed(0)} %`,
  ];
  return `  ${title.padEnd(36)}${cells.map((cell) => cell.padStart(13)).join('')}`;
}

/** For the README: requests per second and, for each other contender, how many times as many the hub answered. */
export function markdownTable({ lines, workloads, contenders, machine, settings, at }) {
  const titles = contenders.map(({ title }) => title);
  const rows = [];
  for (const { name, title } of workloads) {
    for (const connections of settings.connections) {
      const found = lines.filter((line) => line.workload === name && line.connections === connections);
      if (found.length === 0) continue;
      const cells = contenders.map((contender) => {
        const line = found.find((each) => each.contender === contender.name);
        if (!line) return '–';
        const perSecond = line.perSecond.median.toFixed(0);
        if (contender.name === 'hub' || !line.hubRatio) return `**${perSecond}**`;
        const { median, least, most } = line.hubRatio;
        return `${perSecond} (${median.toFixed(2)}×; ${least.toFixed(2)}–${most.toFixed(2)})`;
      });
      rows.push(`| ${title} | ${connections} | ${cells.join(' | ')} |`);
    }
  }
  return [
    `Requests per second, medians of ${settings.rounds} interleaved rounds of ${settings.seconds} s; in parentheses how many times as many the hub answered, with the least and the most of the rounds.`,
    `${machine.cpu}, ${machine.cores} cores shared by load generator, server and database; Node ${machine.node}, PostgreSQL ${machine.postgresql}, ${machine.partners} partners, ${at.slice(0, 10)}.`,
    '',
    `| workload | connections | ${titles.join(' | ')} |`,
    `| --- | ---: | ${titles.map(() => '---:').join(' | ')} |`,
    ...rows,
  ].join('\n');
}
