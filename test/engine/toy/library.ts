import { ApolloServer } from '@apollo/server';
import { DataSource } from 'typeorm';
import { ignoringCase } from '../../../migrations/0017-texts';
import { searchFunctions } from '../../../migrations/0010-search';
import { searchWordFunctions, searchWordTables } from '../../../migrations/0025-search-words';
import { fixedClock } from '../../../src/clock';
import { statementEnds } from '../../../src/database/cancel';
import { SnakeCaseNamingStrategy } from '../../../src/database/naming-strategy';
import { createReadPool } from '../../../src/database/pool';
import { createEngine } from '../../../src/engine';
import { policiesOf } from '../../../src/engine/metadata/policy';
import { buildSchema } from '../../../src/engine/schema/build-schema';
import { Decimal, Duration, DateTime } from '../../../src/model/scalars';
import { createBareDatabase } from '../../support/bare-database';
import { recordStatements } from '../../support/statements';
import { entities, roles, Viewer } from './model';

/** The date of the tests. */
const today = '2024-06-15';

/** Everything that the engine needs in a database beside the tables of the model; README.md says what for. */
const needs = `
create collation name_order (provider = icu, locale = 'und-u-ks-level1', deterministic = true);
${searchFunctions}
drop function search_alike;
${searchWordTables}
${searchWordFunctions}
${ignoringCase}
`;

const rows = `
create function keep_title() returns trigger language plpgsql as $$
begin
  new.search_text := search_text(new.title);
  new.search_index := text_words(new.search_text);
  perform keep_search_words(new.search_index);
  insert into search_entry (source, word, search_text, row_id)
  select 'book', word, new.search_text, new.id from unnest(tsvector_to_array(new.search_index)) word;
  return new;
end $$;
create trigger book_search before insert on book for each row execute function keep_title();

insert into author (id, code, name) values (1, 'woolf', 'Virginia Woolf'), (2, 'beckett', 'Samuel Beckett'), (3, 'eco', 'Umberto Eco');
insert into book (id, isbn, title, summary, genre, pages, withdrawn, price_amount, price_currency, author_id) values
  (1, 'i1', 'Orlando', '{"en": "A life of centuries.", "fr": "Une vie de siècles."}', 'NOVEL', 300, false, 12.50, 'GBP', 1),
  (2, 'i2', 'The Waves', '{"en": "Six voices."}', 'NOVEL', 220, false, 9.00, 'GBP', 1),
  (3, 'i3', 'Three Guineas', '{"en": "On war."}', 'ESSAY', 180, true, 7.00, 'GBP', 1),
  (4, 'i4', 'Molloy', '{"en": "A search.", "fr-CA": "Une quête."}', 'NOVEL', 240, false, 11.00, 'EUR', 2),
  (5, 'i5', 'Endgame', '{"en": "No more pain-killer."}', 'DRAMA', null, false, 8.00, 'EUR', 2),
  (6, 'i6', 'Élégie', '{"en": "Laments."}', 'DRAMA', 90, true, 5.00, 'EUR', 3);
insert into reader (id, card, note, revision, latitude, longitude) values
  (1, 'r1', 'Returns late', 3, 51.5, -0.1), (2, 'r2', null, 1, 52.5, -1.1), (3, 'r3', null, 1, null, null);
insert into loan (id, "from", "to", book_id, reader_id) values
  (1, '2024-01-01', '2024-02-01', 1, 1),
  (2, '2024-06-01', null, 1, 2),
  (3, '2024-05-01', null, 2, 1),
  (4, '2023-05-01', '2023-06-01', 3, 1),
  (5, '2024-06-10', null, 4, 1),
  (6, '2024-07-01', null, 5, 2),
  (7, '2024-06-10', null, 6, 2);
`;

/** A viewer of the library: a reader by number, or another role. */
export type LibraryViewer = 'VISITOR' | 'LIBRARIAN' | { readonly reader: number };

export interface Library {
  /** Sends a request and returns the body of the response. Fails unless the request takes one statement at most. */
  ask(
    query: string,
    given?: { readonly as?: LibraryViewer; readonly variables?: { readonly [name: string]: unknown } },
  ): Promise<{ readonly data?: unknown; readonly errors?: readonly unknown[] }>;
  close(): Promise<void>;
}

function contextOf(viewer: LibraryViewer): object {
  const reader = typeof viewer === 'object' ? String(viewer.reader) : null;
  const role = typeof viewer === 'object' ? 'READER' : viewer;
  return { viewer: { role, values: { id: reader === null ? role : `${role}-${reader}`, role, reader } } };
}

/** Makes the library in a database of its own, with an engine over it behind Apollo, as in the hub. */
export async function openLibrary(): Promise<Library> {
  const database = await createBareDatabase();
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [...entities],
    namingStrategy: new SnakeCaseNamingStrategy(),
    installExtensions: false,
  }).initialize();
  await dataSource.query(needs);
  await dataSource.synchronize();
  await dataSource.query(rows);
  await dataSource.destroy();

  const policies = policiesOf(entities);
  const schema = buildSchema({ entities, viewer: Viewer, policies, roles, scalars: [DateTime, Decimal, Duration] });
  const pool = createReadPool({ url: database.url, size: 2, statementTimeoutMs: 10_000, onError: () => undefined });
  const engine = createEngine({
    schema,
    dataSource,
    pool,
    clock: fixedClock(today),
    classes: entities,
    policies,
    limits: { cost: () => 500_000, preparedLevels: 100 },
    ends: statementEnds(10_000),
  });
  const server = new ApolloServer({ schema, plugins: [engine.plugin()] });
  await server.start();

  return {
    async ask(query, { as = 'LIBRARIAN', variables = {} } = {}) {
      const { result, statements } = await recordStatements(() =>
        server.executeOperation({ query, variables }, { contextValue: contextOf(as) as never }),
      );
      expect(statements.length).toBeLessThanOrEqual(1);
      if (result.body.kind !== 'single') throw new Error('The response has several parts.');
      const { data, errors } = result.body.singleResult;
      // Objects of graphql-js have no prototype; JSON is what a client reads.
      return JSON.parse(JSON.stringify({ data, errors })) as { data?: unknown; errors?: readonly unknown[] };
    },
    async close() {
      await server.stop();
      await pool.end();
      await database.drop();
    },
  };
}
