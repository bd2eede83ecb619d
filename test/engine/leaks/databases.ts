import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Role, Viewer } from '../../../src/access/viewer';
import { administrator } from '../../../src/access/viewer';
import { createDataSource } from '../../../src/database/data-source';
import type { Outcome } from '../../../src/engine/request';
import { policiesOf } from '../../../src/engine/metadata/policy';
import { entities } from '../../../src/model/entities';
import { hubSchema } from '../../../src/model/schema';
import { startReference } from '../../reference/reference';
import { connect } from '../../support/connections';
import { copyDatabase, createTestDatabase, testDay } from '../../support/database';
import { HubCursors } from '../differential/cursors';
import { Usage } from '../differential/generator/usage';
import { generateRequests, type GeneratedRequest } from '../differential/generator/generate';
import { questionOf as sent } from '../differential/question';
import { TestEngine, questionOf, type Question } from './test-engine';
import { everyEdge, everyEdgeOf } from './every-edge';
import { usesForbidden } from './forbidden';
import { hideFrom } from './hide';
import { TableHubs } from './tables';
import { addRowsOfViewers } from './viewer-rows';
import { chooseViewers, type NamedViewer } from './viewers';

/** A viewer, and a copy of the database without the rows and values that the viewer may not see. */
export interface ViewerCopy extends NamedViewer {
  readonly copy: TestEngine;
  /** How many rows of each table the copy lacks. */
  readonly gone: ReadonlyMap<string, number>;
}

/** The world of the leak test: a whole database, a copy for each viewer, and random documents. */
export interface LeakTest {
  readonly schema: GraphQLSchema;
  /** Over the whole database. */
  readonly whole: TestEngine;
  readonly viewers: readonly ViewerCopy[];
  /** Hubs over the same databases, for tables. */
  readonly hubs: TableHubs;
  /** Random documents without end. */
  documents(seed: number): AsyncGenerator<{ readonly request: GeneratedRequest; readonly question: Question }, never>;
  /** Documents that show each edge. */
  readonly edges: readonly { readonly query: string; readonly question: Question }[];
  /** Frees the plans that the engines keep. No request may run meanwhile. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the databases. `close` drops them. */
export async function prepareLeakTest(): Promise<LeakTest> {
  const closers: (() => Promise<void>)[] = [];
  const policies = policiesOf(entities);
  const schema = hubSchema();
  const database = await createTestDatabase('hazards');
  closers.unshift(() => database.drop());
  const client = await connect(database.url);
  const chosen = await chooseViewers(client, testDay);
  await addRowsOfViewers(client, chosen);
  const { rows: programs } = await client.query<{ code: string }>('select code from program order by 1');
  await client.end();
  const viewers: ViewerCopy[] = [];
  for (const each of chosen) {
    const copy = await copyDatabase(database.url);
    closers.unshift(() => copy.drop());
    const ofCopy = await connect(copy.url);
    const gone = await hideFrom(ofCopy, each.viewer, testDay).finally(() => ofCopy.end());
    const engine = await TestEngine.on(copy.url, schema, policies);
    closers.unshift(() => engine.close());
    viewers.push({ ...each, copy: engine, gone });
  }
  const whole = await TestEngine.on(database.url, schema, policies);
  closers.unshift(() => whole.close());
  const dataSource = await createDataSource({ url: database.url }).initialize();
  const reference = await startReference({ dataSource, day: testDay }).finally(() => dataSource.destroy());
  closers.unshift(() => reference.stop());
  const cursors = new HubCursors(async (parameters) => {
    const question = questionOf(schema, parameters);
    if (!question) throw new Error('A cursor is asked for by a document that is not valid.');
    return JSON.stringify(await whole.ask(question, administrator));
  }, reference.schema);

  const codes = programs.map(({ code }) => code);
  const slugs = chosen.flatMap(({ viewer }) => viewer.partner?.slug ?? []);
  const hubs = new TableHubs();
  closers.unshift(() => hubs.close());

  return {
    schema,
    whole,
    viewers,
    hubs,
    edges: [...everyEdge(schema, codes), ...everyEdgeOf(slugs, schema, codes)].map((query) => {
      const question = questionOf(schema, { query });
      if (!question) throw new Error(`This document of an edge is not valid: ${query}`);
      return { query, question };
    }),
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
      for (const engine of [whole, ...viewers.map(({ copy }) => copy)]) await engine.close();
    },
    async close() {
      for (const close of closers) await close();
    },
  };
}

/** A result as one text: its data, or the code, path and message of each refusal. The cost is that of the role. */
function told(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'answered':
      return JSON.stringify(outcome.data);
    case 'refused':
      return JSON.stringify(outcome.problems.map(toldOf));
    case 'failed':
      return `failed: ${String(outcome.cause)}`;
    case 'declined':
      return 'declined';
  }
}

/** A refusal as the test compares it. The price depends on the role, so a refusal by price is compared by its code alone. */
function toldOf({ message, path, extensions }: GraphQLError): readonly unknown[] {
  const { code } = extensions;
  return code === 'TOO_COMPLEX' ? [code] : [code, path, message];
}

/** Compares what a viewer is charged over the whole database and over the viewer's copy. */
function costLeak(ofWhole: Outcome, ofCopy: Outcome): string | undefined {
  const [actual, expected] = [ofWhole, ofCopy].map((outcome) =>
    JSON.stringify([
      'cost' in outcome && outcome.cost,
      outcome.kind === 'refused' && outcome.problems.map(({ message }) => message),
    ]),
  );
  return actual === expected ? undefined : `it costs ${actual}, and ${expected} without the hidden rows`;
}

function codesOf(outcome: Outcome): readonly unknown[] {
  return outcome.kind === 'refused' ? outcome.problems.map(({ extensions }) => extensions['code']) : [];
}

/**
 * Compares the result of a viewer over the whole database with that of an administrator over the viewer's copy. A difference
 * shows the viewer something hidden.
 * @returns the difference in words; undefined if there is none
 */
export async function leak(
  schema: GraphQLSchema,
  question: Question,
  whole: TestEngine,
  viewer: Viewer,
  copy: TestEngine,
): Promise<string | undefined> {
  const [actual, expected] = await Promise.all([whole.ask(question, viewer), copy.ask(question, administrator)]);
  return resultLeak(schema, question, viewer.role, { actual, expected, own: () => copy.ask(question, viewer) });
}

/** The same, and compares what the viewer is charged. */
export async function leakOrCost(
  schema: GraphQLSchema,
  question: Question,
  whole: TestEngine,
  viewer: Viewer,
  copy: TestEngine,
): Promise<string | undefined> {
  const [actual, expected, own] = await Promise.all([
    whole.ask(question, viewer),
    copy.ask(question, administrator),
    copy.ask(question, viewer),
  ]);
  const outcomes = { actual, expected, own: () => Promise.resolve(own) };
  return (await resultLeak(schema, question, viewer.role, outcomes)) ?? costLeak(actual, own);
}

interface Outcomes {
  /** Of the viewer over the whole database. */
  readonly actual: Outcome;
  /** Of an administrator over the viewer's copy. */
  readonly expected: Outcome;
  /** Of the viewer over its copy. */
  readonly own: () => Promise<Outcome>;
}

async function resultLeak(
  schema: GraphQLSchema,
  { document, operation, variables }: Question,
  role: Role,
  { actual, expected, own }: Outcomes,
): Promise<string | undefined> {
  const isWrong = codesOf(expected).includes('BAD_USER_INPUT');
  if (!isWrong && usesForbidden(schema, document, operation, variables, role)) {
    const codes = codesOf(actual);
    const isRefused = codes.length > 0 && codes.every((code) => code === 'FORBIDDEN_FIELD');
    return isRefused ? undefined : `it uses a field that the role may not see, and gets ${told(actual).slice(0, 300)}`;
  }
  // The conditions of a policy make a statement larger: whether it is too large depends on the role. It must not depend on rows.
  const isTooLarge = codesOf(actual).includes('TOO_COMPLEX') && !codesOf(expected).includes('TOO_COMPLEX');
  const [has, ought] = [told(actual), told(isTooLarge ? await own() : expected)];
  if (has === ought && !has.startsWith('failed')) return undefined;
  let at = 0;
  while (at < has.length && has[at] === ought[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 150), at + 150);
  return `the results differ from character ${at}\n  gets   …${around(has)}…\n  should …${around(ought)}…`;
}
