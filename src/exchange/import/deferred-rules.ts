import type { ClientBase } from 'pg';
import { attempt } from './bisect';
import { brokenRules } from './broken-rules';
import type { Problems } from './problems';
import { explain } from './refusals';
import type { Resolved } from './resolve';

/**
 * The rules that the database checks when all is written. They are checked after each file, so that the file of a violation is known.
 */
export class DeferredRules {
  /** Whether a rule was found broken. Its rows stay in the transaction, so each further check fails at that rule. */
  broken = false;

  constructor(
    private readonly client: ClientBase,
    private readonly problems: Problems,
  ) {}

  /** Checks the deferred constraints now, and defers them again. @throws DatabaseError for the first that is violated */
  async ask(): Promise<void> {
    await this.client.query('set constraints all immediate; set constraints all deferred');
  }

  /**
   * Reports all rows of a file that break such a rule. If rows of the file are left out, what lacks a row may be whole with them.
   * @param isUnread whether rows of the same type could not be read
   */
  async report(resolved: Resolved, isUnread: boolean): Promise<void> {
    const { source, sheet, rejected } = resolved.stage;
    const isPartial = isUnread || rejected.size > 0;
    const found = await brokenRules(this.client, resolved);
    for (const { line, rule: constraint, reason: message, lacking } of found)
      if (!isPartial || !lacking)
        this.problems.add({ file: source.name, line, ...explain({ constraint, message }, sheet.layout) });
    if (this.broken) return;
    const error = await attempt(this.client, () => this.ask());
    if (!error) return;
    this.broken = true;
    if (found.some(({ reason }) => reason === error.message)) return;
    const line = await this.lineNamedBy(error.message, resolved);
    this.problems.add({ file: source.name, line, ...explain(error, sheet.layout) });
  }

  /** The row whose key a message names last; the header if it names none. */
  private async lineNamedBy(message: string, { stage, table }: Resolved): Promise<number> {
    const { key } = stage.sheet.layout;
    const parts = key === 'external' ? [] : stage.sheet.held.filter(({ field }) => key.some((each) => each === field));
    const named = parts.find(({ field }) => field.kind === 'scalar');
    if (!named) return 1;
    // Rows of several owners can have one name: the message names the owner too.
    const owners = parts.filter(({ field }) => field.kind === 'reference').flatMap(({ slots }) => slots);
    const owned = owners.map(({ name: slot }) => `(position(${slot}::text in $1) > 0)::integer`);
    const mostOwners = owned.length > 0 ? `${owned.join(' + ')} desc nulls last, ` : '';
    const { rows } = await this.client.query<{ line: number }>(
      `select line from ${table}, position(${named.slots[0]?.name}::text in $1) as place where place > 0
       order by ${mostOwners}place desc limit 1`,
      [message],
    );
    return rows[0]?.line ?? 1;
  }
}
