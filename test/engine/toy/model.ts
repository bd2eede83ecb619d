import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { StartsAt, Composite, Computed, Connection, GraphEntity, Localised } from '../../../src/engine/metadata/entity';
import { OfWholeRow, Visible, VisibleField, viewerValue } from '../../../src/engine/metadata/policy';
import { sql } from '../../../src/engine/sql/sql';
// `Date` and `Decimal` are scalars of any program.
import { CalendarDate, Decimal } from '../../../src/model/scalars';

/**
 * A lending library, the model of the engine's own tests. It shares no class, table or role with the partner program, so that
 * a test fails if the engine relies on anything of it. Readers borrow books over loans, which are links with a period.
 */

export const roles = ['VISITOR', 'READER', 'LIBRARIAN'] as const;

enum Genre {
  NOVEL = 'NOVEL',
  ESSAY = 'ESSAY',
  DRAMA = 'DRAMA',
}
registerEnumType(Genre, { name: 'Genre', description: 'The kind of a book.' });

const everyone = { VISITOR: 'all', READER: 'all', LIBRARIAN: 'all' } as const;
const itself = { id: { eq: viewerValue('reader') } };
const inStock = { 'in stock': { withdrawn: { eq: false } } };

const text = { type: 'text', collation: 'name_order' } as const;
const code = { type: 'text', collation: 'C' } as const;

abstract class Row {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;
}

@ObjectType({ description: 'A price.' })
class Money {
  @Field(() => Decimal, { description: 'The amount.' })
  amount!: string;

  @Field(() => String, { description: 'The currency.' })
  currency!: string;
}

@ObjectType({ description: 'A place.' })
class Position {
  @Field(() => Float, { description: 'Degrees north.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east.' })
  longitude!: number;
}

@GraphEntity({
  description: 'A writer.',
  asOf: 'nothing.',
  volume: 'few',
  key: ['code'],
  order: ['name'],
  root: { many: 'authors' },
})
@Visible(everyone)
@Entity()
@Unique(['code'])
export class Author extends Row {
  @Field(() => String, { description: 'The key.' })
  @Column(code)
  code!: string;

  @Field(() => String, { description: 'The name.' })
  @Column(text)
  name!: string;

  @Connection(() => Book, { description: 'Their books.' })
  @OneToMany(() => Book, (book) => book.author)
  books!: Book[];
}

@GraphEntity({
  description: 'A book.',
  asOf: '`readers`.',
  volume: 'few',
  key: ['isbn'],
  order: ['title'],
  search: 'title',
  root: { many: 'books' },
  dimensions: { sets: ['readers'] },
})
@Visible({
  VISITOR: inStock,
  READER: { ...inStock, 'their own loan': { loans: { some: { reader: itself } } } },
  LIBRARIAN: 'all',
})
@Entity()
@Unique(['isbn'])
export class Book extends Row {
  @Field(() => String, { description: 'The key.' })
  @Column(code)
  isbn!: string;

  @Field(() => String, { description: 'The title.' })
  @Column(text)
  title!: string;

  @Localised({ description: 'What it is about.' })
  @Column('jsonb')
  summary!: object;

  @Field(() => Genre, { description: 'The kind.' })
  @Column({ type: 'enum', enum: Genre, enumName: 'genre' })
  genre!: Genre;

  @Field(() => Int, { nullable: true, description: 'The number of pages.' })
  @Column('integer', { nullable: true })
  pages!: number | null;

  @Field(() => Boolean, { description: 'Whether it is lent no more.' })
  @Column('boolean')
  withdrawn!: boolean;

  @Column('numeric')
  priceAmount!: string;

  @Column(code)
  priceCurrency!: string;

  @Field(() => Money, { description: 'The price.' })
  @Composite(({ column }) => ({ amount: sql`${column('priceAmount')}::text`, currency: column('priceCurrency') }))
  price!: Money;

  @Field(() => Author, { description: 'The writer.' })
  @ManyToOne(() => Author, (author) => author.books, { nullable: false })
  @JoinColumn()
  author!: Relation<Author>;

  @Connection(() => Loan, { description: 'The loans, by first day.' })
  @OneToMany(() => Loan, (loan) => loan.book)
  loans!: Loan[];

  @Connection(() => Reader, { description: 'The readers that have the book.', through: () => Loan })
  readers!: Reader[];

  /** The words of the title. A trigger fills it. */
  @Column({ ...code, insert: false, update: false, select: false })
  searchText!: string;

  /** The index of these words. A trigger fills it. */
  @Column({ type: 'tsvector', insert: false, update: false, select: false })
  searchIndex!: string;
}

@GraphEntity({
  description: 'A reader.',
  asOf: '`books`.',
  volume: 'few',
  key: ['card'],
  order: ['card'],
  root: { many: 'readers' },
})
@Visible({ READER: { itself }, LIBRARIAN: 'all' })
@Entity()
@Unique(['card'])
export class Reader extends Row {
  @Field(() => String, { description: 'The number of the card.' })
  @Column(code)
  card!: string;

  @Field(() => String, { nullable: true, description: 'A note of the library.' })
  @Column({ ...text, nullable: true })
  @VisibleField({ LIBRARIAN: 'all' })
  note!: string | null;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  @Field(() => Position, { nullable: true, description: 'Where they live.' })
  @Composite(({ column }) => ({ latitude: column('latitude'), longitude: column('longitude') }))
  @VisibleField({ READER: { 'the first reader': { card: { eq: 'r1' } } }, LIBRARIAN: 'all' })
  home!: Position | null;

  /** Changes with every field, so also with the note. */
  @Field(() => Int, { description: 'Grows with each change.' })
  @Column('integer')
  @OfWholeRow()
  revision!: number;

  @Connection(() => Loan, { description: 'Their loans, by first day.' })
  @OneToMany(() => Loan, (loan) => loan.reader)
  loans!: Loan[];

  @Connection(() => Book, { description: 'What they have.', through: () => Loan })
  books!: Book[];
}

@GraphEntity({
  description: 'A loan.',
  asOf: '`inForce`.',
  volume: 'hundreds of thousands',
  key: ['book', 'from'],
  order: ['from'],
  root: { many: 'loans' },
  dimensions: { paths: ['book.genre', 'book.author'] },
})
@StartsAt(({ column, asOf }) => sql`${column('from')} <= ${asOf}`)
@Visible({ READER: { 'their own': { reader: itself } }, LIBRARIAN: 'all' }, { through: ['book', 'reader'] })
@Entity()
@Unique(['book', 'from'])
export class Loan extends Row {
  @Field(() => CalendarDate, { description: 'The first day.' })
  @Column('date')
  from!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The day of the return.' })
  @Column('date', { nullable: true })
  to!: string | null;

  @Field(() => Boolean, { description: "Whether it runs on the request's date." })
  @Computed(({ column, asOf }) => sql`(${column('from')} <= ${asOf} and coalesce(${column('to')} > ${asOf}, true))`)
  inForce!: boolean;

  @Field(() => Book, { description: 'What is lent.' })
  @ManyToOne(() => Book, (book) => book.loans, { nullable: false })
  @JoinColumn()
  book!: Relation<Book>;

  @Field(() => Reader, { description: 'The reader who borrows the book.' })
  @ManyToOne(() => Reader, (reader) => reader.loans, { nullable: false })
  @JoinColumn()
  reader!: Relation<Reader>;
}

@ObjectType({ description: 'The viewer.' })
export class Viewer {
  @Field(() => ID, { description: 'The viewer in the cache of a client.' })
  id!: string;

  @Field(() => String, { description: 'The role.' })
  role!: string;

  @Field(() => Reader, { nullable: true, description: 'The reader; null for the other roles.' })
  reader!: Relation<Reader> | null;
}

export const entities = [Author, Reader, Book, Loan] as const;
