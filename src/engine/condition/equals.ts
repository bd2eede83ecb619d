import type { Entity } from '../metadata/graph';
import type { FieldTests, Test } from './condition';
import { All } from './condition';
import type { Operator } from './operators';
import { operators } from './operators';

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
