import type { GraphQLSchema } from 'graphql';
import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';
import { administrator } from '../../../src/access/viewer';
import { createDataSource } from '../../../src/database/data-source';
import type { Outcome } from '../../../src/engine/engine';
import { policiesOf } from '../../../src/engine/metadata/policy';
import { entities } from '../../../src/model/entities';
import { buildHubSchema } from '../../../src/model/schema';
import { startReference } from '../../reference/reference';
import { connect } from '../../support/connections';
import { copyDatabase, createTestDatabase, testDay } from '../../support/database';
import { HubCursors } from '../differential/cursors';
import { Usage } from '../differential/generator/usage';
import { generateRequests, type GeneratedRequest } from '../differential/generator/generate';
import { questionOf as sent } from '../differential/question';
import { addHazards } from '../differential/hazards';
import { Asker, questionOf, type Question } from './asker';
import { usesForbidden } from './forbidden';
import { hideFrom } from './hide';
import { chooseViewers, type NamedViewer } from './viewers';

/** A viewer with a copy of the database from which everything that it may not see is gone. */
export interface Ground extends NamedViewer {
  readonly copy: Asker;
  /** How many rows of each table are gone. */
  readonly gone: ReadonlyMap<string, number>;
}

/** Everything that the leak test asks: a whole database, a copy for each viewer, and random documents. */
export interface LeakGround {
  readonly schema: GraphQLSchema;
  /** Over the whole database. */
  readonly whole: Asker;
  readonly viewers: readonly Ground[];
  documents(seed: number): AsyncGenerator<{ readonly request: GeneratedRequest; readonly question: Question }, never>;
  /** Lets go of what the engines keep of the documents so far; nothing may be asked meanwhile. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the databases; they go with `close`. */
export async function prepareGround(): Promise<LeakGround> {
  const closers: (() => Promise<void>)[] = [];
  const policies = policiesOf(entities);
  const schema = buildHubSchema();
  const database = await createTestDatabase('demo');
  closers.unshift(() => database.drop());
  const client = await connect(database.url);
  await addHazards(client, testDay);
  const chosen = await chooseViewers(client, testDay);
  await shareReferences(client, chosen).finally(() => client.end());
  const viewers: Ground[] = [];
  for (const each of chosen) {
    const copy = await copyDatabase(database.url);
    closers.unshift(() => copy.drop());
    const ofCopy = await connect(copy.url);
    const gone = await hideFrom(ofCopy, each.viewer, testDay).finally(() => ofCopy.end());
    const asker = await Asker.on(copy.url, schema, policies);
    closers.unshift(() => asker.close());
    viewers.push({ ...each, copy: asker, gone });
  }
  const whole = await Asker.on(database.url, schema, policies);
  closers.unshift(() => whole.close());
  const dataSource = await createDataSource({ url: database.url }).initialize();
  const reference = await startReference({ dataSource, day: testDay }).finally(() => dataSource.destroy());
  closers.unshift(() => reference.stop());
  const cursors = new HubCursors(async (parameters) => {
    const question = questionOf(schema, parameters);
    if (!question) throw new Error('A cursor is asked for by a document that is not valid.');
    return JSON.stringify(await whole.ask(question, administrator));
  }, reference.schema);

  return {
    schema,
    whole,
    viewers,
    async *documents(seed) {
      const requests = generateRequests({
        schema: reference.schema,
        graph: reference.graph,
        seed,
        usage: new Usage(),
      });
      for (let number = 0; ; number++) {
        const { parameters } = await cursors.translate(sent(requests.next().value, number));
        const question = questionOf(schema, parameters);
        if (question) yield { request: parameters, question };
      }
    },
    async renew() {
      for (const asker of [whole, ...viewers.map(({ copy }) => copy)]) await asker.close();
    },
    async close() {
      for (const close of closers) await close();
    },
  };
}

/** Tells, of each third of the references, that the imports of one of two rivals made them; and of partners each names some anew. */
async function shareReferences(client: Client, viewers: readonly NamedViewer[]): Promise<void> {
  const rivals = viewers.flatMap(({ viewer }) => viewer.distributor?.key ?? []);
  for (const [index, key] of rivals.entries()) {
    await client.query('update external_reference set importer_id = $1 where id % 3 = $2', [key, index]);
    await client.query(
      `insert into external_reference (source, external_id, node_type, node_key, importer_id)
       select 'import ' || $2::text, slug, 'Partner', id, $1 from partner where id % 4 <> $2::integer`,
      [key, index],
    );
  }
}

/** What an answer is: its data, or the code, the place and the words of each refusal. */
function told(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'answered':
      return JSON.stringify([outcome.data, outcome.cost]);
    case 'refused':
      return JSON.stringify([
        outcome.problems.map(({ message, path, extensions }) => [extensions['code'], path, message]),
        outcome.cost,
      ]);
    case 'failed':
      return `failed: ${String(outcome.cause)}`;
    case 'declined':
      return 'declined';
  }
}

function codesOf(outcome: Outcome): readonly unknown[] {
  return outcome.kind === 'refused' ? outcome.problems.map(({ extensions }) => extensions['code']) : [];
}

/**
 * What a viewer learns beyond what it may see, in words: where its answer is another than one who sees everything gets
 * from the copy from which all else is gone. Undefined where it learns nothing.
 */
export async function leak(
  schema: GraphQLSchema,
  question: Question,
  whole: Asker,
  viewer: Viewer,
  copy: Asker,
): Promise<string | undefined> {
  const [actual, expected] = await Promise.all([whole.ask(question, viewer), copy.ask(question, administrator)]);
  const { document, operation, variables } = question;
  const isWrong = codesOf(expected).includes('BAD_USER_INPUT');
  if (!isWrong && usesForbidden(schema, document, operation, variables, viewer.role)) {
    const codes = codesOf(actual);
    const isRefused = codes.length > 0 && codes.every((code) => code === 'FORBIDDEN_FIELD');
    return isRefused ? undefined : `it asks for what the role may not see, and gets ${told(actual).slice(0, 300)}`;
  }
  const [has, ought] = [told(actual), told(expected)];
  if (has === ought && !has.startsWith('failed')) return undefined;
  let at = 0;
  while (at < has.length && has[at] === ought[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 150), at + 150);
  return `the answers part at ${at}\n  sees  …${around(has)}…\n  ought …${around(ought)}…`;
}
