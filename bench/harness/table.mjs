/** A result as text for the terminal: one line for each contender. */
export function terminalTable({ lines, workloads, contenders }) {
  const rows = [];
  for (const { name, title, missing } of workloads) {
    for (const connections of [...new Set(lines.map((line) => line.connections))]) {
      const found = lines.filter((line) => line.workload === name && line.connections === connections);
      if (found.length === 0) continue;
      rows.push('', `${title}, ${connections} connection${connections === 1 ? '' : 's'}`, header());
      for (const contender of contenders) {
        const line = found.find((each) => each.contender === contender.name);
        if (line) rows.push(row(contender.title, line));
        else if (missing?.[contender.name]) rows.push(`  ${contender.title.padEnd(36)} –  ${missing[contender.name]}`);
      }
    }
  }
  return rows.join('\n');
}

const header = () =>
  `  ${''.padEnd(36)}${['req/s', 'spread', 'hub ×', 'spread', 'p50 ms', 'p99 ms', 'server', 'database', 'cpu ×', 'load', 'plan'].map((name) => name.padStart(13)).join('')}`;

function row(title, { perSecond, hubRatio, p50, p99, serverCpu, databaseCpu, cpuRatio, loadCpu, plan }) {
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
    plan ?? '',
  ];
  return `  ${title.padEnd(36)}${cells.map((cell) => cell.padStart(13)).join('')}`;
}
