import type { Relation } from 'typeorm';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Term } from './term';

const word = { type: 'text', collation: 'C' } as const;

/** A word of a searched text. The database derives and keeps the rows, see the migration `0025-search-words`. */
@Entity()
@Index(['word'])
@Index(['alike'], { type: 'gin' })
export class SearchWord {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column(word)
  word!: string;

  /** The word, and under `~` the word without each one of its letters. */
  @Column('tsvector')
  alike!: string;
}

/** A row by one of its words, in the order of the row's text. The database derives and keeps the rows, as those of {@link SearchWord}. */
@Entity()
export class SearchEntry {
  /** The table of the row; with ` wider` after it, the word is one of the row's further texts alone. */
  @PrimaryColumn(word)
  source!: string;

  @PrimaryColumn(word)
  word!: string;

  @PrimaryColumn(word)
  searchText!: string;

  @PrimaryColumn('bigint')
  rowId!: string;
}

/** A term by one of its words. The database derives and keeps the rows, see the migration `0062-search-terms`. */
@Entity()
@Index(['term'])
export class TermWord {
  @PrimaryColumn(word)
  word!: string;

  @PrimaryColumn('bigint')
  termId!: string;

  @ManyToOne(() => Term, { onDelete: 'CASCADE', onUpdate: 'CASCADE' })
  @JoinColumn()
  term!: Relation<Term>;
}
