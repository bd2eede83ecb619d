import type { Client } from 'pg';
import {
  AwardsFromDocument,
  AwardsOfDirectiveDocument,
  NodeOfDateDocument,
  NodeUnderDateDocument,
  PartnersFromDocument,
  ProgramAsOfDocument,
  QualificationsInLocaleDocument,
} from '../generated/documents';
import { connect } from '../support/connections';
import { testDay } from '../support/database';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;
let database: Client;

beforeAll(async () => {
  hub = await startDemoHub();
  database = await connect(hub.databaseUrl);
});

afterAll(async () => {
  await database.end();
  await hub.close();
});

const then = '2026-03-31';

/** Rows of later dates, of every kind that depends on the date. */
const laterFacts = [
  `update award set valid_to = '2026-06-10', end_reason = 'REVOKED' where id = (
     select id from award where valid_from < '2026-03-31' and (valid_to is null or valid_to > '2026-07-01')
       and not exists (select from award later where later.previous_award_id = award.id)
       and not exists (select from award_suspension where award_id = award.id) order by valid_from desc limit 1)`,
  `insert into award_suspension (award_id, reason, valid_from)
     select id, 'A certificate has run out.', '2026-06-01' from award
     where valid_from < '2026-03-31' and (valid_to is null or valid_to > '2026-07-01')
       and not exists (select from award_suspension where award_id = award.id) order by valid_from desc limit 1`,
  `update qualification_application set status = 'REJECTED', decided_at = '2026-06-14T10:00:00Z', decision_reason = 'Incomplete.'
     where status = 'IN_REVIEW' and review_started_at < '2026-06-14'`,
  `insert into qualification_application (partner_id, qualification_id, status, submitted_at)
     select partner_id, qualification_id, 'SUBMITTED', '2026-06-14T10:00:00Z' from award order by id limit 1`,
  `insert into ledger_entry (funding_request_id, kind, amount, currency, booked_on)
     select id, 'RELEASE', 1, currency, '2026-06-14' from funding_request
     where status = 'APPROVED' and submitted_at < '2026-03-01' order by id limit 1`,
  `update offering set status = 'RETIRED', retired_on = '2026-06-14'
     where id = (select id from offering where status = 'PUBLISHED' and not exists (
       select from offering_technology used join technology on technology.id = used.technology_id
         join vendor on vendor.id = technology.vendor_id where used.offering_id = offering.id and vendor.slug = 'cisco') order by id limit 1)`,
];

describe('a result as of a date', () => {
  it('does not change when rows with later dates are added', async () => {
    const [before, today] = [
      await hub.ask(ProgramAsOfDocument, { date: then }),
      await hub.ask(ProgramAsOfDocument, { date: testDay }),
    ];
    for (const fact of laterFacts) expect((await database.query(fact)).rowCount).toBeGreaterThan(0);
    expect(await hub.ask(ProgramAsOfDocument, { date: then })).toEqual(before);
    const after = await hub.ask(ProgramAsOfDocument, { date: testDay });
    for (const field of ['awards', 'qualificationApplications', 'financingPrograms', 'offerings'] as const)
      expect(after[field]).not.toEqual(today[field]);
  });

  it('leaves out rows that had not begun, and derives states from their dates', async () => {
    const { awards, qualificationApplications, offerings } = await hub.ask(ProgramAsOfDocument, { date: then });
    for (const { validFrom, status } of awards.nodes) {
      expect(validFrom <= then).toBe(true);
      expect(status).not.toBe('SCHEDULED');
    }
    for (const { submittedAt, decidedAt, decisionReason } of qualificationApplications.nodes) {
      expect(String(submittedAt).slice(0, 10) <= then).toBe(true);
      expect((decidedAt ?? '').slice(0, 10) <= then).toBe(true);
      if (decidedAt === null) expect(decisionReason).toBeNull();
    }
    for (const { status, retiredOn } of offerings.nodes)
      expect({ status, retiredOn }).toEqual({ status: 'PUBLISHED', retiredOn: null });
    const now = await hub.ask(ProgramAsOfDocument, {});
    expect(now.awards.totalCount).toBeGreaterThan(awards.totalCount);
    expect(now.awards.nodes.some(({ status }) => status === 'SCHEDULED')).toBe(true);
  });

  it('has ids that carry the date and find the node as of that date', async () => {
    const { awards } = await hub.ask(ProgramAsOfDocument, { date: then });
    const [some, other] = awards.nodes;
    expect(some?.id).toMatch(/^Award:\d+@2026-03-31$/);
    const ids = [
      String(other?.id),
      String(other?.id).replace(/@.*/, ''),
      String(some?.id).replace(/@.*/, '@1999-01-01'),
    ];
    const found = await hub.ask(NodeOfDateDocument, { id: String(some?.id), ids });
    expect(found.node).toEqual({ id: some?.id, status: some?.status });
    expect(found.nodes.map((node) => node?.id)).toEqual([ids[0], ids[1], undefined]);
  });

  it('uses the date of an id; an id without a date uses the date of the operation', async () => {
    const { awards } = await hub.ask(ProgramAsOfDocument, { date: then });
    const dated = String(awards.nodes[0]?.id);
    const undated = dated.replace(/@.*/, '');
    const ids = [dated, undated, `${undated}@${testDay}`, `${undated}@1999-01-01`];
    const found = await hub.ask(NodeUnderDateDocument, { id: undated, ids, date: testDay });
    expect(found.node?.id).toBe(`${undated}@${testDay}`);
    expect(found.nodes.map((node) => node?.id)).toEqual([dated, `${undated}@${testDay}`, ids[2], undefined]);
    const early = await hub.ask(NodeUnderDateDocument, { id: undated, ids: [dated], date: '1999-01-01' });
    expect(early.node).toBeNull();
    expect(early.nodes).toEqual([{ id: dated, status: awards.nodes[0]?.status }]);
  });

  it('is set for all root fields by a directive, and for one by an argument, which takes precedence', async () => {
    const { awards, other } = await hub.ask(AwardsOfDirectiveDocument, { date: then, other: testDay });
    expect(awards.nodes.every(({ id, partner }) => id.endsWith(`@${then}`) && partner.id.endsWith(`@${then}`))).toBe(
      true,
    );
    expect(other.nodes.every(({ id }) => id.endsWith(`@${testDay}`))).toBe(true);
  });

  it('has cursors that other dates refuse', async () => {
    const { awards } = await hub.ask(AwardsOfDirectiveDocument, { date: then });
    const after = String(awards.pageInfo.endCursor);
    expect((await hub.ask(AwardsFromDocument, { after, date: then })).awards.nodes).toHaveLength(2);
    for (const date of [testDay, null])
      await expect(hub.ask(AwardsFromDocument, { after, date })).rejects.toThrow('is a cursor of another list');
  });

  it('has cursors that are accepted beside ids of one date and refused beside ids of several', async () => {
    const { rows } = await database.query<{ id: string }>(
      `select 'Partner:' || partner_id as id from award where valid_from < '${then}' group by partner_id order by count(*) desc limit 1`,
    );
    const id = String(rows[0]?.id);
    const dated = `${id}@${then}`;
    const { nodes } = await hub.ask(PartnersFromDocument, { ids: [dated, id] });
    expect(nodes.map((node) => node && 'id' in node && node.id)).toEqual([dated, id]);
    const [first] = nodes;
    const after = first && 'awards' in first ? first.awards.pageInfo.endCursor : null;
    expect((await hub.ask(PartnersFromDocument, { ids: [dated], after })).nodes).toHaveLength(1);
    for (const ids of [[dated, id], [id], [`${id}@${testDay}`]])
      await expect(hub.ask(PartnersFromDocument, { ids, after })).rejects.toThrow('is a cursor of another list');
  });
});

describe('a locale for a whole operation', () => {
  it('names the language of fields, filters and orders', async () => {
    const { qualifications } = await hub.ask(QualificationsInLocaleDocument, { locale: 'fr-CA', name: 'Const' });
    expect(qualifications.nodes).toEqual([{ name: 'Constructeur de cloud', english: 'Cloud Builder' }]);
    const english = await hub.ask(QualificationsInLocaleDocument, { locale: 'en', name: 'Cloud' });
    expect(english.qualifications.nodes.map(({ name }) => name)).toEqual([
      'Cloud Services Reseller',
      'Cloud Provider',
      'Cloud Builder',
    ]);
  });

  it('is refused if it is not a language tag', async () => {
    await expect(hub.ask(QualificationsInLocaleDocument, { locale: 'no tag', name: '' })).rejects.toThrow(
      'is no language tag',
    );
  });
});
