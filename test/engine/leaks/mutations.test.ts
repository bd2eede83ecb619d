import { policiesOf } from '../../../src/engine/metadata/policy';
import { entities } from '../../../src/model/entities';
import type { Question, TestEngine } from './test-engine';
import { leak, prepareLeakTest, type LeakTest } from './databases';
import { impliedBy, mutantsOf, type Mutant } from './mutants';

/** Takes two minutes. Run it after a change of a policy: `MUTATIONS=1`; `MUTANTS='^(Person|Location)'` picks mutants by name. */
const onDemand = process.env.MUTATIONS ? it : it.skip;
const seed = Number(process.env.LEAK_SEED ?? 20_110_501);
const mostDocuments = Number(process.env.LEAK_DOCUMENTS ?? 2_000);
const documentsOfEngine = 150;

/** A mutant that no document has detected yet. */
interface Living extends Mutant {
  readonly engine: TestEngine;
}

let setup: LeakTest;

/** The documents of all edges, then random ones. */
async function* questions({ edges, documents }: LeakTest): AsyncGenerator<Question, void> {
  for (const { question } of edges) yield question;
  const requests = documents(seed);
  for (let number = 0; number < mostDocuments; number++) yield (await requests.next()).value.question;
}

/** The mutants that a document shows to a viewer. */
async function shownBy(question: Question, living: readonly Living[]): Promise<ReadonlySet<Living>> {
  const shown = new Set<Living>();
  for (const { viewer, copy } of setup.viewers) {
    const own = setup.whole.explain(question, viewer);
    for (const each of living) {
      if (shown.has(each) || !each.roles.includes(viewer.role)) continue;
      // An explanation names the tables of its statement; that of a refusal names none.
      if (own.includes('select') && !own.includes(each.table)) continue;
      if (each.engine.explain(question, viewer) === own) continue;
      if ((await leak(setup.schema, question, each.engine, viewer, copy)) !== undefined) shown.add(each);
    }
  }
  return shown;
}

beforeAll(async () => {
  if (process.env.MUTATIONS) setup = await prepareLeakTest();
}, 30 * 60_000);

afterAll(() => setup?.close());

onDemand(
  `the leak test notices a missing clause of any policy, and a missing part of one, within the documents of all edges and ${mostDocuments} random ones`,
  async () => {
    const picked = new RegExp(process.env.MUTANTS ?? '');
    const mutants = mutantsOf(policiesOf(entities)).filter(({ name }) => picked.test(name));
    expect(mutants.length).toBeGreaterThan(0);
    let living: readonly Living[] = [];
    for (const each of mutants) {
      const engine = setup.whole.under(each.policies);
      // A row whose edge must not be null cannot be visible without the row at its end: no document is needed to notice that.
      const refusal = await engine.refusal();
      if (refusal === undefined) living = [...living, { ...each, engine }];
      else process.stdout.write(`the engine does not start without: ${each.name} (${refusal})\n`);
    }
    process.stdout.write(`${mutants.length} mutants, ${living.length} for documents\n`);
    let number = 0;
    for await (const question of questions(setup)) {
      if (number % documentsOfEngine === 0) {
        await setup.renew();
        for (const { engine } of living) await engine.close();
      }
      const shown = await shownBy(question, living);
      for (const { name, engine } of shown) {
        process.stdout.write(`document ${number} shows that this is missing: ${name}\n`);
        await engine.close();
      }
      living = living.filter((each) => !shown.has(each));
      number++;
      // Random documents are asked for mutants that no edge has shown, not for those that are harmless.
      if (number >= setup.edges.length && living.every((each) => impliedBy(each) !== undefined)) break;
    }
    process.stdout.write(`${mutants.length - living.length} of ${mutants.length} mutants were shown\n`);
    for (const { engine } of living) await engine.close();
    const names = (of: readonly Mutant[]): readonly string[] => of.map(({ name }) => name);
    expect(names(living)).toEqual(names(mutants.filter((each) => impliedBy(each) !== undefined)));
  },
  24 * 60 * 60_000,
);
