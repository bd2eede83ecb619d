import { createDataSource } from '../../src/database/data-source';
import { generateRequests, type GeneratedRequest } from '../engine/differential/generator/generate';
import { startReference } from '../reference/reference';
import { testDay } from '../support/database';
import { exampleNames, exampleRequest } from '../support/examples';

/** Documents that once caused a failure. */
const hazards: readonly GeneratedRequest[] = [
  {
    query: 'query ($i: Boolean = true) { partners(first: 1) { nodes { id @include(if: $i) } } }',
    variables: { i: true },
  },
  { query: 'query ($n: String = "Partner") { __type(name: $n) { fields(includeDeprecated: true) { name } } }' },
  {
    query: '{ __schema { directives(includeDeprecated: false) { name args { name } } } country(code: "FR") { name } }',
  },
  {
    query:
      'query ($d: Date = "2012-01-01", $l: String = "fr") @asOf(date: $d) @inLocale(locale: $l) { regions { nodes { name } } }',
  },
  {
    query:
      'query ($f: PartnerFilter, $o: [PartnerOrder!], $a: String) { partners(first: 2, filter: $f, orderBy: $o, after: $a) { nodes { id } pageInfo { endCursor } } }',
    variables: { f: { not: { name: { eq: 'x' } } }, o: [{ name: 'ASC' }], a: null },
  },
  {
    query:
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ...A } } fragment A on Node { id ... on Partner { ...B } } fragment B on Partner { name }',
    variables: { ids: ['Partner:1', 'Country:1'] },
  },
  { query: 'mutation { __typename }' },
  { query: 'subscription { __typename }' },
];

/** Valid requests to begin from: the examples, the hazards, and what the differential test's generator writes. */
export class Corpus {
  private readonly requests: GeneratedRequest[] = [...exampleNames.map(exampleRequest), ...hazards];
  private readonly fixed = this.requests.length;

  private constructor(
    private readonly generated: Iterator<GeneratedRequest, never>,
    readonly schema: Parameters<typeof generateRequests>[0]['schema'],
  ) {}

  /** @param databaseUrl the database with the rows from which operands are taken */
  static async over(databaseUrl: string, seed: number): Promise<Corpus> {
    const dataSource = await createDataSource({ url: databaseUrl }).initialize();
    const reference = await startReference({ dataSource, day: testDay }).finally(() => dataSource.destroy());
    await reference.stop();
    const { schema, graph } = reference;
    return new Corpus(generateRequests({ schema, graph, seed }), schema);
  }

  /** Writes new documents in the place of those that were written before. */
  renew(count: number): void {
    this.requests.length = this.fixed;
    while (this.requests.length < this.fixed + count) {
      const request = this.generated.next().value;
      // Long documents take much time and find nothing more.
      if (request.query.length < 3_000) this.requests.push(request);
    }
  }

  get all(): readonly GeneratedRequest[] {
    return this.requests;
  }
}
