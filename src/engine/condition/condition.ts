import type { Dimension } from '../metadata/dimensions';
import type { Entity, Field } from '../metadata/graph';
import type { Operator } from './operators';
import { operators } from './operators';

/**
 * A condition on the rows of an entity. Filters of clients and policies are read into this tree once. It is compiled to
 * SQL, authorized and priced by visitors. Names are resolved when it is read: a node holds its entity, field and operator.
 */
export type Condition = All | Any | Not | FieldTests;

/** Each of these holds; always true without any. A filter as a whole is one of these. JSON has its {@link keyOf}. */
export class All<Part extends Condition | KeyTests = Condition> {
  readonly kind = 'all';

  constructor(readonly each: readonly Part[]) {}

  toJSON(): string {
    return keyOf(this);
  }
}

/** At least one of these holds; always false without any. */
interface Any {
  readonly kind: 'any';
  readonly each: readonly All[];
}

/** This does not hold. */
interface Not {
  readonly kind: 'not';
  readonly of: All;
}

/** Tests of a field of a row; the row passes each of them. */
export interface FieldTests {
  readonly kind: 'field';
  readonly entity: Entity;
  readonly name: string;
  readonly field: Field;
  readonly tests: readonly Test[];
}

/** Tests of a part of a group's key; the group passes each of them. */
export interface KeyTests {
  readonly kind: 'key';
  readonly dimension: Dimension;
  readonly tests: readonly Test[];
}

/** A test of a value, or of the rows that an edge leads to. */
export type Test = Compare | Presence | Exists | Count;

/** An operator, applied to a value and an operand. */
export interface Compare {
  readonly kind: 'compare';
  readonly operator: Operator;
  /** The path of the operand among the arguments: the source of the parameter is made from it. */
  readonly at: string;
  /** The operand where the plan depends on it: a boolean, or of a policy a constant or an `Operand`. */
  readonly constant?: unknown;
  /** The part of a composite field that is compared: `amount`. */
  readonly part?: string | undefined;
}

/** Whether a to-one edge leads to a row. */
export interface Presence {
  readonly kind: 'presence';
  readonly wanted: boolean;
}

/** How many of the rows of an edge fulfil a condition; `one` is the row of a to-one edge. */
export interface Exists {
  readonly kind: 'exists';
  readonly quantifier: 'one' | 'some' | 'every' | 'none';
  readonly target: Entity;
  readonly of: All;
}

/** Tests of the number of rows of an edge. */
export interface Count {
  readonly kind: 'count';
  readonly target: Entity;
  /** Which rows count; all if undefined. */
  readonly of?: All;
  readonly tests: readonly Compare[];
}

/**
 * A text that is equal for conditions that have one plan: the conditions without the operands that are parameters. It
 * has the path of each operand, since the sources of the parameters are part of the plan.
 */
function keyOf(condition: Condition | KeyTests | Test | All<Condition | KeyTests>): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return `${condition.kind}(${keysOf(condition.each)})`;
    case 'not':
      return `not(${keyOf(condition.of)})`;
    case 'field':
      return `${condition.name}(${keysOf(condition.tests)})`;
    case 'key':
      return `${condition.dimension.name}(${keysOf(condition.tests)})`;
    case 'compare':
      return condition.constant === undefined ? condition.at : `${condition.at}=${String(condition.constant)}`;
    case 'presence':
      return condition.wanted ? 'present' : 'absent';
    case 'exists':
      return `${condition.quantifier}(${keyOf(condition.of)})`;
    case 'count':
      return `count(${condition.of ? keyOf(condition.of) : ''};${keysOf(condition.tests)})`;
  }
}

function keysOf(conditions: readonly (Condition | KeyTests | Test)[]): string {
  let keys = '';
  for (const each of conditions) keys += `${keyOf(each)},`;
  return keys;
}

/** Every field that a condition tests, of rows at any distance. */
export function fieldsIn(condition: Condition | KeyTests | All<Condition | KeyTests>): readonly FieldTests[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.each.flatMap(fieldsIn);
    case 'not':
      return fieldsIn(condition.of);
    case 'field':
      return [condition, ...condition.tests.flatMap(fieldsBehind)];
    case 'key':
      return condition.tests.flatMap(fieldsBehind);
  }
}

function fieldsBehind(test: Test): readonly FieldTests[] {
  return 'of' in test && test.of ? fieldsIn(test.of) : [];
}

/** Whether a condition has no part, and so keeps every row. */
export function isEmpty({ each }: All): boolean {
  return each.every((part) => part.kind === 'all' && isEmpty(part));
}

const eq = operators.get('eq') as Operator;

/**
 * The condition that the value at the end of a path is an operand.
 * @param path to-one edges, and the field that has the value
 * @param at the path of the operand among the arguments
 */
export function equals(entity: Entity, path: readonly string[], at: string): FieldTests {
  const [name = '', ...rest] = path;
  const field = entity.fields.get(name);
  if (!field) throw new Error(`${entity.name} has no field ${name}.`);
  const test: Test =
    'target' in field
      ? { kind: 'exists', quantifier: 'one', target: field.target, of: new All([equals(field.target, rest, at)]) }
      : { kind: 'compare', operator: eq, at };
  return { kind: 'field', entity, name, field, tests: [test] };
}
