import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { DataSource } from 'typeorm';
import type { ClaimNames, Grant } from './claims';
import type { TokenRules } from './tokens';
import { roles } from './viewer';

/** A token for trying things out. */
export interface DevelopmentToken {
  /** Its role, with the slug of whom it is for. */
  readonly name: string;
  readonly token: string;
}

/** A role's token, with what it is checked against. */
export interface Development {
  readonly rules: TokenRules;
  readonly tokens: readonly DevelopmentToken[];
}

const [issuer, audience, algorithm] = ['hub-development', 'hub', 'HS256'];

/**
 * Makes a token per role, for the distributor with most partners and one of its partners. They are signed with a secret
 * that is made here and kept nowhere, so that they end with this start and no other hub takes them.
 */
export async function makeDevelopmentTokens(dataSource: DataSource, claims: ClaimNames): Promise<Development> {
  const secret = randomBytes(32);
  const rules: TokenRules = { key: () => secret, algorithms: [algorithm], issuer, audience, claims };
  const grants = await grantsToTry(dataSource);
  const tokens = await Promise.all(
    grants.map(async (grant) => ({
      name: [grant.role, grant.partner ?? grant.distributor].filter((part) => part !== undefined).join(' '),
      token: await new SignJWT({
        [claims.role]: grant.role,
        ...(grant.partner !== undefined && { [claims.partner]: grant.partner }),
        ...(grant.distributor !== undefined && { [claims.distributor]: grant.distributor }),
      })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(grant.role.toLowerCase())
        .setIssuedAt()
        .setExpirationTime('30d')
        .sign(secret),
    })),
  );
  return { rules, tokens };
}

/** A database without partners has nobody to be a partner or a distributor. */
async function grantsToTry(dataSource: DataSource): Promise<Grant[]> {
  const rows: { partner: string; distributor: string }[] = await dataSource.query(partyToTry);
  const [parties] = rows;
  return roles.flatMap((role): Grant[] => {
    if (role === 'PUBLIC') return [];
    if (role === 'PARTNER') return parties ? [{ role, partner: parties.partner }] : [];
    if (role === 'DISTRIBUTOR') return parties ? [{ role, distributor: parties.distributor }] : [];
    return [{ role }];
  });
}

/** The distributor with most partners and, of those in business, the one with most awards. */
const partyToTry = `
  select partner.slug as partner, distributor.slug as distributor
  from (
    select distributor_id from distribution_agreement
    where valid_from <= current_date and (valid_to is null or valid_to > current_date)
    group by distributor_id order by count(*) desc, distributor_id limit 1
  ) as largest
  join distributor on distributor.id = largest.distributor_id
  join distribution_agreement on distribution_agreement.distributor_id = distributor.id
  join partner on partner.id = distribution_agreement.partner_id and partner.status = 'ACTIVE'
  order by (select count(*) from award where award.partner_id = partner.id) desc, partner.slug
  limit 1`;
