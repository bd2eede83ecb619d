import { ObjectType } from 'type-graphql';
import { Column, Index } from 'typeorm';
import { Record } from './record';

/** A row that is found by its name. A trigger fills the columns; no client sees them. */
@ObjectType()
@Index(['searchText', 'id'])
@Index(['searchIndex'], { type: 'gin' })
export abstract class Searchable extends Record {
  /** The name's words without accents, in small letters. */
  @Column({ type: 'text', collation: 'C', insert: false, update: false, select: false })
  searchText!: string;

  /** These words, and what is left of each without one of its letters. */
  @Column({ type: 'tsvector', insert: false, update: false, select: false })
  searchIndex!: string;
}
