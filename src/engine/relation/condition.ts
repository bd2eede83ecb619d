import type { Compare, Condition, Exists, FieldTests, Test } from '../condition/condition';
import { All } from '../condition/condition';
import type { Entity, Field, Path, ToOne } from '../metadata/graph';
import { Operand } from '../metadata/policy';
import type { Select, Sql } from '../sql/sql';
import { Grouped, Negation } from '../sql/predicates';
import { allLeft, allOf, anyOf, identifier, isAmong, literal, parameter, sql, typed } from '../sql/sql';
import { keyOf } from './field-visibility';
import type { LocaleSource } from './localised';
import type { PlaceTest } from './places';
import { isFoundAt, isTestedAt } from './places';
import type { RelatedRows, RowFilter, SourceRow } from './related-rows';
import type { Row, Value } from './value';
import { Values } from './value';

/** A row that conditions are compiled for. */
interface Tested extends Row {
  /** Its key, where its own columns are not needed. */
  readonly key: Sql;
  /** The prefix of the sources of the operands. */
  readonly source: string;
  /** Whether the condition stands behind `not`, where null is not as good as false. */
  readonly negated: boolean;
  /** Whether it is enough for a row to fulfil another condition, or not to fulfil this one. */
  readonly loose: boolean;
}

/** What operators compare. */
export interface Comparable extends Pick<Value, 'sql' | 'type' | 'ordered'> {
  readonly parts?: Readonly<Record<string, Sql>>;
}

type HeldEdge = Field & { readonly kind: 'toOne' };

/**
 * Compiles conditions into predicates over rows.
 *
 *     { country: { code: { eq } } }
 *     // exists (select from "country" "r1" where "r1"."id" = "r0"."country_id" and "r1"."code" = $1::text)
 */
export class ConditionCompiler {
  /** The values of fields, as conditions see them. */
  readonly values: Values;

  /**
   * @param locale of the texts that are compared; their default locale if undefined
   * @param own of a policy, the row whose values its operands name
   * @param driving whether related rows are found first, all of them, and lead to the rows by an index on their keys
   */
  constructor(
    readonly related: RelatedRows,
    locale: LocaleSource | undefined,
    private readonly own?: Pick<Row, 'entity' | 'alias'>,
    private readonly driving = false,
  ) {
    this.values = new Values(related.aliases, locale);
  }

  /**
   * @param source the prefix of the sources of the operands
   * @param loose whether the condition is a part of another one, which a row can fulfil without it
   * @returns undefined if the condition keeps every row
   */
  compile(row: Row, condition: Condition, source: string, loose = false): Sql | undefined {
    return this.condition({ ...row, key: identifier(row.alias, 'id'), source, negated: false, loose }, condition);
  }

  private condition(row: Tested, condition: Condition): Sql | undefined {
    switch (condition.kind) {
      case 'all':
        return allLeft(...condition.each.map((each) => this.condition(row, each)));
      case 'any':
        return anyOf(condition.each.map((one) => this.condition({ ...row, loose: true }, one) ?? sql`true`));
      case 'not':
        return new Negation(
          new Grouped(this.condition({ ...row, negated: true, loose: true }, condition.of) ?? sql`true`),
        );
      case 'field':
        return this.field(row, condition);
    }
  }

  /** What a condition asks of the place of a row; undefined if it is not on a place. */
  place({ entity, name, tests }: FieldTests, source: string): PlaceTest | undefined {
    const field = this.related.field(entity, name);
    if (field?.kind !== 'composite' || !tests.some(isOfPlace)) return undefined;
    const value = { sql: sql`null`, ordered: sql`null`, type: 'double precision' };
    return {
      field,
      of: (parts) => allOf(...tests.map((test) => this.compare({ ...value, parts }, test as Compare, source))),
    };
  }

  private field(row: Tested, condition: FieldTests): Sql | undefined {
    const { entity, name, tests } = condition;
    const field = this.related.field(entity, name);
    switch (field?.kind) {
      case 'toOne':
      case 'inverse':
        return allLeft(...tests.map((test) => this.toOne(row, field, test)));
      case 'list':
      case 'connection':
        return allLeft(...tests.map((test) => this.toMany(row, field.path, test)));
      case 'composite': {
        const place = this.place(condition, row.source);
        if (place) return (row.loose ? isTestedAt : isFoundAt)(this.related, row, place);
        const parts = field.parts(row.scope);
        return allLeft(
          ...(tests as readonly Compare[]).map((test) =>
            this.compare({ ...this.values.part(row, field, test.part ?? 'latitude'), parts }, test, row.source),
          ),
        );
      }
      case 'id':
      case 'column':
      case 'computed':
      case 'localised':
        return this.compareAll(this.values.of(row, field), tests, row.source);
      default:
        throw new Error(`${entity.name}.${name} cannot be filtered.`);
    }
  }

  /** @returns undefined without any test */
  compareAll(value: Comparable, tests: readonly Test[], source: string): Sql | undefined {
    return allLeft(...tests.map((test) => this.compare(value, test as Compare, source)));
  }

  private compare(
    { sql: value, ordered, type, parts = {} }: Comparable,
    { operator, at, constant }: Compare,
    prefix: string,
  ): Sql {
    const source = `${prefix}.${at}`;
    const operand = (as: string): Sql => this.operand(constant, source, as);
    return operator.sql({ value, ordered, type, parts, operand, constant, source, date: this.related.date.source });
  }

  private operand(constant: unknown, source: string, type: string): Sql {
    if (constant === undefined) return parameter(source, type);
    if (typeof constant === 'boolean') return sql`${literal(String(constant))}::boolean`;
    if (!(constant instanceof Operand)) return typed(constant, type);
    if (constant.kind === 'viewer') return parameter(`viewer.${constant.name}`, type);
    if (!this.own) throw new Error(`There is no row whose ${constant.name} could be compared.`);
    return identifier(this.own.alias, this.own.entity.column(constant.name));
  }

  private toOne(row: Tested, field: ToOne, test: Test): Sql | undefined {
    if (test.kind === 'presence') {
      // PostgreSQL takes an anti join on a column that is mostly null to leave no row, and reads related rows in a bad order.
      if (field.kind === 'toOne' && this.related.edge(field).visible === undefined)
        return sql`(${keyOf(field, row.alias)} is ${test.wanted ? sql`not null` : sql`null`})`;
      const exists = this.exists(row, field, nothingAsked);
      return test.wanted ? exists : new Negation(exists);
    }
    const { of } = test as Exists;
    if (field.kind === 'inverse') return this.exists(row, field, of);
    const onKey = row.negated ? undefined : testsOfKey(of);
    if (onKey && this.related.edge(field).visible === undefined)
      return this.compareAll(this.values.of(row, field), onKey, row.source);
    if (isOnRelatedRows(field, of))
      return this.condition({ ...row, entity: field.target, key: keyOf(field, row.alias) }, of);
    return !row.negated && isOne(field.target, of) ? this.isThatOne(row, field, of) : this.exists(row, field, of);
  }

  /** That a to-one edge leads to a row that fulfils a condition: true or false, never null. */
  private exists(row: Tested, field: ToOne, of: All): Sql {
    const rows = this.related.edge(field, this.rowFilter(field.target, of, row.source));
    const joined =
      field.kind === 'toOne'
        ? { own: identifier(rows.alias, 'id'), outer: keyOf(field, row.alias) }
        : { own: identifier(rows.alias, field.column), outer: identifier(row.alias, 'id') };
    return rows.scope.exists({ from: rows.scope.source, where: [rows.visible] }, joined);
  }

  /**
   * That the row of a to-one edge is the one that a unique value names. The key is found first, so that an index on it and
   * the order of the list serves the list. Null without such a row: a list takes that as false, but `not` does not.
   */
  private isThatOne(row: Tested, field: HeldEdge, of: All): Sql {
    const { alias, scope, visible } = this.related.edge(field, this.rowFilter(field.target, of, row.source));
    const one: Select = { columns: [identifier(alias, 'id')], from: scope.source, where: [visible] };
    return sql`${keyOf(field, row.alias)} = ${one}`;
  }

  private toMany(row: Tested, path: Path, test: Test): Sql | undefined {
    if (test.kind === 'count') {
      const compared = this.compareAll(counted, test.tests, row.source);
      return compared && sql`${this.overRows(row, { path, target: test.target }, test.of, row.source, compared)}`;
    }
    const exists = test as Exists;
    const some = this.some(row, path, exists);
    return exists.quantifier === 'some' ? some : new Negation(some);
  }

  /** That at least one row of an edge fulfils a condition. For `every`, that one does not, or that the condition is null. */
  private some(row: SourceRow & Pick<Tested, 'source'>, path: Path, { quantifier, target, of }: Exists): Sql {
    const rows = this.related.visible(target, this.rowFilter(target, of, row.source, quantifier), path);
    if (this.driving && path.kind === 'foreign') {
      const { sourceKey, from, where } = this.related.candidates(path, rows, () => undefined);
      return isAmong(row.key, { columns: [sourceKey], from, where });
    }
    // What a unique value names is found once, not for each link.
    const found =
      quantifier !== 'every' && path.kind !== 'foreign' && isOne(target, of)
        ? this.related.linksToOne(path, rows)
        : this.related.candidatesApart(path, rows);
    if (found) {
      const { from, where, sourceKey } = found;
      const isSure = path.kind === 'link' && path.isSourced;
      return rows.scope.exists({ from, where }, { own: sourceKey, outer: row.key, isSure });
    }
    const { from, where } = this.related.candidatesOfOne(path, rows, row);
    return rows.scope.exists({ from, where });
  }

  /** An aggregate over the rows of a to-many edge of one row that fulfil a condition, such as their number. */
  overRows(
    row: SourceRow,
    { path, target }: { readonly path: Path; readonly target: Entity },
    of: All | undefined,
    source: string,
    aggregate: Sql,
  ): Select {
    const rows = this.related.visible(target, this.rowFilter(target, of, source), path);
    const { from, where } = this.related.candidatesOfOne(path, rows, row, true);
    return { columns: [aggregate], from, where };
  }

  /** Keeps the rows that fulfil a condition; for `every`, those that do not, or for which it is null. */
  rowFilter(
    entity: Entity,
    condition: Condition | undefined,
    source: string,
    quantifier?: Exists['quantifier'],
  ): RowFilter {
    return (scope, alias) => {
      const kept = condition && this.compile({ entity, scope, alias }, condition, source, quantifier === 'every');
      return quantifier === 'every' ? sql`(${kept ?? sql`true`}) is not true` : kept;
    };
  }
}

/** A number of rows. */
export const counted: Comparable = { sql: sql`count(*)`, ordered: sql`count(*)`, type: 'integer' };

const nothingAsked = new All([]);

/**
 * The tests of a condition on a row that tests nothing but its key; undefined for any other condition. Operators that can
 * hold of null are left out: they hold of a row without the edge, which has no row that could fulfil them.
 */
function testsOfKey({ each: [only, ...others] }: All): readonly Test[] | undefined {
  if (only?.kind !== 'field' || only.name !== 'id' || others.length > 0 || only.tests.length === 0) return undefined;
  return only.tests.every((test) => test.kind === 'compare' && !test.operator.holdsOfNull) ? only.tests : undefined;
}

/**
 * Whether a condition on the row of a to-one edge tests only rows that are found by its key: the row itself need not be
 * read, since the edge holds the key. A count is taken of the row itself all the same, so that PostgreSQL can count once for
 * each row, instead of for each row that leads there.
 */
function isOnRelatedRows({ nullable }: HeldEdge, { each }: All): boolean {
  return (
    !nullable &&
    each.length > 0 &&
    each.every(
      (part) => part.kind === 'field' && isFoundByKey(part.field) && !part.tests.some(({ kind }) => kind === 'count'),
    )
  );
}

function isFoundByKey(field: Field): boolean {
  if (field.kind !== 'list' && field.kind !== 'connection') return false;
  return field.path.kind !== 'foreign' || !field.path.alike;
}

/**
 * Whether a test is whether a position lies at a place, such as in a circle. A row of several places is in the cell of its own position
 * alone, as in groups.
 */
export function isOfPlace(test: Test): boolean {
  return test.kind === 'compare' && test.operator.readParts !== undefined && test.operator.takes !== 'cell';
}

/** Whether a condition names one row at most, by a value that is unique. */
export function isOne({ unique }: Entity, { each }: All): boolean {
  return each.some(
    (part) =>
      part.kind === 'field' &&
      unique.has(part.name) &&
      part.tests.some((test) => test.kind === 'compare' && test.operator.name === 'eq'),
  );
}
