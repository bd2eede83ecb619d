#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { readConfig } from './config';
import { createDataSource } from './database/data-source';
import { migrate } from './database/migrate';
import { joinDatabase } from './database/open-database';
import { serve } from './main';
import { reportAndExit } from './report-failure';

const program = new Command('hub')
  .description("The hub of a vendor's partner program: one connected graph, answered by GraphQL.")
  .showHelpAfterError();

program
  .command('serve')
  .description('start the hub and keep it running')
  .option('--no-demo', 'leave an empty database empty')
  .action(serve);

program
  .command('migrate')
  .description('bring the database to the state that this version expects')
  .action(runMigrations);

program.parseAsync().catch(reportAndExit);

async function runMigrations(): Promise<void> {
  const database = await joinDatabase(readConfig());
  try {
    const dataSource = await createDataSource({ url: database.url }).initialize();
    try {
      const done = await migrate(dataSource);
      console.log(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}.`);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.close();
  }
}
