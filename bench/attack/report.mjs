import { quantile } from '../harness/load.mjs';

/** The targets, for an attack from one address. */
const targets = {
  /** How many times as long the other client waits, in the median. */
  medianTimes: 3,
  /** How long the other client waits, 99th percentile, in milliseconds. */
  p99: 200,
  /** Delay of the hub's event loop, 99.9th percentile, in milliseconds. */
  loop: 50,
  /** Memory of one backend of the database, in megabytes. */
  backend: 300,
  /** Memory of the hub, in megabytes. */
  hub: 1_000,
};

/** @returns {readonly string[]} what an attack shows that is worse than the targets */
export function missedTargets({ quiet, attacked, memory }) {
  const before = quantile(quiet.bystander.ms, 0.5);
  const during = quantile(attacked.bystander.ms, 0.5);
  const p99 = quantile(attacked.bystander.ms, 0.99);
  const [largest] = memory.backends;
  return [
    during > before * targets.medianTimes &&
      `the other client's median is ${during.toFixed(1)} ms, more than ${targets.medianTimes} times ${before.toFixed(1)} ms`,
    p99 > targets.p99 && `the other client's p99 is ${p99.toFixed(0)} ms, more than ${targets.p99} ms`,
    attacked.bystander.refusals.length > 0 &&
      `${attacked.bystander.refusals.length} requests of the other client failed, such as: ${attacked.bystander.refusals[0]}`,
    attacked.loop.p999 > targets.loop &&
      `the hub's event loop has a delay of ${attacked.loop.p999.toFixed(0)} ms (p99.9), more than ${targets.loop} ms`,
    largest > targets.backend && `a backend took ${largest.toFixed(0)} MB, more than ${targets.backend} MB`,
    memory.hub > targets.hub && `the hub took ${memory.hub.toFixed(0)} MB, more than ${targets.hub} MB`,
  ].filter(Boolean);
}

/** For the terminal and for RESULTS.md. */
export function attackTable({ at, machine, options, runs }) {
  const { seed, seconds, connections, requests } = options;
  return [
    `${requests} requests of seed ${seed} over ${connections} connections for ${seconds} s; ${machine.partners} partners; ` +
      `${machine.cpu}, ${machine.cores} cores; Node ${machine.node}, PostgreSQL ${machine.postgresql}; commit ${machine.commit}, ${at.slice(0, 10)}.`,
    '',
    '| | ' +
      runs.map(({ addresses }) => (addresses === 1 ? 'one address' : `${addresses} addresses`)).join(' | ') +
      ' |',
    '| --- | ' + runs.map(() => '---:').join(' | ') + ' |',
    ...figures.map(([name, figure]) => `| ${name} | ${runs.map(figure).join(' | ')} |`),
    '',
    'Answers to the attack from one address, by kind:',
    '',
    '| kind | asked | answered | refused or failed | slowest, ms | largest, MB |',
    '| --- | ---: | ---: | --- | ---: | ---: |',
    ...kindLines(runs[0].answers),
  ].join('\n');
}

const latency =
  (share) =>
  ({ quiet, attacked }) =>
    `${quantile(quiet.bystander.ms, share).toFixed(1)} → ${quantile(attacked.bystander.ms, share).toFixed(1)}`;

const figures = [
  ['other client, median, ms: quiet → attacked', latency(0.5)],
  ['other client, p99, ms', latency(0.99)],
  ['other client, slowest, ms', latency(1)],
  [
    'other client, requests that failed',
    ({ attacked }) => `${attacked.bystander.refusals.length} of ${attacked.bystander.ms.length}`,
  ],
  [
    'event loop, delay p99.9, ms',
    ({ quiet, attacked }) => `${quiet.loop.p999.toFixed(1)} → ${attacked.loop.p999.toFixed(1)}`,
  ],
  [
    'event loop, longest delay, ms',
    ({ quiet, attacked }) => `${quiet.loop.most.toFixed(0)} → ${attacked.loop.most.toFixed(0)}`,
  ],
  [
    'event loop, work between two looks, p99.9, ms of a processor',
    ({ quiet, attacked }) => `${quiet.loop.work.p999.toFixed(1)} → ${attacked.loop.work.p999.toFixed(1)}`,
  ],
  [
    'event loop, most work between two looks, ms of a processor',
    ({ quiet, attacked }) => `${quiet.loop.work.most.toFixed(0)} → ${attacked.loop.work.most.toFixed(0)}`,
  ],
  [
    "hub's thread, seconds: ran, was ready and had no processor",
    ({ attacked: { loop } }) => `${loop.ran.toFixed(1)}, ${loop.waited.toFixed(1)}`,
  ],
  ['memory of the hub, MB', ({ memory }) => memory.hub.toFixed(0)],
  ['memory of the largest backend, MB', ({ memory }) => (memory.backends[0] ?? 0).toFixed(0)],
  [
    'requests of the attack: answered, of all',
    ({ answers }) => `${answers.filter(({ code }) => code === 'answered').length} of ${answers.length}`,
  ],
];

function kindLines(answers) {
  const kinds = [...new Set(answers.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const found = answers.filter((answer) => answer.kind === kind);
    const codes = countCodes(found);
    const slowest = Math.max(...found.map(({ ms }) => ms));
    const largest = Math.max(...found.map(({ bytes }) => bytes)) / 1e6;
    return `| ${kind} | ${found.length} | ${codes.get('answered') ?? 0} | ${others(codes)} | ${slowest.toFixed(0)} | ${largest.toFixed(1)} |`;
  });
}

function countCodes(answers) {
  const counts = new Map();
  for (const { code, status } of answers) {
    const name = code === 'other' ? String(status) : code;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function others(codes) {
  return [...codes]
    .filter(([code]) => code !== 'answered')
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) => `${count} ${code}`)
    .join(', ');
}
