/** What the rounds of a run come to. */

/** The median of numbers. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * One line for each cell: medians over the rounds, how many times as many requests the hub answered, round by round, and
 * how many times as much CPU a request takes as one of the hub, which other work on the machine disturbs less.
 *
 * @param {readonly import('./measure.mjs').Cell[]} cells
 */
export function summarise(cells) {
  return cells.map((cell) => {
    const { workload, connections, contender, plan, bytes, rounds } = cell;
    const hub = cells.find(
      (other) => other.contender === 'hub' && other.workload === workload && other.connections === connections,
    );
    const of = (key) => rounds.map((round) => round[key]);
    const cpu = (of) => median(of.rounds.map(({ serverCpu, databaseCpu }) => serverCpu + databaseCpu));
    const ratios = hub ? rounds.map(({ perSecond }, round) => hub.rounds[round].perSecond / perSecond) : undefined;
    return {
      workload,
      connections,
      contender,
      plan,
      bytes,
      perSecond: spread(of('perSecond')),
      hubRatio: ratios && spread(ratios),
      p50: median(of('p50')),
      p99: median(of('p99')),
      ...(rounds[0].serverCpu === undefined
        ? {}
        : {
            serverCpu: median(of('serverCpu')),
            databaseCpu: median(of('databaseCpu')),
            ...(hub && { cpuRatio: cpu(cell) / cpu(hub) }),
          }),
      loadCpu: median(of('loadCpu')),
    };
  });
}

function spread(values) {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}
