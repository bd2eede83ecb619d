import type { MigrationInterface, QueryRunner } from 'typeorm';
import { space } from './0001-foundations';

/** What names are found by: a folded text and an index of its words beside each name, and indexes for parts of names and for places. */
export class Search1780000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(searchFunctions);
    await queryRunner.query(searchable.map(searchColumns).join(''));
    await queryRunner.query('create index partner_latitude_longitude_idx on partner (latitude, longitude)');
    await queryRunner.query(trigramIndexes);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index partner_name_trigram_idx, offering_name_trigram_idx, engagement_customer_name_trigram_idx,
        partner_latitude_longitude_idx;
      ${searchable.map((table) => `drop trigger ${table}_search on ${table}; alter table ${table} drop search_text, drop search_index;`).join('\n')}
      drop function keep_search, search_alike, search_starts, search_index, search_text;
      drop extension unaccent;
      drop extension pg_trgm;
    `);
  }
}

const searchable = ['vendor', 'technology', 'distributor', 'partner', 'offering'];

const marks = '\\u0300-\\u036f\\ufe00-\\ufe0f';
const punctuation = `\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7\\u060c\\u061b\\u061f\\u2000-\\u206f\\u2e00-\\u2e7f\\u3000-\\u303f\\u30fb${space}`;

export const searchAlike = `
-- Every word of a text begins a word of the row's, or is one but for one typing mistake.
create function search_alike(value text) returns tsquery immutable strict parallel safe
  return (
    select string_agg(
      '(''' || word || ''':*' || coalesce((
        select ' | ''~' || word || '''' || string_agg(' | ''' || rest || ''' | ''~' || rest || '''', '')
        from generate_series(1, length(word)) place, concat(left(word, place - 1), substr(word, place + 1)) rest
        where length(word) between 4 and 30
      ), '') || ')',
      ' & '
    )::tsquery
    from unnest(string_to_array(search_text(value), ' ')) word
  );`;

export const keepSearch = `
-- TypeORM would keep a table of its own beside columns that PostgreSQL generates, so a trigger keeps these.
create function keep_search() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.search_text := search_text(new.name);
  new.search_index := search_index(new.search_text);
  return new;
end $$;`;

/**
 * What texts are searched by. The functions are declared immutable, since columns and indexes are made of them, although
 * `unaccent` is not: it would be another function under other rules, which nobody changes in a database of the hub.
 */
export const searchFunctions = `
create extension pg_trgm;
create extension unaccent;

-- Words without accents, in small letters, separated by single spaces. At most so long that a B-tree takes it.
create function search_text(value text) returns text immutable strict parallel safe
  return left(btrim(regexp_replace(
    translate(
      lower(unaccent('unaccent'::regdictionary, regexp_replace(normalize(value, nfkd), '[${marks}]', '', 'g')) collate name_order),
      'ς', 'σ'
    ),
    '[${punctuation}]+', ' ', 'g'
  )), 600);

-- The words of a searched text, and under ~ each word of four letters or more without one of its letters. Two words between
-- which there is one typing mistake (a letter too many, too few, or another one, or two that are swapped) are alike when at
-- most one letter of each is left out; so all that a mistyped word can mean is found by looking up a few exact words.
-- A loop, because a query takes twice the time.
create function search_index(searched text) returns tsvector immutable strict parallel safe
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  words text[] := string_to_array(searched, ' ');
  lexemes text[] := words;
  word text;
begin
  foreach word in array words loop
    if length(word) between 4 and 30 then
      for place in 1..length(word) loop
        lexemes := lexemes || ('~' || left(word, place - 1) || substr(word, place + 1));
      end loop;
    end if;
  end loop;
  return array_to_tsvector(lexemes);
end $$;

-- Every word of a text begins a word of the row's. Null for a text without words. Their letters cannot end a quoted lexeme.
create function search_starts(value text) returns tsquery immutable strict parallel safe
  return (
    select string_agg('''' || word || ''':*', ' & ')::tsquery
    from unnest(string_to_array(search_text(value), ' ')) word
  );

${searchAlike}

${keepSearch}
`;

const searchColumns = (table: string): string => `
alter table ${table} add search_text text collate "C", add search_index tsvector;
create trigger ${table}_search before insert or update of name, search_text, search_index on ${table}
  for each row execute function keep_search();
update ${table} set search_text = null;
alter table ${table} alter search_text set not null, alter search_index set not null;
create index ${table}_search_text_id_idx on ${table} (search_text, id);
create index ${table}_search_index_idx on ${table} using gin (search_index);
`;

/** Indexes for parts of texts, \`contains\` and the like. TypeORM knows no operator classes, so no entity can say them. */
export const trigramIndexes = `
create index partner_name_trigram_idx on partner using gin (name gin_trgm_ops);
create index offering_name_trigram_idx on offering using gin (name gin_trgm_ops);
create index engagement_customer_name_trigram_idx on engagement using gin (customer_name gin_trgm_ops);
`;
