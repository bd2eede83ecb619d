import type { MigrationInterface, QueryRunner } from 'typeorm';

/** API keys and trusted documents: who may ask, and what, where that is not left to an issuer of tokens. */
export class Access1780000000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(access);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table trusted_document, api_key');
  }
}

const access = `
create table api_key (
  id bigint generated always as identity primary key,
  prefix text not null,
  hash text not null,
  role text not null,
  partner_id bigint references partner on delete cascade,
  distributor_id bigint references distributor on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  constraint api_key_prefix_key unique (prefix),
  constraint api_key_hash_key unique (hash),
  constraint api_key_hash_check check (hash ~ '^[0-9a-f]{64}$'),
  constraint api_key_party_check check (
    (role = 'PARTNER') = (partner_id is not null) and (role = 'DISTRIBUTOR') = (distributor_id is not null)
  )
);
create index api_key_partner_id_idx on api_key (partner_id);
create index api_key_distributor_id_idx on api_key (distributor_id);

create table trusted_document (
  hash text primary key,
  text text not null,
  created_at timestamptz(3) not null default now(),
  constraint trusted_document_hash_check check (hash ~ '^[0-9a-f]{64}$')
);
`;
