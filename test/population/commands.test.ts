import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../../src/clock';
import { importDirectory } from '../../src/exchange/import/import-directory';
import { addGenerateCommand } from '../../src/population/commands';
import { ExchangeDatabase } from '../exchange/support/exchange-database';
import { definition } from '../exchange/support/files';
import { temporaryFolder } from '../support/postgres';

let database: ExchangeDatabase;
let folder: string;
let output: string[];
let errors: string[];

beforeEach(async () => {
  database = await ExchangeDatabase.create('definition');
  folder = temporaryFolder('program-hub-files-');
  output = [];
  errors = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line));
});

afterEach(async () => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
  await database.close();
});

async function hub(...parameters: string[]): Promise<void> {
  const program = new Command('hub').exitOverride();
  const withDataSource = (work: (dataSource: ExchangeDatabase['dataSource']) => Promise<void>): Promise<void> =>
    work(database.dataSource);
  addGenerateCommand(program, { withDataSource, definitionDirectory: definition });
  for (const command of program.commands)
    command.exitOverride().configureOutput({ writeErr: (text) => void errors.push(text) });
  await program.parseAsync(['node', 'hub', ...parameters]);
}

it('generate writes the same files for the same seed and day, and import takes them', async () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  await hub('generate', '--scale', 'demo', '--out', one, '--seed', '5', '--day', '2014-03-01');
  await hub('generate', '--out', other, '--seed', '5', '--day', '2014-03-01');
  expect(readdirSync(one)).toEqual(readdirSync(other));
  for (const name of readdirSync(one))
    expect(readFileSync(join(one, name)).equals(readFileSync(join(other, name)))).toBe(true);
  expect(await importDirectory(database.dataSource, one, { clock: systemClock, dryRun: true })).toMatchObject({
    problems: [],
  });
});

it.each([
  ['--day', '2014-02-30', 'It must be a day such as 2012-05-01.'],
  ['--seed', '-1', 'It must be a whole number from 0 to 4294967295.'],
  ['--scale', 'huge', 'Allowed choices are demo, worldwide, large.'],
])('generate refuses %s %s', async (option, value, message) => {
  await expect(hub('generate', '--out', folder, option, value)).rejects.toThrow();
  expect(errors.join('')).toContain(message);
});

it('generate without a folder fills the database, once', async () => {
  await hub('generate', '--seed', '5', '--day', '2014-03-01');
  expect(output.at(-1)).toBe('Filled the database: the demo population of 2014-03-01, seed 5.');
  expect(await database.rows('select count(*)::integer as partners from partner')).toEqual([{ partners: 300 }]);
  await expect(hub('generate', '--scale', 'worldwide')).rejects.toThrow('has partners or distributors already');
});

it('generate refuses a day that is too early', async () => {
  await expect(hub('generate', '--out', folder, '--day', '2011-12-31')).rejects.toThrow(
    'the day must be 2012-05-01 or later, not 2011-12-31',
  );
});
