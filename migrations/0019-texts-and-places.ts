import type { MigrationInterface, QueryRunner } from 'typeorm';
import { space } from './0001-foundations';

/** Texts have one spelling and show something; partners are found by their city as well. */
export class TextsAndPlaces1780000000019 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(normalise);
    await queryRunner.query(wideSearchFunctions);
    await queryRunner.query(wideSearch);
    // Last, since a row that they refuse can no longer be updated.
    await queryRunner.query(textFunctions);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(formerTextFunctions);
    await queryRunner.query(`
      drop trigger partner_search on partner;
      alter table partner drop search_wider;
      drop function keep_partner_search;
      create trigger partner_search before insert or update of name, search_text, search_index on partner
        for each row execute function keep_search();
    `);
  }
}

const control = '\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029';

/**
 * What shows nothing, for a bracket expression: spaces, control characters, the characters that Unicode calls default
 * ignorable, the blank Braille pattern, and the marks of interlinear notes.
 */
export const invisible = `${space}${control}\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff`;

/** What counts as space around a name: also what looks as if nothing were there. */
const around = `${space}\\u00ad\\u180e\\u200b\\u2060`;

/**
 * Replaces the functions that checks share. Rows that are there are not checked again: those that the functions now refuse
 * stay until they are changed.
 */
export const textFunctions = `
-- One line, spelt in one way, that shows something, without space around it, and short enough for an index.
create or replace function is_name(value text) returns boolean immutable parallel safe
  return length(value) between 1 and 200 and value !~ '^[${around}]|[${around}]$|[${control}]'
    and value ~ '[^${invisible}]' and value is nfc normalized;

create or replace function is_text(value text) returns boolean immutable parallel safe
  return length(value) <= 10000 and value ~ '[^${invisible}]' and value is nfc normalized;

create or replace function is_web_address(value text) returns boolean immutable parallel safe
  return length(value) <= 2000 and value ~ '^https?://[^${space}]+$' and value is nfc normalized;

-- An object of texts by locale; the required locale is among them.
create or replace function is_localised(value jsonb, required text default null) returns boolean immutable parallel safe
  return case jsonb_typeof(value) when 'object' then
    value <> '{}' and (required is null or value ? required) and not exists (
      select from jsonb_each(value) as given (locale, content)
      where not is_locale(locale) or jsonb_typeof(content) <> 'string' or not is_text(content #>> '{}')
    )
  else value is null and null end;
`;

/** The functions as migration 0001 made them. */
const formerTextFunctions = `
create or replace function is_name(value text) returns boolean immutable parallel safe
  return length(value) between 1 and 200 and value !~ '^[${space}]|[${space}]$|[${control}]';

create or replace function is_text(value text) returns boolean immutable parallel safe
  return length(value) <= 10000 and value ~ '[^${space}]';

create or replace function is_web_address(value text) returns boolean immutable parallel safe
  return length(value) <= 2000 and value ~ '^https?://[^${space}]+$';

create or replace function is_localised(value jsonb, required text default null) returns boolean immutable parallel safe
  return jsonb_typeof(value) = 'object' and value <> '{}' and (required is null or value ? required)
    and not value @? 'strict $.* ? (@.type() != "string" || !(@ like_regex "[^${space}]"))'
    and not value @? 'strict $.keyvalue() ? (!(@.key like_regex "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"))';
`;

/**
 * Gives the texts that are there their normal spelling, in every column that one of the functions checks. A name that is part
 * of a key stays as it is where another row has the normal spelling already.
 */
const normalise = `
do $$
declare
  checked record;
begin
  for checked in
    select relation.relname as table_name, attribute.attname as column_name, attribute.atttypid = 'jsonb'::regtype as localised
    from pg_constraint as rule
      join pg_class as relation on relation.oid = rule.conrelid and relation.relnamespace = 'public'::regnamespace
      join pg_attribute as attribute on attribute.attrelid = rule.conrelid and attribute.attnum = rule.conkey[1]
    where rule.contype = 'c' and pg_get_constraintdef(rule.oid) ~ '\\mis_(name|text|web_address|localised)\\('
  loop
    if checked.localised then
      execute format(
        'update %1$I set %2$I = (select jsonb_object_agg(key, normalize(value, nfc)) from jsonb_each_text(%2$I))
         where exists (select from jsonb_each_text(%2$I) where value is not nfc normalized)',
        checked.table_name, checked.column_name
      );
    elsif checked.table_name = 'offering' and checked.column_name = 'name' then
      update offering o set name = normalize(name, nfc) where name is not nfc normalized and not exists (
        select from offering other where other.partner_id = o.partner_id and other.id <> o.id and normalize(other.name, nfc) = normalize(o.name, nfc)
      );
    elsif checked.table_name = 'external_reference' then
      execute format(
        'update external_reference r set %1$I = normalize(%1$I, nfc) where %1$I is not nfc normalized and not exists (
           select from external_reference other where other.id <> r.id
             and normalize(other.source, nfc) = normalize(r.source, nfc) and normalize(other.external_id, nfc) = normalize(r.external_id, nfc)
         )',
        checked.column_name
      );
    else
      execute format(
        'update %1$I set %2$I = normalize(%2$I, nfc) where %2$I is not nfc normalized', checked.table_name, checked.column_name
      );
    end if;
  end loop;
end $$;
`;

export const wideSearchFunctions = `
create function keep_partner_search() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.search_text := search_text(new.name);
  new.search_index := search_index(new.search_text);
  new.search_wider := new.search_index || coalesce(search_index(search_text(new.city)), '');
  return new;
end $$;
`;

const wideSearch = `
drop trigger partner_search on partner;
alter table partner add search_wider tsvector;
-- The table is written anew and its indexes are made in one go, which takes a fraction of the time of an update.
alter table partner alter search_wider type tsvector
  using search_index || coalesce(search_index(search_text(city)), ''), alter search_wider set not null;
create trigger partner_search before insert or update of name, city, search_text, search_index, search_wider on partner
  for each row execute function keep_partner_search();
create index partner_search_wider_idx on partner using gin (search_wider);
`;
