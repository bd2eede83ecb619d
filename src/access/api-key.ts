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

/** A key by which a machine shows who it is. The key itself is known to its holder alone: the hub keeps its SHA-256. */
@Entity()
@Unique(['prefix'])
@Unique(['hash'])
@Check('api_key_hash_check', `hash ~ '^[0-9a-f]{64}$'`)
@Check(
  'api_key_party_check',
  `(role = 'PARTNER') = (partner_id is not null) and (role = 'DISTRIBUTOR') = (distributor_id is not null)`,
)
@Index(['partner'])
@Index(['distributor'])
export class ApiKey {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** The part of the key by which people know it: it opens nothing. */
  @Column(keyColumn)
  prefix!: string;

  /** SHA-256 of the whole key, in hexadecimal digits. A key holds 256 random bits, so there is nothing to guess slowly. */
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

  @CreateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;

  /** To a few seconds. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;
}
