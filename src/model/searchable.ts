import { ObjectType } from 'type-graphql';
import { Column, Index } from 'typeorm';
import { Record } from './record';

/** A row that can be searched for by its name. A trigger fills the columns; the schema does not show them. */
@ObjectType()
@Index(['searchText', 'id'])
@Index(['searchIndex'], { type: 'gin' })
export abstract class Searchable extends Record {
  /** The words of the name in lower case, without accents. */
  @Column({ type: 'text', collation: 'C', insert: false, update: false, select: false })
  searchText!: string;

  /** The words of the name. */
  @Column({ type: 'tsvector', insert: false, update: false, select: false })
  searchIndex!: string;
}
