import type { MigrationInterface, QueryRunner } from 'typeorm';
import { writeSpans } from './0040-eligibility-spans';

/**
 * Writes the spans that differ, and leaves the others as they are. Most changes reach one or two of the spans of a partner; to write all
 * of them, with their foreign keys, took longer than to judge the partner. A span that begins on the same day as before is updated.
 */
export class ChangedSpans1780000000071 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(writeChangedSpans);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(writeSpans.replace('create function', 'create or replace function'));
  }
}

type TargetKind = 'qualification' | 'tier';

/** Statements of PL/pgSQL for the table of the target, whose kind is the variable `kind`. */
function forKind(statements: (kind: TargetKind) => string): string {
  return `if kind = 'qualification' then ${statements('qualification')}
    else ${statements('tier')}
    end if;`;
}

const writeChangedSpans = `
create or replace function write_spans(kind text, target bigint, partners bigint[], fresh judged_span[], anew boolean) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  stored judged_span[];
  gone judged_span[];
  added judged_span[] = fresh;
begin
  if not anew then
    stored = array(select s from stored_spans(kind, target, partners) s order by s.partner_id, s.requirement_id, s.valid_from);
    if fresh = stored then
      return;
    end if;
    gone = array(
      select row(each.*)::judged_span from (select * from unnest(stored) except select * from unnest(fresh)) each
    );
    added = array(
      select row(each.*)::judged_span from (select * from unnest(fresh) except select * from unnest(stored)) each
    );
    delete from requirement_span s using (
      select partner_id, requirement_id, valid_from from unnest(gone) except select partner_id, requirement_id, valid_from from unnest(added)
    ) g
    where s.partner_id = g.partner_id and s.requirement_id = g.requirement_id and s.valid_from = g.valid_from;
    ${forKind(
      (kind) => `
      delete from ${kind}_eligibility_span s using (
        select partner_id, valid_from from unnest(gone) where requirement_id is null
        except select partner_id, valid_from from unnest(added) where requirement_id is null
      ) g
      where s.partner_id = g.partner_id and s.${kind}_id = target and s.valid_from = g.valid_from;`,
    )}
  end if;
  -- An update of a span that begins on the same day needs no check of its foreign keys.
  insert into requirement_span (partner_id, requirement_id, valid_from, valid_to, status, since, required, actual, points)
  select partner_id, requirement_id, valid_from, valid_to, status, since, required, actual, points
  from unnest(added) where requirement_id is not null
  on conflict (partner_id, requirement_id, valid_from) do update
  set (valid_to, status, since, required, actual, points)
    = row(excluded.valid_to, excluded.status, excluded.since, excluded.required, excluded.actual, excluded.points);
  ${forKind(
    (kind) => `
    insert into ${kind}_eligibility_span (partner_id, ${kind}_id, valid_from, valid_to, status, since, missing_count)
    select partner_id, target, valid_from, valid_to, status, since, missing_count from unnest(added) where requirement_id is null
    on conflict (partner_id, ${kind}_id, valid_from) do update
    set (valid_to, status, since, missing_count)
      = row(excluded.valid_to, excluded.status, excluded.since, excluded.missing_count);`,
  )}
end $$;
`;
