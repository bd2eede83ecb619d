import { counts, dayOf, today } from './fragments';

/** The days on which a request must be eligible: its submission, its decision and, if it waits, today. */
const days = `
  select request.id, request.partner_id, request.financing_program_id, request.status, moment.day
  from funding_request request
  cross join lateral (
    select ${dayOf('request.submitted_at')} as day
    union all select ${dayOf('request.decided_at')}
    union all select ${today} where request.status in ('DRAFT', 'SUBMITTED', 'IN_REVIEW')
  ) as moment
  where moment.day is not null`;

/** Rules 8 to 10. */
export const moneyRules: Readonly<Record<string, string>> = {
  '8: on every day, paid <= approved <= requested for each request': `
    select balance.funding_request_id as culprit from (
      select funding_request_id,
        sum(sum(case kind when 'APPROVE' then amount when 'RELEASE' then -amount else 0 end)) over days as approved,
        sum(sum(case kind when 'PAY' then amount else 0 end)) over days as paid
      from ledger_entry group by funding_request_id, booked_on
      window days as (partition by funding_request_id order by booked_on)
    ) as balance join funding_request request on request.id = balance.funding_request_id
    where balance.paid > balance.approved or balance.approved > request.requested_amount`,

  '8: on every day, the committed amount stays within the budget of each financing program': `
    select balance.financing_program_id as culprit from (
      select request.financing_program_id,
        sum(sum(case entry.kind when 'APPROVE' then entry.amount when 'RELEASE' then -entry.amount else 0 end)) over days
          as committed
      from ledger_entry entry join funding_request request on request.id = entry.funding_request_id
      group by request.financing_program_id, entry.booked_on
      window days as (partition by request.financing_program_id order by entry.booked_on)
    ) as balance join financing_program program on program.id = balance.financing_program_id
    where balance.committed > program.budget_amount`,

  '8: all amounts of a financing program share its currency': `
    select request.id as culprit from funding_request request
    join financing_program program on program.id = request.financing_program_id
    left join ledger_entry entry on entry.funding_request_id = request.id and entry.currency <> request.currency
    where request.currency <> program.currency or entry.id is not null`,

  '9: entries are booked from the decision to today, for requests that were approved': `
    select entry.id as culprit from ledger_entry entry join funding_request request on request.id = entry.funding_request_id
    where request.status not in ('APPROVED', 'PAID') or entry.booked_on > ${today}
      or entry.booked_on < ${dayOf('request.decided_at')}
    union all
    select request.id from funding_request request
    where request.status = 'PAID' and not exists (
        select from ledger_entry entry where entry.funding_request_id = request.id and entry.kind = 'PAY')
      or request.status in ('APPROVED', 'PAID') and not exists (
        select from ledger_entry entry where entry.funding_request_id = request.id)`,

  '10: a request was made and decided within the window of a program, and waits only while that is open': `
    select request.id as culprit from (${days}) as request
    join financing_program program on program.id = request.financing_program_id
    where program.status = 'PLANNED'
      or not coalesce(program.opens_on <= request.day, false) or request.day > program.closes_on
      or request.status in ('DRAFT', 'SUBMITTED', 'IN_REVIEW') and program.status <> 'OPEN'
    union all
    select id from funding_request
    where greatest(${dayOf('submitted_at')}, ${dayOf('review_started_at')}, ${dayOf('decided_at')}) >= ${today}`,

  "10: a request comes from one of the program's countries": `
    select request.id as culprit from funding_request request join partner on partner.id = request.partner_id
    where not exists (
      select from financing_program_country country
      where country.financing_program_id = request.financing_program_id and country.country_id = partner.country_id
    )`,

  '10: the partner holds an eligible qualification on those days, or has applied for one': `
    select request.id as culprit from (${days}) as request
    where not exists (
      select from award
      join financing_program_qualification eligible on eligible.qualification_id = award.qualification_id
      where eligible.financing_program_id = request.financing_program_id and award.partner_id = request.partner_id
        and ${counts('award', 'request.day')}
    ) and not exists (
      select from qualification_application application
      join financing_program_qualification eligible on eligible.qualification_id = application.qualification_id
      where eligible.financing_program_id = request.financing_program_id and application.partner_id = request.partner_id
        and ${dayOf('application.submitted_at')} <= request.day
        and (application.decided_at is null or ${dayOf('application.decided_at')} > request.day)
    )`,
};
