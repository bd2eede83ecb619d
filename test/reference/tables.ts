import type { DataSource, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { links, nodeEntities } from '../../src/model/entities';
import type { OrderKey } from './edges';
import { entityFacts } from './entities';
import { Spans } from './spans';

/** A row of a repository. To-one edges are keys, joined ones lists of keys. */
export interface Row {
  readonly id: string;
  readonly [property: string]: unknown;
}

const newestRows = 12;

/** Texts that no row has to have. They have a place in the order, because rows are compared with them. */
export const otherTexts: readonly string[] = [
  ...[
    '',
    ' ',
    '!',
    '_',
    '0',
    'a',
    'A',
    'I',
    'J',
    'i',
    'İ',
    'ı',
    'É',
    'e\u0301',
    'ß',
    'ss',
    'SS',
    'Z',
    'z',
    'Åland',
    'ø',
    'Σ',
  ],
  ...['zzz', 'Ω', 'ж', '文', '\u{1F701}', '\u{10FFFF}', 'EUR', 'fr', 'https://'],
];

/** The text of each key of an order; null if the row has none. */
type OrderTexts = readonly (string | null)[];

/** All rows of one class, in its default order. */
export interface Table {
  readonly type: string;
  readonly rows: readonly Row[];
  readonly byId: ReadonlyMap<string, Row>;
  /** The rows with the largest keys. */
  readonly newest: readonly Row[];
  /** Compares two places of the default order. Throws for a text without a place. */
  compare(one: OrderTexts, oneId: string, other: OrderTexts, otherId: string): number;
  /** The texts of a row's order keys. */
  textsOf(row: Row): OrderTexts;
}

/** Every table of the database by its type's name. */
export interface Tables {
  readonly byType: ReadonlyMap<string, Table>;
  /** The places of all texts in the collation of names. */
  readonly ranks: ReadonlyMap<string, number>;
  /** The places of all texts by their code points. */
  readonly codePointRanks: ReadonlyMap<string, number>;
  readonly spans: Spans;
}

/** Reads every table once through TypeORM's repositories, but none of rows that follow from others. */
export async function loadTables(dataSource: DataSource): Promise<Tables> {
  const byType = new Map<string, Table>();
  for (const [name, { derived }] of Object.entries(entityFacts)) if (derived) byType.set(name, emptyTable(name));
  for (const entity of [...nodeEntities, ...links]) byType.set(entity.name, await loadTable(dataSource, entity));
  const texts = [
    ...new Set([
      ...otherTexts.map((text) => text.normalize('NFC')),
      ...[...byType.values()].flatMap(({ rows }) => rows.flatMap(textsIn)),
    ]),
  ];
  const ordered = await dataSource.query<{ text: string }[]>(
    'select text from unnest($1::text[]) text order by text collate name_order',
    [texts],
  );
  const byCodePoint = [...texts].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  const spans = await Spans.load(dataSource);
  return { byType, ranks: ranksOf(ordered.map(({ text }) => text)), codePointRanks: ranksOf(byCodePoint), spans };
}

function ranksOf(ordered: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ordered.map((text, rank) => [text, rank]));
}

/** The texts of a row, localised ones included. */
function textsIn(row: Row): string[] {
  return Object.values(row).flatMap((value) => {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null || value instanceof Date || Array.isArray(value)) return [];
    return Object.values(value).filter((each) => typeof each === 'string');
  });
}

/** Derived rows have their order already when they are reached. */
function emptyTable(type: string): Table {
  return {
    type,
    rows: [],
    newest: [],
    byId: new Map(),
    compare: () => 0,
    textsOf: () => [],
  };
}

async function loadTable(
  dataSource: DataSource,
  entity: EntityTarget<ObjectLiteral> & { readonly name: string },
): Promise<Table> {
  const repository = dataSource.getRepository(entity);
  const order = entityFacts[entity.name]?.order ?? [];
  const rows = await loadRows(repository);
  const ranks = new Map<string, ReadonlyMap<string, number>>();
  for (const { property, kind } of order) {
    if (kind === 'text') ranks.set(property, await rankTexts(repository, property));
  }
  const compareKeys = order.map((key) => comparator(key, ranks.get(key.property)));
  const texts = new Map(rows.map((row) => [row, order.map(({ property }) => orderText(row[property]))]));
  const textsOf = (row: Row): OrderTexts => texts.get(row) ?? [];
  const compare: Table['compare'] = (one, oneId, other, otherId) => {
    for (const [index, compareKey] of compareKeys.entries()) {
      const [left, right] = [one[index] ?? null, other[index] ?? null];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      const result = compareKey(left, right);
      if (result !== 0) return result;
    }
    return Number(BigInt(oneId) - BigInt(otherId));
  };
  rows.sort((left, right) => compare(textsOf(left), left.id, textsOf(right), right.id));
  const newest = [...rows].sort((left, right) => Number(BigInt(right.id) - BigInt(left.id))).slice(0, newestRows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { type: entity.name, rows, newest, byId, compare, textsOf };
}

async function loadRows(repository: Repository<ObjectLiteral>): Promise<Row[]> {
  const { raw, entities: found } = await repository
    .createQueryBuilder('row')
    .getRawAndEntities<Record<string, unknown>>();
  const { relations } = repository.metadata;
  const held = relations.filter(({ isManyToOne, isOneToOneOwner }) => isManyToOne || isOneToOneOwner);
  found.forEach((entity, index) => {
    for (const { propertyName, joinColumns } of held) {
      entity[propertyName] = raw[index]?.[`row_${joinColumns[0]?.databaseName}`] ?? null;
    }
  });
  const rows = new Map(found.map((entity) => [String(entity.id), entity]));
  for (const { propertyName } of relations.filter(({ isManyToManyOwner }) => isManyToManyOwner)) {
    const joined = await repository.find({
      select: { id: true, [propertyName]: { id: true } },
      relations: { [propertyName]: true },
    });
    for (const each of joined) {
      const row = rows.get(String(each.id));
      if (row) row[propertyName] = (each[propertyName] as { id: string }[]).map(({ id }) => id);
    }
  }
  return found as Row[];
}

/** The place of each text of a column among all of them, by the collation of the database itself. */
async function rankTexts(
  repository: Repository<ObjectLiteral>,
  property: string,
): Promise<ReadonlyMap<string, number>> {
  const found = await repository
    .createQueryBuilder('row')
    .select(`row.${property}`, 'text')
    .orderBy(`row.${property}`, 'ASC')
    .addOrderBy('row.id', 'ASC')
    .getRawMany<{ text: string }>();
  const ranks = new Map<string, number>();
  for (const { text } of found) if (!ranks.has(text)) ranks.set(text, ranks.size);
  return ranks;
}

function comparator(
  { kind, property }: OrderKey,
  ranks: ReadonlyMap<string, number> | undefined,
): (left: string, right: string) => number {
  if (kind === 'integer') return (left, right) => Number(left) - Number(right);
  if (kind !== 'text') return (left, right) => (left < right ? -1 : left > right ? 1 : 0);
  const rankOf = (text: string): number => {
    const rank = ranks?.get(text);
    if (rank === undefined)
      throw new Error(`No row has ${JSON.stringify(text)} as ${property}, so the reference cannot place it.`);
    return rank;
  };
  return (left, right) => rankOf(left) - rankOf(right);
}

function orderText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}
