import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { addImportCommand } from '../../src/exchange/commands';
import { temporaryFolder } from '../support/postgres';
import { ExchangeDatabase } from './support/exchange-database';

let database: ExchangeDatabase;
let folder: string;
let output: string[];
let errors: string[];

beforeAll(async () => {
  database = await ExchangeDatabase.create('definition');
});

afterAll(() => database.close());

beforeEach(() => {
  folder = temporaryFolder('program-hub-files-');
  output = [];
  errors = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void errors.push(line));
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

async function hub(...parameters: string[]): Promise<void> {
  const program = new Command('hub').exitOverride().configureOutput({ writeErr: (text) => void errors.push(text) });
  addImportCommand(program, (work) => work(database.dataSource));
  for (const command of program.commands)
    command.exitOverride().configureOutput({ writeErr: (text) => void errors.push(text) });
  await program.parseAsync(['node', 'hub', ...parameters]);
}

it('import reports what it did, and the second time that there was nothing to do', async () => {
  writeFileSync(join(folder, 'partners.csv'), 'slug,name,status,country\na,A,ACTIVE,FR\n');
  writeFileSync(join(folder, 'README.md'), 'Notes are passed over.');
  mkdirSync(join(folder, 'folder'));
  await hub('import', folder, '--dry-run');
  await hub('import', folder);
  await hub('import', folder);
  expect(output).toEqual([
    'partners.csv  1 inserted  0 updated  0 unchanged\nAll rows are right. This was a dry run: nothing was written.',
    'partners.csv  1 inserted  0 updated  0 unchanged\nImported.',
    'partners.csv  0 inserted  0 updated  1 unchanged\nNothing had to be changed: 0 rows changed.',
  ]);
  expect([errors, process.exitCode]).toEqual([[], undefined]);
});

it('import lists the problems and exits with 1', async () => {
  writeFileSync(join(folder, 'partners.csv'), 'slug,name,status,country\nb,B,BAD,XX\n');
  writeFileSync(join(folder, 'partner.txt.csv'), 'slug\n');
  await hub('import', folder);
  expect(errors.join('\n').split('\n')).toEqual([
    expect.stringMatching(/^partner\.txt\.csv:1: no file of this name can be imported/) as string,
    'partners.csv:2: status: must be one of PROSPECT, ACTIVE, SUSPENDED, CLOSED, not "BAD"',
    'partners.csv:2: country: there is no Country "XX"',
    'Nothing was imported.',
  ]);
  expect([output, process.exitCode]).toEqual([[], 1]);
});

it('import for a distributor records it as the importer of the references, and refuses an unknown distributor', async () => {
  writeFileSync(join(folder, 'partners.csv'), 'slug,name,status,country,source,externalId\nc,C,ACTIVE,FR,crm,C-1\n');
  await database.load({ 'distributors.csv': 'slug,name,country\nwholesale,Wholesale,FR\n' });
  await expect(hub('import', folder, '--distributor', 'nobody')).rejects.toThrow('There is no distributor "nobody".');
  await hub('import', folder, '--distributor', 'wholesale');
  expect(output).toEqual([
    'partners.csv  1 inserted  0 updated  0 unchanged  1 external references recorded\nImported.',
  ]);
  expect(
    await database.rows('select slug from external_reference join distributor on distributor.id = importer_id'),
  ).toEqual([{ slug: 'wholesale' }]);
});

it('import refuses a missing or empty folder', async () => {
  await expect(hub('import', join(folder, 'nowhere'))).rejects.toThrow(/The folder .*nowhere cannot be read/);
  await expect(hub('import', folder)).rejects.toThrow(/holds no file to import/);
});

it('import says why a file or a folder cannot be read', async () => {
  symlinkSync('nowhere.csv', join(folder, 'countries.csv'));
  symlinkSync('partners.csv', join(folder, 'partners.csv'));
  mkdirSync(join(folder, 'regions.csv'));
  symlinkSync(tmpdir(), join(folder, 'tiers.csv'));
  symlinkSync(tmpdir(), join(folder, 'notes'));
  const socket = createServer().listen(join(folder, 'vendors.csv'));
  await once(socket, 'listening');
  symlinkSync('gone', join(folder, 'old.csv'));
  await hub('import', folder);
  socket.close();
  await once(socket, 'close');
  expect(errors.join('\n').split('\n')).toEqual([
    expect.stringMatching(/^old\.csv:1: no file of this name can be imported/) as string,
    'regions.csv:1: the file cannot be read: it is a folder',
    'countries.csv:1: the file cannot be read: it is a link to "nowhere.csv": there is no such file',
    'vendors.csv:1: the file cannot be read: it is a pipe, a socket or a device',
    'tiers.csv:1: the file cannot be read: it is a folder',
    'partners.csv:1: the file cannot be read: it is a link to "partners.csv": links lead in a circle',
    'Nothing was imported.',
  ]);
  expect([output, process.exitCode]).toEqual([[], 1]);
  writeFileSync(join(folder, 'programs.csv'), 'code\n');
  await expect(hub('import', join(folder, 'programs.csv'))).rejects.toThrow(
    /The folder .*programs\.csv cannot be read: it is a file; give the folder that the file is in\./,
  );
  await expect(hub('import', join(folder, 'old.csv'))).rejects.toThrow(/there is no such folder\.$/);
});

it('import follows a symbolic link to a file', async () => {
  mkdirSync(join(folder, 'files'));
  mkdirSync(join(folder, 'links'));
  writeFileSync(join(folder, 'files', 'mars.csv'), 'code,name.en\nMARS,Mars\n');
  symlinkSync('../files/mars.csv', join(folder, 'links', 'regions.csv'));
  await hub('import', join(folder, 'links'), '--dry-run');
  expect([errors, output[0]]).toEqual([[], expect.stringMatching(/^regions\.csv {2}1 inserted/)]);
});
