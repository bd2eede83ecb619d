import { Check, Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { keyColumn } from '../model/text';

/** A registered GraphQL document. A hub that accepts only trusted documents runs it. */
@Entity()
@Check('trusted_document_hash_check', `hash ~ '^[0-9a-f]{64}$'`)
export class TrustedDocument {
  /** SHA-256 of the text, in hexadecimal digits. */
  @PrimaryColumn(keyColumn)
  hash!: string;

  @Column(keyColumn)
  text!: string;

  @CreateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt!: Date;
}
