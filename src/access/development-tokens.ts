import { SignJWT } from 'jose';
import type { DataSource } from 'typeorm';
import type { ClaimNames, Grant } from './claims';
import { keepSecret, newSecret, readSecret, type DevelopmentSecret } from './development-secret';
import type { TokenRules } from './tokens';
import { roles } from './viewer';

/** A token for development and for trying the hub out. */
export interface DevelopmentToken {
  /** The role, followed by the slug of the partner or distributor if there is one. */
  readonly name: string;
  readonly token: string;
}

/** The development tokens, and the rules that verify them. */
export interface Development {
  readonly rules: TokenRules;
  readonly tokens: readonly DevelopmentToken[];
}

const [issuer, audience, algorithm] = ['hub-development', 'hub', 'HS256'];

/** The last second of the year 9999. The tokens stay valid until their secret is deleted. */
const expiry = 253_402_300_799;

/**
 * Makes one token per role, for the distributor with the most partners and for one of its partners. Their secret is kept in a
 * file, so each start makes the same tokens and no other hub accepts them.
 * @param file the file of the secret; only this account can read it
 * @throws StartError if the file cannot be used
 */
export async function makeDevelopmentTokens(
  dataSource: DataSource,
  claims: ClaimNames,
  file: string,
): Promise<Development> {
  const secret = await secretOf(dataSource, file);
  const rules: TokenRules = { key: () => secret.key, algorithms: [algorithm], issuer, audience, claims };
  const tokens = await Promise.all(
    grantsOf(secret).map(async (grant) => ({
      name: [grant.role, grant.partner ?? grant.distributor].filter((part) => part !== undefined).join(' '),
      // The tokens must be the same at each start, so they have no time of issue.
      token: await new SignJWT({
        [claims.role]: grant.role,
        ...(grant.partner !== undefined && { [claims.partner]: grant.partner }),
        ...(grant.distributor !== undefined && { [claims.distributor]: grant.distributor }),
      })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(grant.role.toLowerCase())
        .setExpirationTime(expiry)
        .sign(secret.key),
    })),
  );
  return { rules, tokens };
}

/** The secret of an earlier start, or a new one, with a partner and a distributor that exist now. */
async function secretOf(dataSource: DataSource, file: string): Promise<DevelopmentSecret> {
  const kept = readSecret(file);
  const secret = kept ?? newSecret();
  const rows: { known: boolean }[] = await dataSource.query(
    `select exists (select from partner where slug = $1) and exists (select from distributor where slug = $2) as known`,
    [secret.partner ?? null, secret.distributor ?? null],
  );
  if (kept && rows[0]?.known) return kept;
  const [parties]: { partner: string; distributor: string }[] = await dataSource.query(partyToTry);
  const chosen: DevelopmentSecret = { key: secret.key, ...parties };
  const isNews = chosen.partner !== kept?.partner || chosen.distributor !== kept?.distributor;
  if (!kept || isNews) keepSecret(file, chosen);
  return chosen;
}

/** One grant per role. Without partners in the database there is none for PARTNER and DISTRIBUTOR. */
function grantsOf({ partner, distributor }: DevelopmentSecret): Grant[] {
  return roles.flatMap((role): Grant[] => {
    if (role === 'PUBLIC') return [];
    if (role === 'PARTNER') return partner === undefined ? [] : [{ role, partner }];
    if (role === 'DISTRIBUTOR') return distributor === undefined ? [] : [{ role, distributor }];
    return [{ role }];
  });
}

/** The distributor with the most partners and, among its first 100 active partners, the one with the most awards. */
const partyToTry = `
  with largest as (
    select distributor_id as id from distribution_agreement
    where valid_from <= current_date and (valid_to is null or valid_to > current_date)
    group by distributor_id order by count(*) desc, distributor_id limit 1
  ), served as (
    select partner.id, partner.slug from partner
    where partner.status = 'ACTIVE' and exists (
      select from distribution_agreement join largest on largest.id = distributor_id
      where partner_id = partner.id and valid_from <= current_date and (valid_to is null or valid_to > current_date)
    )
    order by partner.id limit 100
  )
  select served.slug as partner, distributor.slug as distributor
  from served, largest join distributor on distributor.id = largest.id
  order by (select count(*) from award where award.partner_id = served.id) desc, served.slug
  limit 1`;
