#!/usr/bin/env node
import './production';
import 'reflect-metadata';
import { join } from 'node:path';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { addAccessCommands } from './access/commands';
import { readConfig } from './config';
import { connect } from './database/connect';
import { migrate } from './database/migrate';
import { joinDatabase, type OpenedDatabase } from './database/open-database';
import { addImportCommand } from './exchange/commands';
import { addExplainCommand } from './explain';
import { addExportCommand } from './export';
import { serve } from './main';
import { addGenerateCommand } from './population/commands';
import { projectRoot } from './project-root';
import { reportAndExit } from './report-failure';

/** Work on the hub's database, with a connection and the connection string. */
type Work = (dataSource: DataSource, url: string) => Promise<void>;

const program = new Command('hub')
  .description("The hub of a vendor's partner program: one connected graph with a GraphQL API.")
  .showHelpAfterError();

program
  .command('serve')
  .description('start the hub')
  .option('--no-demo', 'do not write the demo population to an empty database')
  .action(serve);

program.command('migrate').description('migrate the database to the schema of this version').action(runMigrations);

addAccessCommands(program, withMigratedDataSource);
addImportCommand(program, withRoomToWrite);
addGenerateCommand(program, {
  withDataSource: withRoomToWrite,
  definitionDirectory: join(projectRoot, 'data', 'definition'),
});

addExplainCommand(program, { readConfig, withDataSource: withMigratedDataSource });
addExportCommand(program, { readConfig, withDataSource: withMigratedDataSource });

program.parseAsync().catch(reportAndExit);

function runMigrations(): Promise<void> {
  return withDataSource(async (dataSource) => {
    const done = await migrate(dataSource);
    console.log(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}.`);
  });
}

/** Migrates the hub's database, then runs some work on it. */
function withMigratedDataSource(work: Work): Promise<void> {
  return withDataSource(async (dataSource, database) => {
    await migrate(dataSource);
    await work(dataSource, database.url);
  });
}

/** Runs work that writes much, after a check that the disk has room. */
function withRoomToWrite(work: (dataSource: DataSource) => Promise<void>): Promise<void> {
  return withDataSource(async (dataSource, database) => {
    await database.ensureRoom();
    await migrate(dataSource);
    await work(dataSource);
  });
}

/** Runs work on the hub's database, whether or not the hub is running. */
async function withDataSource(
  work: (dataSource: DataSource, database: OpenedDatabase) => Promise<void>,
): Promise<void> {
  const config = readConfig();
  const database = await joinDatabase(config);
  try {
    const pooling = config.databaseUrl === undefined ? undefined : config.databasePooling;
    const { dataSource } = await connect(database.url, { pooling });
    try {
      await work(dataSource, database);
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    throw database.inOneLine(error);
  } finally {
    await database.close();
  }
}
