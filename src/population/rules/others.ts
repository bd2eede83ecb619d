import { provider } from '../program';
import { counts, today } from './fragments';

/** Rules 5, 7, 12 and 13, and that of slugs. */
export const otherRules: Readonly<Record<string, string>> = {
  '5: a partner resells offerings of others, within their time on the market': `
    select agreement.id as culprit from resale_agreement agreement join offering on offering.id = agreement.offering_id
    where offering.partner_id = agreement.reseller_id or offering.published_on is null
      or agreement.valid_from < offering.published_on or coalesce(agreement.valid_to, 'infinity') > offering.retired_on`,

  '7: the customer of an engagement is never the vendor of its program': `
    select engagement.id as culprit from engagement
    join program on program.id = engagement.program_id join vendor on vendor.id = program.vendor_id
    where engagement.customer_name = vendor.name collate name_equal`,

  '7: an engagement that builds for a provider names a partner that was one': `
    select engagement.id as culprit from engagement join engagement_kind on engagement_kind.id = engagement.kind_id
    where names_provider and customer_kind = 'PROVIDER' and (
      customer_partner_id is null or customer_partner_id = partner_id or not exists (
        select from award join qualification on qualification.id = award.qualification_id
        where award.partner_id = engagement.customer_partner_id and qualification.slug = '${provider}'
          and qualification.program_id = engagement.program_id and ${counts('award', 'engagement.started_on')}
      )
    ) or started_on > ${today}`,

  ...Object.fromEntries(
    ['partner', 'distributor'].map((table) => [
      `12: no ${table} stands above itself`,
      `with recursive chain (start, ancestor) as (
         select id, parent_id from ${table} where parent_id is not null
         union
         select chain.start, above.parent_id from chain join ${table} above on above.id = chain.ancestor
         where above.parent_id is not null
       )
       select start as culprit from chain where start = ancestor`,
    ]),
  ),

  'no partner has the former slug of a partner': `
    select former.id as culprit from former_slug former join partner on partner.slug = former.slug`,

  'a partner that has locations has one main location, and is where that is': `
    select partner.id as culprit from location join partner on partner.id = partner_id
    group by partner.id having count(*) filter (
      where is_main and (location.city, location.country_id, location.latitude, location.longitude)
        is not distinct from (partner.city, partner.country_id, partner.latitude, partner.longitude)
    ) <> 1 or count(*) filter (where is_main) <> 1`,

  '13: an external reference names a row that exists': `
    select reference.id as culprit from external_reference reference
    where node_type = 'Partner' and node_key not in (select id from partner)
      or node_type = 'Distributor' and node_key not in (select id from distributor)`,
};
