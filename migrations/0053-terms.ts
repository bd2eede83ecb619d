import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record } from './columns';
import { addNodeTypes, nodeTriggers, removeNodeTypes } from './node-types';

/** Taxonomies: trees of terms that partners and offerings are described with. */
export class Terms1780000000053 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(tables);
    await queryRunner.query(tree);
    await addNodeTypes(queryRunner, 'Taxonomy', 'Term');
  }

  /** Terms are lost. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table reference
        drop customer_segment_id,
        add customer_segment text collate "C",
        add constraint reference_customer_segment_check check (is_code(customer_segment));
      drop table term_within, partner_term, offering_term, term, taxonomy;
      drop function keep_term_tree cascade;
    `);
    await removeNodeTypes(queryRunner, 'Taxonomy', 'Term');
  }
}

const links = (owner: string): string => `
create table ${owner}_term (
  ${owner}_id bigint not null references ${owner} on delete cascade on update cascade,
  term_id bigint not null references term on delete cascade on update cascade,
  primary key (${owner}_id, term_id)
);
create index ${owner}_term_${owner}_id_idx on ${owner}_term (${owner}_id);
create index ${owner}_term_term_id_idx on ${owner}_term (term_id);
`;

const tables = `
create table taxonomy (
  ${record},
  code text collate "C" not null,
  name jsonb not null,
  unique (code),
  constraint taxonomy_code_check check (is_code(code)),
  constraint taxonomy_name_check check (is_localised(name, 'en'))
);
create table term (
  ${record},
  slug text collate "C" not null,
  code text collate "C" not null,
  name jsonb not null,
  taxonomy_id bigint not null references taxonomy,
  parent_id bigint references term,
  unique (slug),
  unique (taxonomy_id, code),
  unique (id, taxonomy_id),
  foreign key (parent_id, taxonomy_id) references term (id, taxonomy_id),
  constraint term_slug_check check (is_slug(slug)),
  constraint term_code_check check (is_code(code)),
  constraint term_name_check check (is_localised(name, 'en')),
  constraint term_parent_check check (parent_id <> id)
);
create index term_code_id_idx on term (code, id);
create index term_taxonomy_id_code_id_idx on term (taxonomy_id, code, id);
create index term_parent_id_code_id_idx on term (parent_id, code, id);
create table term_within (
  term_id bigint not null references term on delete cascade on update cascade,
  within_id bigint not null references term on delete cascade on update cascade,
  primary key (term_id, within_id)
);
create index term_within_term_id_idx on term_within (term_id);
create index term_within_within_id_idx on term_within (within_id);
${links('partner')}
${links('offering')}
alter table reference drop customer_segment, add customer_segment_id bigint references term;
create index reference_customer_segment_id_published_on_id_idx on reference (customer_segment_id, published_on, id);
${nodeTriggers('Taxonomy', 'taxonomy')}
${nodeTriggers('Term', 'term')}
`;

/** There are hundreds of terms, and they change rarely: each change makes the whole closure anew, and changes take turns. */
const tree = `
create function keep_term_tree() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
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
  with recursive chain (term_id, within_id) as (
    select id, id from term
    union
    select chain.term_id, term.parent_id from chain join term on term.id = chain.within_id where term.parent_id is not null
  ), gone as (
    delete from term_within where (term_id, within_id) not in (select term_id, within_id from chain)
  )
  insert into term_within (term_id, within_id)
  select term_id, within_id from chain where (term_id, within_id) not in (select term_id, within_id from term_within);
  return null;
end $$;
create trigger term_tree_insert after insert on term for each statement execute function keep_term_tree();
create trigger term_tree_update after update of parent_id on term for each statement execute function keep_term_tree();
`;
