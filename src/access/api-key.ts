import type { Relation } from 'typeorm';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { Distributor } from '../model/distributor';
import { Partner } from '../model/partner';
import { keyColumn } from '../model/text';
import type { Role } from './viewer';

/** An API key of a machine. Only the holder knows the key; the hub stores its SHA-256. */
@Entity()
@Unique(['prefix'])
@Unique(['hash'])
@Check('api_key_hash_check', `hash ~ '^[0-9a-f]{64}$'`)
@Check(
  'api_key_party_check',
  `(role = 'PARTNER') = (partner_id is not null) and (role = 'DISTRIBUTOR') = (distributor_id is not null)`,
)
@Check('api_key_cost_per_minute_check', `(role = 'PUBLIC') = (cost_per_minute is not null) and cost_per_minute > 0`)
@Check('api_key_documents_check', `cardinality(documents) > 0`)
@Index(['partner'])
@Index(['distributor'])
export class ApiKey {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** The public part of the key, by which people identify it. It grants no access. */
  @Column(keyColumn)
  prefix!: string;

  /** SHA-256 of the whole key, in hexadecimal digits. A fast hash is safe here: a key has 256 random bits, so it cannot be guessed. */
  @Column(keyColumn)
  hash!: string;

  @Column(keyColumn)
  role!: Role;

  @ManyToOne(() => Partner, { nullable: true, onDelete: 'CASCADE' })
  @JoinColumn()
  partner!: Relation<Partner> | null;

  @ManyToOne(() => Distributor, { nullable: true, onDelete: 'CASCADE' })
  @JoinColumn()
  distributor!: Relation<Distributor> | null;

  /** The cost that a key of the role PUBLIC may spend in a minute. Other keys have the limit of their role. */
  @Column({ type: 'integer', nullable: true })
  costPerMinute!: number | null;

  /** The names of the only documents that the key may use: of examples, or the hashes of registered ones. Null for any document. */
  @Column({ ...keyColumn, array: true, nullable: true })
  documents!: string[] | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;

  /** The last use, accurate to about ten seconds. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;
}
