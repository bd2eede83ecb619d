import { builder, provider, reseller, type QualificationSlug } from '../program';
import { counts, covers, dayOf, onMarket, today } from './fragments';

/** Each award with the day of the decision that it stands on. */
const decided = `
  select award.id, award.partner_id, award.qualification_id, award.valid_from, ${dayOf('application.decided_at')} as day
  from award join qualification_application application on application.id = award.application_id`;

/** Whether a partner had, on a day, an offering on the market with a technology of the vendor of a qualification's program. */
const vendorOffering = (award: string, day: string): string => `
  exists (
    select from offering
    join offering_technology used on used.offering_id = offering.id
    join technology on technology.id = used.technology_id
    join qualification on qualification.id = ${award}.qualification_id
    join program on program.id = qualification.program_id and program.vendor_id = technology.vendor_id
    where offering.partner_id = ${award}.partner_id and ${onMarket('offering', day)}
  )`;

const of = (slug: QualificationSlug): string => `
  join qualification of on of.id = award.qualification_id and of.slug = '${slug}'`;

/** Rules 1 to 5 and 11, as far as they are about awards. */
export const awardRules: Readonly<Record<string, string>> = {
  '1: awards in one qualification do not overlap': `
    select id as culprit from (
      select id, valid_from, lag(coalesce(valid_to, 'infinity')) over (
        partition by partner_id, qualification_id order by valid_from
      ) as earlier_end from award
    ) as award where earlier_end > valid_from`,

  '2: an award stands on one approved application of its own, decided before it begins': `
    select award.id as culprit from award
    join qualification_application application on application.id = award.application_id
    where application.status <> 'APPROVED' or application.partner_id <> award.partner_id
      or application.qualification_id <> award.qualification_id
      or ${dayOf('application.decided_at')} > award.valid_from`,

  '2 and 3: a builder had every competence on the day of the decision': `
    select award.id as culprit from (${decided}) as award ${of(builder)}
    join requirement on requirement.qualification_id = of.id
    where not exists (
      select from competence_validation v
      where v.partner_id = award.partner_id and v.competence_id = requirement.competence_id and ${covers('v', 'award.day')}
    )`,

  '2 and 4: a provider had an offering with a technology of the vendor on the day of the decision': `
    select award.id as culprit from (${decided}) as award ${of(provider)}
    where not ${vendorOffering('award', 'award.day')}`,

  '4: a provider whose last such offering goes is suspended on that day, and today unless it has another': `
    select award.id as culprit from (
      select distinct award.id, award.partner_id, award.qualification_id, edge.day
      from award ${of(provider)}
      join (
        select id as award_id, valid_from as day from award
        union all select id, ${today} from award
        union all select award.id, retired_on from award join offering on offering.partner_id = award.partner_id
      ) as edge on edge.award_id = award.id
      where edge.day <= ${today} and ${counts('award', 'edge.day')}
    ) as award
    where not ${vendorOffering('award', 'award.day')}`,

  "2 and 5: a services reseller had a white label of another partner's published offering, who was a provider": `
    select award.id as culprit from award ${of(reseller)}
    except
    select award.id from (${decided}) as award
    join resale_agreement agreement on agreement.reseller_id = award.partner_id and agreement.white_label
    join offering on offering.id = agreement.offering_id and offering.partner_id <> award.partner_id
    join award held on held.partner_id = offering.partner_id
    join qualification provider on provider.id = held.qualification_id and provider.slug = '${provider}'
    join qualification own on own.id = award.qualification_id and own.program_id = provider.program_id
    where ${covers('agreement', 'award.day')} and ${onMarket('offering', 'award.day')} and ${counts('held', 'award.day')}`,

  '11: a renewal begins where the renewed award ends, and every renewed one has its successor': `
    select award.id as culprit from award
    left join award earlier on earlier.id = award.previous_award_id
    left join award later on later.previous_award_id = award.id
    where award.previous_award_id is not null and not coalesce(
        earlier.end_reason = 'RENEWED' and earlier.valid_to = award.valid_from and earlier.valid_from < award.valid_from
        and earlier.partner_id = award.partner_id and earlier.qualification_id = award.qualification_id, false)
      or (award.end_reason = 'RENEWED') <> (later.id is not null) and (award.end_reason is not null or later.id is not null)`,

  '11: a suspension lies within its award, and has begun': `
    select award_suspension.id as culprit from award_suspension join award on award.id = award_suspension.award_id
    where not ${covers('award', 'award_suspension.valid_from')} or award_suspension.valid_from > ${today}
      or award_suspension.valid_to > award.valid_to`,

  '11: submissions, reviews and decisions lie before today': `
    select id as culprit from qualification_application
    where greatest(${dayOf('submitted_at')}, ${dayOf('review_started_at')}, ${dayOf('decided_at')}) >= ${today}`,
};
