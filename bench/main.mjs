/** `npm run bench`: see `--help`. */
import { parseArgs } from 'node:util';
import { blocking, blockingOfAttack } from './blocking.mjs';
import { contenders, contendersAtLarge } from './contenders/index.mjs';
import { against } from './harness/against.mjs';
import { fit } from './harness/fit.mjs';
import { exportTables } from './export.mjs';
import { measureExplorer } from './explorer.mjs';
import { measureRules } from './rules.mjs';
import { attack } from './harness/attack.mjs';
import { profile } from './harness/profile.mjs';
import { run } from './harness/run.mjs';
import { quick, usual } from './harness/settings.mjs';
import { resultTables, writeTables } from './harness/markdown.mjs';
import { latestResult } from './harness/results.mjs';
import { workloads } from './workloads.mjs';

const help = `npm run bench                        measure everything, print a table, write bench/results/
npm run bench -- table               print the latest result as RESULTS.md has it; --write: put it there, and five rows into the README
npm run bench -- against FOLDER      hold the hub against that of another checkout, installed and built
npm run bench -- blocking [FOLDER]   how long hostile requests hold the hub's event loop, here or of another checkout;
                                     --attack: the requests of the attack, --seed N
npm run bench -- profile WORKLOAD    where the hub's own time goes in one workload
npm run bench -- fit                 fit the prices of operations to what the database needs, and say how true they are
npm run bench -- export              export a million rows, beside COPY of the same columns
npm run bench -- explorer [URL]      how long the finder takes in a browser, at a hub of its own or at one that runs: its first view
                                     from a cold load, and each letter to its results and numbers
npm run bench -- rules               what the rules of programs cost: questions about eligibility, a changed rule, writes
npm run bench -- attack              attack the hub, and see what another client notices; --seed N, --seconds N, --connections N

  --quick                 few and short rounds: to see that all is well, not to quote
  --workload NAME         only this one; can be given more than once
  --contender NAME        only this one, and the hub; can be given more than once
  --scale SCALE           demo, worldwide (as usual) or large, where only the hub and the columns statement are asked
  --fresh                 make the database anew
  --rounds N, --seconds N, --connections N

workloads: ${workloads.map(({ name }) => name).join(', ')}
contenders: ${contenders.map(({ name }) => name).join(', ')}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    workload: { type: 'string', multiple: true },
    contender: { type: 'string', multiple: true },
    scale: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    connections: { type: 'string', multiple: true },
    write: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    attack: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const settings = {
  ...usual,
  ...(values.quick ? quick : {}),
  ...(values.scale ? { scale: values.scale } : {}),
  fresh: values.fresh,
  ...(values.rounds ? { rounds: Number(values.rounds) } : {}),
  ...(values.seconds ? { seconds: Number(values.seconds) } : {}),
  ...(values.connections ? { connections: values.connections.map(Number) } : {}),
};

/** Those that were named, in the usual order. @throws Error where a name is not known */
function chosen(all, names) {
  for (const name of names ?? []) {
    if (!all.some((each) => each.name === name))
      throw new Error(`There is no ${name}: ${all.map((each) => each.name).join(', ')}.`);
  }
  return names ? all.filter(({ name }) => names.includes(name)) : all;
}

async function main([command, ...rest]) {
  if (values.help) return console.log(help);
  switch (command) {
    case undefined:
      return run({
        workloads: chosen(workloads, values.workload),
        contenders: chosen(
          values.scale === 'large' && !values.contender ? contendersAtLarge : contenders,
          values.contender && ['hub', ...values.contender],
        ),
        settings,
      });
    case 'table':
      return values.write ? writeTables(await latestResult()) : console.log(resultTables(await latestResult()));
    case 'against':
      if (rest.length !== 1) throw new Error('Name the folder of the other checkout.');
      return against({ folder: rest[0], workloads: chosen(workloads, values.workload), settings });
    case 'blocking': {
      const rounds = values.rounds ? Number(values.rounds) : 3;
      if (!values.attack) return blocking({ folder: rest[0], rounds, settings });
      return blockingOfAttack({ folder: rest[0], rounds, seed: Number(values.seed), settings });
    }
    case 'fit':
      return fit(settings);
    case 'profile':
      return profile({ workload: chosen(workloads, rest.length > 0 ? rest : ['directory'])[0], settings });
    case 'export':
      return exportTables({ rounds: values.rounds ? Number(values.rounds) : 3, settings });
    case 'explorer':
      return measureExplorer({ rounds: values.rounds ? Number(values.rounds) : 10, url: rest[0], settings });
    case 'rules':
      return measureRules({ rounds: values.rounds ? Number(values.rounds) : 9, settings });
    case 'attack': {
      const { seed, seconds = '60', connections = ['12'] } = values;
      const met = await attack({
        seed: Number(seed),
        seconds: Number(seconds),
        connections: Number(connections[0]),
        settings,
      });
      if (!met) process.exitCode = 1;
      return;
    }
    default:
      throw new Error(`There is no command ${command}.\n${help}`);
  }
}

// What was started ends with this process.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
main(positionals).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
