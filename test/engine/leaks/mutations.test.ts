import { policiesOf } from '../../../src/engine/metadata/policy';
import { entities } from '../../../src/model/entities';
import type { TestEngine } from './test-engine';
import { leak, prepareLeakTest, type LeakTest } from './databases';
import { mutantsOf, type Mutant } from './mutants';

/** Takes a long time. Run it after a change of a policy: `MUTATIONS=1`; `MUTANTS='^(Person|Location)'` picks mutants by name. */
const onDemand = process.env.MUTATIONS ? it : it.skip;
const seed = Number(process.env.LEAK_SEED ?? 20_110_501);
const mostDocuments = Number(process.env.LEAK_DOCUMENTS ?? 2_000);
const documentsOfEngine = 150;

/** A mutant that no document has detected yet. */
interface Living extends Mutant {
  readonly engine: TestEngine;
}

let setup: LeakTest;

beforeAll(async () => {
  if (process.env.MUTATIONS) setup = await prepareLeakTest();
}, 30 * 60_000);

afterAll(() => setup?.close());

onDemand(
  `the leak test notices a missing clause of any policy, and a missing part of one, within ${mostDocuments} documents`,
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
    const requests = setup.documents(seed);
    for (let number = 0; number < mostDocuments && living.length > 0; number++) {
      if (number % documentsOfEngine === 0) {
        await setup.renew();
        for (const { engine } of living) await engine.close();
      }
      const { question } = (await requests.next()).value;
      const shown = new Set<Living>();
      for (const { viewer, copy } of setup.viewers) {
        const own = setup.whole.explain(question, viewer);
        for (const each of living) {
          if (shown.has(each) || !each.roles.includes(viewer.role) || each.engine.explain(question, viewer) === own)
            continue;
          if ((await leak(setup.schema, question, each.engine, viewer, copy)) !== undefined) shown.add(each);
        }
      }
      for (const { name, engine } of shown) {
        process.stdout.write(`document ${number} shows that this is missing: ${name}\n`);
        await engine.close();
      }
      living = living.filter((each) => !shown.has(each));
    }
    process.stdout.write(`${mutants.length - living.length} of ${mutants.length} mutants were shown\n`);
    for (const { engine } of living) await engine.close();
    expect(living.map(({ name }) => name)).toEqual([]);
  },
  24 * 60 * 60_000,
);
