import { createHash } from 'node:crypto';
import type { RuleCompiler } from '../engine';
import { compileRules, type UncompiledRule } from './compile';
import { readRules, type Ask } from './rows';

/** The key of the advisory lock by which those who compile rules take turns: "hubrul" in ASCII. */
const lockKey = BigInt('0x68756272756c').toString();

/**
 * Compiles the rules of all programs, and replaces the functions of the database that judge them, if they differ. Statements
 * that run meanwhile go on with the functions that they began with.
 * @param ask sends queries within one transaction, which the caller ends
 * @returns the rules that do not compile; what they decide is UNKNOWN
 */
export async function refreshRules(ask: Ask, compiler: RuleCompiler): Promise<readonly UncompiledRule[]> {
  await ask('select pg_advisory_xact_lock($1::bigint)', [lockKey]);
  const { text, problems } = compileRules(compiler, await readRules(ask));
  const hash = createHash('sha256').update(text).digest('hex');
  const [stored] = await ask<{ hash: string }>('select hash from compiled_rules');
  if (stored?.hash !== hash) {
    await ask(text);
    await ask(
      `insert into compiled_rules (hash, text) values ($1, $2)
       on conflict (is_only) do update set hash = excluded.hash, text = excluded.text`,
      [hash, text],
    );
  }
  return problems;
}
