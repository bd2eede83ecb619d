import type { Scope } from '../metadata/entity';
import type { CompositeField, Entity, Field, ValueField } from '../metadata/graph';
import { collated, collatedColumn } from '../sql/collation';
import type { Aliases, Sql } from '../sql/sql';
import { identifier, join, literal, sql } from '../sql/sql';

import { keyOf } from './field-visibility';
import { instantText } from './keyset';
import type { LocaleSource } from './localised';
import { localisedText } from './localised';

/** A row of an entity that stands under an alias. */
export interface Row {
  readonly entity: Entity;
  readonly alias: string;
  readonly scope: Scope;
  /** Whether there may be no such row, as behind a left join. */
  readonly optional?: boolean;
  /** How the statement reads a value of a row that is out of its reach, such as a column of a subquery. */
  readonly read?: (value: Sql) => Sql;
}

/** How a statement reads a value that is made of a row. */
export function readFrom({ read }: Row, value: Sql): Sql {
  return read ? read(value) : value;
}

/** A value of a row as SQL. */
export interface Value {
  /** As conditions compare it, and as groups are made by it. */
  readonly sql: Sql;
  /** The PostgreSQL type of `sql`, in which the operands of conditions are given. */
  readonly type: string;
  readonly nullable: boolean;
  /** As lists are ordered by it: texts in their collation, enums that come as text by their declaration. */
  readonly ordered: Sql;
  /** As a result shows it. */
  readonly shown: Sql;
}

/** Turns fields of rows into SQL. Fields are given as the viewer may see them: null on the rows that hide them. */
export class Values {
  /** @param locale of texts for which no field names one; their default locale if undefined */
  constructor(
    private readonly aliases: Aliases,
    private readonly locale: LocaleSource | undefined,
  ) {}

  /** The value of a field of a row; of a to-one edge, its key. */
  of(row: Row, field: ValueField, locale = this.locale): Value {
    const { alias } = row;
    switch (field.kind) {
      case 'id':
        return valueOf(identifier(alias, 'id'), 'bigint', row.optional ?? false);
      case 'toOne':
        return valueOf(keyOf(field, alias), 'bigint', row.optional ?? field.nullable);
      case 'column': {
        const { column, type, nullable } = field;
        const value = identifier(alias, column);
        const shown = shownAs(type, value);
        return valueOf(value, type, nullable, collatedColumn(value, field), shown);
      }
      case 'computed':
        return computed(row, field);
      case 'localised': {
        const text = ifThere(row, localisedText(row.entity, field.column, alias, this.aliases, locale));
        return valueOf(text, 'text', field.nullable, collated(text));
      }
    }
  }

  /** A part of a field that is made of several values: an amount, a currency, a latitude. */
  part(row: Row, field: CompositeField, name: string): Value {
    const part = field.parts(row.scope)[name];
    if (!part) throw new Error(`A ${field.kind} has no part ${name}.`);
    const value = ifThere(row, part);
    const nullable = row.optional === true || field.kind === 'distance' || field.nullable;
    if (name === 'currency') return valueOf(value, 'text', nullable, collated(value));
    if (name !== 'amount') return valueOf(value, 'double precision', nullable);
    const amount = sql`(${value})::numeric`;
    return valueOf(amount, 'numeric', nullable, amount, value);
  }
}

function valueOf(value: Sql, type: string, nullable: boolean, ordered = value, shown = value): Value {
  return { sql: value, type, nullable, ordered, shown };
}

/** A value in a form that JSON does not change: JavaScript would round decimals. */
export function shownAs(type: string, value: Sql): Sql {
  if (type === 'timestamptz') return instantText(value);
  return type === 'numeric' ? sql`trim_scale(${value})::text` : value;
}

/** An expression over a row that is not there can have a value all the same; the field of such a row has none. */
export function ifThere({ alias, optional }: Row, expression: Sql): Sql {
  return optional ? sql`case when ${identifier(alias, 'id')} is not null then ${expression} end` : expression;
}

/** The place of a text in the order of declaration of its enum. */
export function inEnumOrder(values: readonly string[], text: Sql): Sql {
  return sql`array_position(array[${join(values.map(literal))}]::text[], ${text})`;
}

/** What is just a column is compared in the type of the column, which an index serves. An enum may come as text or in its own type. */
function computed(row: Row, { expression, type, stored, nullable, values }: Field & { kind: 'computed' }): Value {
  const made = ifThere(row, expression(row.scope));
  const comparedType = row.scope.dateGiven ? type : (stored ?? type);
  const asText = sql`(${made})::text`;
  const comparedAsText = comparedType === 'text';
  const ordered = values ? inEnumOrder(values, asText) : type === 'text' ? collated(asText) : made;
  const shown = shownAs(type, made);
  const isNullable = nullable || row.optional === true;
  return valueOf(comparedAsText ? asText : made, comparedType, isNullable, ordered, shown);
}
