import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { createRuleCompiler, type RuleCompiler } from '../engine';
import { entities } from '../model/entities';
import { Partner } from '../model/partner';
import { hubSchema } from '../model/schema';
import { compileRules, type UncompiledRule } from './compile';
import { refreshRules, type OnJudged } from './refresh';
import { readRules, type Ask } from './rows';

export type { UncompiledRule };

/**
 * Compiles the rules within the transaction of a connection, which the caller begins and ends, and judges all partners by those
 * that differ.
 * @returns the rules that do not compile
 */
export function compileRulesWith(
  client: ClientBase,
  dataSource: DataSource,
  onJudged?: OnJudged,
): Promise<readonly UncompiledRule[]> {
  return refreshRules(asking(client), compilerOf(dataSource), onJudged);
}

/** Finds the rules that do not compile. It changes nothing. */
export async function uncompiledRules(client: ClientBase, dataSource: DataSource): Promise<readonly UncompiledRule[]> {
  return compileRules(compilerOf(dataSource), await readRules(asking(client))).problems;
}

function asking(client: ClientBase): Ask {
  return async <Row extends object>(query: string, values?: readonly unknown[]) =>
    (await client.query<Row>(query, values && [...values])).rows;
}

function compilerOf(dataSource: DataSource): RuleCompiler {
  return createRuleCompiler({ schema: hubSchema(), dataSource, classes: entities }, Partner);
}

/**
 * Compiles the rules of the data, if they are not compiled as this version of the hub does it, and judges all partners by those
 * that differ.
 * @param onJudged is told before all partners are judged in each qualification or tier
 * @returns a sentence for each rule that does not compile; what it decides is UNKNOWN
 */
export async function compileStoredRules(dataSource: DataSource, onJudged?: OnJudged): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await compileOnce(dataSource, onJudged);
    } catch (error) {
      // A writer that has changed one table and this transaction, which has locked another, may wait for each other.
      if (attempt === attempts || (error as { readonly code?: string }).code !== deadlock) throw error;
    }
  }
}

/** How often the rules are compiled if PostgreSQL ends the transaction to resolve a deadlock. */
const attempts = 5;
const deadlock = '40P01';

async function compileOnce(dataSource: DataSource, onJudged?: OnJudged): Promise<readonly string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as ClientBase;
    await client.query('begin isolation level read committed read write');
    try {
      const problems = await compileRulesWith(client, dataSource, onJudged);
      await client.query('commit');
      return problems.map(sentenceOf);
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}

function sentenceOf({ type, code, column, message }: UncompiledRule): string {
  return `${type} ${code}: ${column}: ${message}. What it decides is UNKNOWN.`;
}
