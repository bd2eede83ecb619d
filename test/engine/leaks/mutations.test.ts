import { policiesOf } from '../../../src/engine/metadata/policy';
import { entities } from '../../../src/model/entities';
import type { Asker } from './asker';
import { leak, prepareGround, type LeakGround } from './ground';
import { mutantsOf, type Mutant } from './mutants';

/** It takes a long time, and is run where the policies change: `MUTATIONS=1`; `MUTANTS='whole row'` picks mutants by their names. */
const onDemand = process.env.MUTATIONS ? it : it.skip;
const seed = Number(process.env.LEAK_SEED ?? 20_110_501);
const mostDocuments = Number(process.env.LEAK_DOCUMENTS ?? 2_000);
const documentsOfEngine = 150;

/** A mutant that no document has shown yet. */
interface Living extends Mutant {
  readonly asker: Asker;
}

let ground: LeakGround;

beforeAll(async () => {
  if (process.env.MUTATIONS) ground = await prepareGround();
}, 180_000);

afterAll(() => ground?.close());

onDemand(
  `shows that any clause is missing within ${mostDocuments} documents`,
  async () => {
    const mutants = mutantsOf(policiesOf(entities)).filter(({ name }) => name.includes(process.env.MUTANTS ?? ''));
    let living: readonly Living[] = mutants.map((each) => ({ ...each, asker: ground.whole.under(each.policies) }));
    const requests = ground.documents(seed);
    for (let number = 0; number < mostDocuments && living.length > 0; number++) {
      if (number % documentsOfEngine === 0) {
        await ground.renew();
        for (const { asker } of living) await asker.close();
      }
      const { question } = (await requests.next()).value;
      const shown = new Set<Living>();
      for (const { viewer, copy } of ground.viewers) {
        const own = ground.whole.explain(question, viewer);
        for (const each of living) {
          if (shown.has(each) || !each.roles.includes(viewer.role) || each.asker.explain(question, viewer) === own)
            continue;
          if ((await leak(ground.schema, question, each.asker, viewer, copy)) !== undefined) shown.add(each);
        }
      }
      for (const { name, asker } of shown) {
        process.stdout.write(`document ${number} shows that this is missing: ${name}\n`);
        await asker.close();
      }
      living = living.filter((each) => !shown.has(each));
    }
    process.stdout.write(`${mutants.length - living.length} of ${mutants.length} mutants were shown\n`);
    for (const { asker } of living) await asker.close();
    expect(living.map(({ name }) => name)).toEqual([]);
  },
  24 * 60 * 60_000,
);
