import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Partners and offerings are found by the words of their terms, and of the terms above these. The words are not copied to each
 * row: terms are few, and what is searched of a row has a lexeme for each of its terms. A search looks up which terms its words
 * can mean, with all terms below them, and asks for their lexemes too. So a change of a term or of the tree changes no partner.
 */
export class SearchTerms1780000000062 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(tree);
    await queryRunner.query(termWords);
    await queryRunner.query(searchFunctions);
    await queryRunner.query(`
      drop view search_entry_definition;
      drop trigger partner_search on partner;
      drop trigger partner_entries_update on partner;
      drop trigger offering_search on offering;
      ${lexemes('partner')}
      ${lexemes('offering')}
      alter table partner alter search_wider type tsvector using search_wider || partner_lexemes(id);
      alter table offering add search_wider tsvector;
      alter table offering alter search_wider type tsvector using search_index || offering_lexemes(id),
        alter search_wider set not null;
      create index offering_search_wider_idx on offering using gin (search_wider);
      ${keptSearch}
      ${entries(isWord, `entry.word, new.search_text, new.id from ${furtherWords('new')} entry (word) ${isWord}`)}
      create trigger partner_entries_update after update on partner for each row
        when (old.search_text <> new.search_text or old.id <> new.id or old.city is distinct from new.city)
        execute function keep_search_entries();
      ${keptLinks('partner')}
      ${keptLinks('offering')}
      ${rebuilding}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function rebuild_derived_rows;
      alter function rebuild_rows_without_terms rename to rebuild_derived_rows;
      drop function keep_partner_terms, keep_offering_terms cascade;
      drop function make_partner_lexemes, make_offering_lexemes;
      drop trigger partner_search on partner;
      drop trigger partner_entries_update on partner;
      drop trigger offering_search on offering;
      drop view search_entry_definition;
      drop function keep_offering_search;
      alter table offering drop search_wider;
      alter table partner alter search_wider type tsvector using without_terms(search_wider);
      drop function partner_lexemes, offering_lexemes, without_terms;
      create trigger offering_search before insert or update of name, search_text, search_index on offering
        for each row execute function keep_search();
      ${formerPartnerSearch}
      ${partnerTrigger}
      ${entries('', `word, new.search_text, new.id\n      from ${furtherWords('new')} word`)}
      create trigger partner_entries_update after update on partner for each row
        when (old.search_text <> new.search_text or old.id <> new.id or old.search_wider <> new.search_wider)
        execute function keep_search_entries();
      ${formerSearchFunctions}
      drop function search_terms;
      drop trigger term_words_insert on term;
      drop trigger term_words_update on term;
      drop function keep_term_words;
      drop view term_word_definition;
      drop table term_word;
      ${formerTree}
      drop view term_within_definition;
    `);
  }
}

/** To plan the queries of the functions anew takes longer than to run them. */
const path = 'set search_path = pg_catalog, public, pg_temp';
const settings = `${path} set plan_cache_mode = force_generic_plan`;

const closure = (named: string): string => `with recursive ${named} (term_id, within_id) as (
    select id, id from term
    union
    select ${named}.term_id, term.parent_id from ${named} join term on term.id = ${named}.within_id where term.parent_id is not null
  )`;

/** Refuses a circle, and lets changes take turns. */
const treeOf = (kept: string): string => `
create or replace function keep_term_tree() returns trigger
  language plpgsql ${path} as $$
declare
  culprit text;
begin
  perform require_read_committed();
  perform pg_advisory_xact_lock(hashtextextended('tree of terms', 0));
  with recursive chain (term_id, within_id) as (
    select id, parent_id from term where parent_id is not null
    union
    select chain.term_id, term.parent_id from chain join term on term.id = chain.within_id where term.parent_id is not null
  ) select slug into culprit from chain join term on term.id = chain.term_id where chain.term_id = chain.within_id limit 1;
  if found then
    perform refuse(format('The term %s would stand above itself.', culprit), 'term_parent_acyclic', 'term');
  end if;
  ${kept}
  return null;
end $$;
`;

const tree = `
-- The definition of the closure of the tree: each term with itself and all terms above it.
create view term_within_definition as
  ${closure('chain')}
  select term_id, within_id from chain;

create function make_term_tree() returns void
  language plpgsql ${path} as $$
begin
  delete from term_within where (term_id, within_id) not in (table term_within_definition);
  insert into term_within (term_id, within_id) table term_within_definition except table term_within;
end $$;
${treeOf('perform make_term_tree();')}
`;

const formerTree = `
${treeOf(`${closure('chain')}, gone as (
    delete from term_within where (term_id, within_id) not in (select term_id, within_id from chain)
  )
  insert into term_within (term_id, within_id)
  select term_id, within_id from chain where (term_id, within_id) not in (select term_id, within_id from term_within);`)}
drop function make_term_tree;
`;

const termWords = `
create table term_word (
  word text collate "C" not null,
  term_id bigint not null references term on delete cascade on update cascade,
  primary key (word, term_id)
);
create index term_word_term_id_idx on term_word (term_id);

-- The definition of the words of terms: those of their names in all locales, and of their codes.
create view term_word_definition as
select distinct word collate "C" as word, term.id as term_id
from term
cross join lateral (select term.code union all select value from jsonb_each_text(term.name)) named (content)
cross join lateral string_to_table(search_text(named.content), ' ') word
where word <> '';

create function keep_term_words() returns trigger
  language plpgsql ${settings} as $$
begin
  delete from term_word where term_id = new.id;
  insert into term_word (word, term_id) select word, term_id from term_word_definition where term_id = new.id;
  perform keep_search_words(array_to_tsvector(array(select word from term_word where term_id = new.id)));
  return null;
end $$;
create trigger term_words_insert after insert on term for each row execute function keep_term_words();
create trigger term_words_update after update of name, code on term for each row execute function keep_term_words();

insert into term_word (word, term_id) select word, term_id from term_word_definition;
insert into search_word (word, alike)
select word, search_index(word) from (select distinct word from term_word) words
where not exists (select from search_word known where known.word = words.word);
`;

/**
 * A text of a row has no lexeme with #, since it is a separator.
 * @param alternatives what else a word of the text can be met by
 */
const searchQuery = (name: string, alternatives: string): string => `
create or replace function ${name}(value text) returns tsquery
  language plpgsql stable strict parallel safe ${settings} as $$
begin
  return (
    select string_agg(format('(''%s'':*%s)', typed.word, ${alternatives}), ' & ')::tsquery
    from (select distinct word from unnest(string_to_array(search_text(value), ' ')) word) typed
  );
end $$;
`;

const alikeWords = `(
        select string_agg(format(' | ''%s''', found.word), '') from search_words(typed.word) found where not found.starts
      )`;
const terms = (condition: string): string => `(
        select string_agg(format(' | ''#%s''', found.term_id), '') from search_terms(typed.word) found ${condition}
      )`;

const searchFunctions = `
-- The terms that each word of a text can mean, with its place in the text: those that have a word that begins with it, or that is
-- it but for one typing mistake, and all terms below them.
create function search_terms(value text) returns table (place integer, term_id bigint, starts boolean)
  language plpgsql stable strict parallel safe ${settings} as $$
begin
  return query
  select typed.place::integer, term_within.term_id, bool_or(found.starts)
  from unnest(string_to_array(search_text(value), ' ')) with ordinality typed (word, place)
  cross join lateral (
    select named.term_id, true as starts from term_word named
    where named.word >= typed.word and named.word < typed.word || chr(1114111)
    union all
    select named.term_id, false from search_word known join term_word named on named.word = known.word
    where known.alike @@ search_mistakes(typed.word) and not known.word ^@ typed.word
  ) found
  join term_within on term_within.within_id = found.term_id
  group by 1, 2;
end $$;
${searchQuery('search_alike', `concat(${alikeWords}, ${terms('')})`)}
${searchQuery('search_starts', terms('where found.starts'))}
`;

const formerSearchFunctions = `
${searchQuery('search_alike', alikeWords)}
create or replace function search_starts(value text) returns tsquery immutable strict parallel safe
  return (
    select string_agg('''' || word || ''':*', ' & ')::tsquery
    from unnest(string_to_array(search_text(value), ' ')) word
  );
`;

const lexemes = (owner: string): string => `
-- The lexemes of the terms of a row. No word can be one, since # separates words.
create function ${owner}_lexemes(owner bigint) returns tsvector
  language sql stable strict parallel safe ${path}
  return (select coalesce(array_to_tsvector(array_agg('#' || term_id)), '') from ${owner}_term where ${owner}_id = owner);
`;

const partnerTrigger = `
create trigger partner_search before insert or update of name, city, search_text, search_index, search_wider on partner
  for each row execute function keep_partner_search();
`;

const keptSearch = `
create function without_terms(searched tsvector) returns tsvector immutable strict parallel safe
  return ts_delete(searched, array(select lexeme from unnest(tsvector_to_array(searched)) lexeme where starts_with(lexeme, '#')));

create or replace function keep_partner_search() returns trigger
  language plpgsql ${path} as $$
declare
  words tsvector;
begin
  new.search_text := search_text(new.name);
  new.search_index := text_words(new.search_text);
  words := new.search_index || coalesce(text_words(search_text(new.city)), '');
  new.search_wider := words || partner_lexemes(new.id);
  perform keep_search_words(words);
  return new;
end $$;

create function keep_offering_search() returns trigger
  language plpgsql ${path} as $$
begin
  new.search_text := search_text(new.name);
  new.search_index := text_words(new.search_text);
  new.search_wider := new.search_index || offering_lexemes(new.id);
  perform keep_search_words(new.search_index);
  return new;
end $$;
${partnerTrigger}
create trigger offering_search before insert or update of name, search_text, search_index, search_wider on offering
  for each row execute function keep_offering_search();
`;

const formerPartnerSearch = `
create or replace function keep_partner_search() returns trigger
  language plpgsql ${path} as $$
begin
  new.search_text := search_text(new.name);
  new.search_index := text_words(new.search_text);
  new.search_wider := new.search_index || coalesce(text_words(search_text(new.city)), '');
  perform keep_search_words(new.search_wider);
  return new;
end $$;
`;

const searched = ['vendor', 'technology', 'distributor', 'partner', 'offering'];

const entriesOf = (table: string): string =>
  `select '${table}' as source, entry.word, searched.search_text, searched.id as row_id
   from ${table} searched, unnest(tsvector_to_array(searched.search_index)) entry (word)`;

const furtherWords = (row: string): string =>
  `unnest(tsvector_to_array(ts_delete(${row}.search_wider, tsvector_to_array(${row}.search_index))))`;

const isWord = `where not starts_with(entry.word, '#')`;

/**
 * @param which of the further words have entries
 * @param added what is added of a row by these words
 */
const entries = (which: string, added: string): string => `
create view search_entry_definition as
${searched.map(entriesOf).join('\nunion all\n')}
union all
select 'partner wider', entry.word, searched.search_text, searched.id
from partner searched, ${furtherWords('searched')} entry (word) ${which};

create or replace function keep_search_entries() returns trigger
  language plpgsql ${settings} as $$
begin
  if tg_op = 'TRUNCATE' then
    delete from search_entry where source in (tg_table_name, tg_table_name || ' wider');
    return null;
  end if;
  if tg_op <> 'INSERT' then
    delete from search_entry
    where source = tg_table_name and word = any (tsvector_to_array(old.search_index))
      and search_text = old.search_text and row_id = old.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into search_entry (source, word, search_text, row_id)
    select tg_table_name, word, new.search_text, new.id from unnest(tsvector_to_array(new.search_index)) word;
  end if;
  if tg_table_name = 'partner' then
    if tg_op <> 'INSERT' then
      delete from search_entry
      where source = 'partner wider' and word = any (tsvector_to_array(old.search_wider))
        and search_text = old.search_text and row_id = old.id;
    end if;
    if tg_op <> 'DELETE' then
      insert into search_entry (source, word, search_text, row_id)
      select 'partner wider', ${added};
    end if;
  end if;
  return null;
end $$;
`;

/** Two writers can link one row at the same moment. Each locks the row first, then it sees the links of the other. */
function keptLinks(owner: string): string {
  const [rowsBefore, rowsAfter] = ['old table as old_rows', 'new table as new_rows'];
  const each = {
    insert: `referencing ${rowsAfter}`,
    update: `referencing ${rowsBefore} ${rowsAfter}`,
    delete: `referencing ${rowsBefore}`,
    truncate: '',
  };
  return `
-- Makes the lexemes of some rows anew. Triggers compare all changed rows of a statement with one another, so each changes few.
create function make_${owner}_lexemes(owners bigint[]) returns void
  language plpgsql ${settings} as $$
begin
  for start in 1 .. cardinality(owners) by 100 loop
    update ${owner} set search_wider = without_terms(search_wider) || ${owner}_lexemes(id)
    where id = any (owners[start : start + 99]) and search_wider <> without_terms(search_wider) || ${owner}_lexemes(id);
  end loop;
end $$;

create function keep_${owner}_terms() returns trigger
  language plpgsql ${settings} as $$
declare
  owners bigint[];
begin
  case tg_op
    when 'INSERT' then owners = array(select distinct ${owner}_id from new_rows);
    when 'UPDATE' then owners = array(select ${owner}_id from new_rows union select ${owner}_id from old_rows);
    when 'DELETE' then owners = array(select distinct ${owner}_id from old_rows);
    else owners = array(select id from ${owner});
  end case;
  if owners <> '{}' then
    perform require_read_committed();
    perform from ${owner} where id in (select unnest(owners)) order by id for no key update;
    perform make_${owner}_lexemes(owners);
  end if;
  return null;
end $$;
${Object.entries(each)
  .map(
    ([statement, tables]) => `
create trigger ${owner}_term_search_${statement} after ${statement} on ${owner}_term ${tables}
  for each statement execute function keep_${owner}_terms();`,
  )
  .join('')}`;
}

/** The terms come first, because rules can read them. The triggers may be off. */
const rebuilding = `
alter function rebuild_derived_rows rename to rebuild_rows_without_terms;
create function rebuild_derived_rows() returns void
  language plpgsql ${path} as $$
begin
  lock table partner, offering, term, partner_term, offering_term in share row exclusive mode;
  perform make_term_tree();
  delete from term_word;
  insert into term_word (word, term_id) select word, term_id from term_word_definition;
  perform make_partner_lexemes(array(select id from partner));
  perform make_offering_lexemes(array(select id from offering));
  perform rebuild_rows_without_terms();
  insert into search_word (word, alike)
  select word, search_index(word) from (select distinct word from term_word) words
  where not exists (select from search_word known where known.word = words.word);
end $$;
`;
