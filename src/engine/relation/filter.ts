import { allOf } from '../sql/conjunction';
import { collated, collatedColumn, ignoringCase } from '../sql/collation';
import type { Scope } from '../metadata/entity';
import type { Entity, Field, Path, ToOne } from '../metadata/graph';
import { edgeOfPresence } from '../metadata/names';
import type { RelatedRows, RowFilter, SourceRow } from './related-rows';
import { keyOf } from './field-visibility';
import type { LocaleSource } from './localised';
import { localisedText } from './localised';
import type { Sql } from '../sql/sql';
import { identifier, join, literal, parameter, sql } from '../sql/sql';
import { isWithin } from './position';
import { endOf, momentOf } from '../operation/window';
import type { FilterShape } from '../operation/read-filter';

const equalities: { readonly [operator: string]: Sql } = { eq: sql`=`, ne: sql`<>` };

/** Of texts, these go by the order that lists of them have. */
const comparisons: { readonly [operator: string]: Sql } = { lt: sql`<`, lte: sql`<=`, gt: sql`>`, gte: sql`>=` };

/** Whether case matters to the operators that compare a text with a pattern. */
const patterns: { readonly [operator: string]: 'exact' | 'ignoring case' } = {
  contains: 'exact',
  startsWith: 'exact',
  endsWith: 'exact',
  containsIgnoringCase: 'ignoring case',
  startsWithIgnoringCase: 'ignoring case',
};

type Edge = Field & { readonly kind: 'list' | 'connection' };
type Composite = Field & { readonly kind: 'composite' };
type Value = Field & { readonly kind: 'id' | 'column' | 'computed' | 'localised' };

/**
 * Turns a filter's shape into a predicate over the rows of an entity.
 *
 *     { country: { code: { eq: true } } }
 *     // exists (select from "country" "r1" where "r1"."id" = "r0"."country_id" and "r1"."code" = $1::text)
 */
export class FilterCompiler {
  /**
   * @param locale the locale in which texts are compared; their default one unless given
   * @param operand the value that stands at a path of the filter, in a type of PostgreSQL
   * @param driving whether far rows are found first, all of them, and lead to the rows by an index on their keys
   */
  constructor(
    private readonly related: RelatedRows,
    private readonly locale: LocaleSource | undefined,
    private readonly operand: (path: string, type: string) => Sql = parameter,
    private readonly driving = false,
  ) {}

  /**
   * @param alias under which the rows stand
   * @param source the prefix of the names of the filter's values
   * @param negated whether it stands behind `not`, where null is not as good as false
   * @param key of the row, where its own columns are not needed
   * @returns nothing where the filter keeps every row
   */
  compile(
    entity: Entity,
    scope: Scope,
    alias: string,
    shape: FilterShape,
    source: string,
    negated = false,
    key = identifier(alias, 'id'),
  ): Sql | undefined {
    const parts = Object.entries(shape).map(([name, member]) => {
      const at = `${source}.${name}`;
      const inner = (one: FilterShape, path: string, turned = negated): Sql =>
        this.compile(entity, scope, alias, one, path, turned) ?? sql`true`;
      if (name === 'not') return sql`not (${inner(member as FilterShape, at, true)})`;
      if (name !== 'and' && name !== 'or') return this.member(entity, scope, alias, name, member, at, negated, key);
      const each = (member as readonly FilterShape[]).map((one, index) => sql`(${inner(one, `${at}.${index}`)})`);
      if (each.length === 0) return name === 'or' ? sql`false` : undefined;
      return sql`(${join(each, ` ${name} `)})`;
    });
    const present = parts.filter((part) => part !== undefined);
    return present.length > 0 ? allOf(...present) : undefined;
  }

  private member(
    entity: Entity,
    scope: Scope,
    alias: string,
    name: string,
    member: FilterShape[string],
    at: string,
    negated: boolean,
    key: Sql,
  ): Sql | undefined {
    const field = this.related.field(entity, name);
    if (!field) return this.presence(entity, alias, name, member === 'true');
    const shape = member as FilterShape;
    switch (field.kind) {
      case 'toOne':
        if (!negated && this.isKeyAlone(field, shape))
          return this.operators(keyOf(field, alias), 'bigint', shape['id'] as FilterShape, `${at}.id`);
        if (this.isAboutFarRows(field, shape))
          return this.compile(field.target, scope, alias, shape, at, negated, keyOf(field, alias));
        return !negated && isOne(field.target, shape)
          ? this.isThatOne(field, alias, shape, at)
          : this.exists(field, alias, shape, at);
      case 'inverse':
        return this.exists(field, alias, shape, at);
      case 'list':
      case 'connection':
        return this.edge(field, { key, alias }, shape, at);
      case 'composite':
        return field.typeName === 'Position'
          ? isWithin(field.parts(scope), shape, at)
          : this.money(field, scope, shape, at);
      case 'reference':
      case 'distance':
      case 'similar':
        throw new Error(`${entity.name}.${name} cannot be filtered.`);
      default: {
        const [value, type] = [this.value(entity, field, scope, alias), typeOf(field, scope)];
        return this.operators(value, type, shape, at, type === 'text' ? inOrder(field, value) : value);
      }
    }
  }

  private value(entity: Entity, field: Value, scope: Scope, alias: string): Sql {
    switch (field.kind) {
      case 'id':
        return identifier(alias, 'id');
      case 'column':
        return identifier(alias, field.column);
      case 'computed':
        // An enum that is computed may come in its own type or as text.
        return typeOf(field, scope) === 'text' ? sql`(${field.expression(scope)})::text` : field.expression(scope);
      case 'localised':
        return localisedText(entity, field.column, alias, this.related.aliases, this.locale);
    }
  }

  /**
   * What operators say of a value; nothing where they say nothing.
   * @param ordered the value in the order that lists have by it
   */
  operators(value: Sql, type: string, shape: FilterShape, at: string, ordered = value): Sql | undefined {
    const parts = Object.entries(shape).map(([operator, operand]) => {
      const given = (as: string): Sql => this.operand(`${at}.${operator}`, as);
      switch (operator) {
        case 'isNull':
          return operand === 'true' ? sql`${value} is null` : sql`${value} is not null`;
        case 'in':
          return sql`${value} = any(${given(`${type}[]`)})`;
        case 'notIn':
          return sql`${value} <> all(${given(`${type}[]`)})`;
        case 'next':
        case 'last': {
          const window = { from: this.related.date.source, span: `${at}.${operator}` };
          const [now, end] = [parameter(momentOf(type, window), type), parameter(endOf(operator, type, window), type)];
          return operator === 'next'
            ? sql`(${value} >= ${now} and ${value} < ${end})`
            : sql`(${value} <= ${now} and ${value} > ${end})`;
        }
        default: {
          const pattern = patterns[operator];
          if (pattern === 'exact') return sql`${value} like ${given('text')}`;
          if (pattern) return sql`${ignoringCase(value)} like ${ignoringCase(given('text'))}`;
          const comparison = comparisons[operator];
          if (comparison) return sql`${ordered} ${comparison} ${given(type)}`;
          const equality = equalities[operator];
          if (!equality) throw new Error(`There is no operator ${operator}.`);
          return sql`${value} ${equality} ${typeof operand === 'string' ? sql`${literal(operand)}::boolean` : given(type)}`;
        }
      }
    });
    return parts.length > 0 ? allOf(...parts) : undefined;
  }

  /** Conditions on an amount and on its currency. */
  private money(field: Composite, scope: Scope, shape: FilterShape, at: string): Sql | undefined {
    const parts = field.parts(scope);
    const [amount, currency] = [parts['amount'], parts['currency']];
    if (!amount || !currency) throw new Error(`${field.typeName} cannot be filtered.`);
    const conditions = [
      shape['amount'] &&
        this.operators(sql`(${amount})::numeric`, 'numeric', shape['amount'] as FilterShape, `${at}.amount`),
      shape['currency'] &&
        this.operators(currency, 'text', shape['currency'] as FilterShape, `${at}.currency`, collated(currency)),
    ].filter((condition) => condition !== undefined);
    return conditions.length > 0 ? allOf(...conditions) : undefined;
  }

  /** That there is a row at the far end of a to-one edge, and that it fulfils a filter: true or false, never null. */
  private exists(field: ToOne, near: string, shape: FilterShape, at: string): Sql {
    const keep: RowFilter = (scope, alias) => this.compile(field.target, scope, alias, shape, at);
    const seen = this.related.edge(field, keep);
    const joined =
      field.kind === 'toOne'
        ? sql`${identifier(seen.alias, 'id')} = ${keyOf(field, near)}`
        : sql`${identifier(seen.alias, field.column)} = ${identifier(near, 'id')}`;
    return seen.scope.exists(sql`from ${seen.scope.source} where ${allOf(joined, seen.visible)}`);
  }

  /**
   * That the far row is the one that a unique value names. The key is found first, so that an index on it and the list's
   * order serves the list. Null where there is no such row, which a list takes as false; behind `not` it would not do.
   */
  private isThatOne(field: ToOne & { readonly kind: 'toOne' }, near: string, shape: FilterShape, at: string): Sql {
    const keep: RowFilter = (scope, alias) => this.compile(field.target, scope, alias, shape, at);
    const { alias, scope, visible } = this.related.edge(field, keep);
    return sql`${keyOf(field, near)} = (select ${identifier(alias, 'id')} from ${scope.source} where ${allOf(visible)})`;
  }

  /**
   * Whether a filter speaks of nothing but the key of a far row, which is sure to be there where the row holds its key.
   * `isNull` and an empty `notIn` are true of no key at all, where there is no far row that could fulfil them.
   */
  private isKeyAlone(field: ToOne & { readonly kind: 'toOne' }, shape: FilterShape): boolean {
    const [member, ...others] = Object.keys(shape);
    if (member !== 'id' || others.length > 0) return false;
    const operators = Object.keys(shape['id'] as FilterShape);
    const isCompared =
      operators.length > 0 && operators.every((operator) => operator in equalities || operator === 'in');
    return isCompared && this.related.edge(field).visible === undefined;
  }

  /** Whether a filter of a to-one edge speaks only of rows that hold the same key: the row between them need not be read. */
  private isAboutFarRows({ target, nullable }: ToOne & { readonly kind: 'toOne' }, shape: FilterShape): boolean {
    const members = Object.keys(shape);
    const isToMany = (name: string): boolean => {
      const far = target.fields.get(name);
      if (far?.kind !== 'list' && far?.kind !== 'connection') return false;
      return far.path.kind !== 'foreign' || !far.path.alike;
    };
    return !nullable && members.length > 0 && members.every(isToMany);
  }

  /** `hasParent` asks whether `parent` has a row. */
  private presence(entity: Entity, alias: string, name: string, wanted: boolean): Sql {
    const edge = edgeOfPresence(name);
    const field = edge === undefined ? undefined : this.related.field(entity, edge);
    if (field?.kind !== 'toOne' && field?.kind !== 'inverse') throw new Error(`${entity.name} has no member ${name}.`);
    const exists = this.exists(field, alias, {}, '');
    return wanted ? exists : sql`not ${exists}`;
  }

  private edge({ path, target }: Edge, near: SourceRow, shape: FilterShape, at: string): Sql | undefined {
    const parts = Object.entries(shape).map(([quantifier, member]) => {
      const inner = member as FilterShape;
      const found = `${at}.${quantifier}`;
      switch (quantifier) {
        case 'some':
          return this.some(path, target, near, inner, found);
        case 'none':
          return sql`not ${this.some(path, target, near, inner, found)}`;
        case 'every':
          return sql`not ${this.some(path, target, near, inner, found, true)}`;
        default:
          return this.count(path, target, near, inner, found);
      }
    });
    const present = parts.filter((part) => part !== undefined);
    return present.length > 0 ? allOf(...present) : undefined;
  }

  /** That at least one far row fulfils a filter; or, turned, that one does not, which also is where the filter is null. */
  private some(path: Path, target: Entity, near: SourceRow, shape: FilterShape, at: string, turned = false): Sql {
    const seen = this.related.visible(
      target,
      (scope, alias) => {
        const kept = this.compile(target, scope, alias, shape, at);
        return turned ? sql`(${kept ?? sql`true`}) is not true` : kept;
      },
      path,
    );
    if (this.driving && path.kind === 'foreign') {
      const found = this.related.candidates(path, target, seen, () => sql`true`);
      return sql`${near.key} = any(array(select ${found.sourceKey} from ${found.from} where ${found.where}))`;
    }
    // What a unique value names is found once, not for each link.
    const { from, where } =
      !turned && path.kind !== 'foreign' && isOne(target, shape)
        ? this.related.linksToOne(path, seen, (key) => sql`${key} = ${near.key}`)
        : this.related.candidatesOfOne(path, target, seen, near);
    return seen.scope.exists(sql`from ${from} where ${where}`);
  }

  private count(path: Path, target: Entity, near: SourceRow, shape: FilterShape, at: string): Sql | undefined {
    const { of, ...numbers } = shape;
    const seen = this.related.visible(
      target,
      (scope, alias) => of && this.compile(target, scope, alias, of as FilterShape, `${at}.of`),
      path,
    );
    const { from, where } = this.related.candidatesOfOne(path, target, seen, near, true);
    const compared = this.operators(sql`count(*)`, 'integer', numbers, at);
    return compared && sql`(select ${compared} from ${from} where ${where})`;
  }
}

/** A text in the order that lists have by it. */
function inOrder(field: Value, text: Sql): Sql {
  return field.kind === 'column' ? collatedColumn(text, field) : collated(text);
}

/** Whether a filter names one row at most, by a value that is unique. */
function isOne({ unique }: Entity, shape: FilterShape): boolean {
  return Object.entries(shape).some(([name, member]) => unique.has(name) && 'eq' in (member as FilterShape));
}

/** The PostgreSQL type in which a value is compared. What is just a column is compared in its own, which an index serves. */
function typeOf(field: Value, { dated }: Scope): string {
  if (field.kind === 'id') return 'bigint';
  if (field.kind === 'computed' && !dated) return field.stored ?? field.type;
  return field.kind === 'localised' ? 'text' : field.type;
}
