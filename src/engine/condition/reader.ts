import type { GraphQLInputObjectType } from 'graphql';
import { ArgumentError } from '../errors/errors';
import type { Dimension } from '../metadata/dimensions';
import { entityOfRole } from '../metadata/generated';
import type { Entity, Field, Graph } from '../metadata/graph';
import { parseGlobalId } from '../metadata/identity';
import { edgeOfPresence, presenceOf } from '../metadata/names';
import type { Compare, Condition, Count, Exists, FieldTests, KeyTests, Presence, Test } from './condition';
import { All } from './condition';
import { operators } from './operators';
import type { Operator } from './operators';

/** The most members that the filters of one argument may have together, after variables. */
const maximumMembers = 200;
/** How deep filters may nest. */
const maximumDepth = 8;

type Given = { readonly [member: string]: unknown };

/** Where a value stands. */
interface Operands {
  /** The entity whose ids these are; undefined for all other values. */
  readonly idsOf?: Entity;
  readonly part?: string;
}

function isUnfindable(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());
}

/** Texts of the hub are in Unicode's form C, so those that they are compared with are as well. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  return typeof value === 'string' ? value.normalize('NFC') : value;
}

/** Reads coerced filters into conditions, and their operands into values by their paths. */
export class ConditionReader {
  readonly values: { [path: string]: unknown } = {};
  private members = 0;

  constructor(private readonly graph: Graph) {}

  /**
   * Reads a filter.
   * @param type an `XFilter`
   * @param path of the filter among the arguments, for values and messages
   * @throws ArgumentError for a null operand, an operand that no text can be, or a filter that is too large
   */
  read(type: GraphQLInputObjectType, given: Given, path: string): All {
    const entity = this.graph.entities.get(entityOfRole(type, 'filter') ?? '');
    if (!entity) throw new Error(`${type.name} filters no rows.`);
    return this.filter(entity, given, path);
  }

  /** Reads a filter of the rows of an entity. */
  filter(entity: Entity, given: Given, path: string, depth = 1): All {
    const each: Condition[] = [];
    this.eachMember(given, path, depth, (name, value, at) => {
      const read = this.condition(entity, name, value, at, depth + 1);
      if (read) each.push(read);
    });
    return new All(each);
  }

  /** Reads a filter of groups by some dimensions. The filter has members of these dimensions alone. */
  keys(dimensions: readonly Dimension[], given: Given, path: string): All<KeyTests> {
    const each: KeyTests[] = [];
    this.eachMember(given, path, 1, (name, value, at) => {
      const tested = dimensions.find(({ key }) => key === name);
      if (tested && value !== null)
        each.push({ kind: 'key', dimension: tested, tests: this.keyTests(tested, value as Given, at) });
      const asked = tested ? undefined : dimensions.find(({ key }) => presenceOf(key) === name);
      if (asked) each.push({ kind: 'key', dimension: asked, tests: [presence(value, at)] });
    });
    return new All(each);
  }

  private keyTests({ type, part }: Dimension, given: Given, at: string): readonly Test[] {
    const target = this.graph.entities.get(type);
    if (!target) return this.compares(given, at, 2);
    return part === 'set' ? this.quantified(target, given, at, 2) : [this.one(target, given, at, 2)];
  }

  /** Visits the members of an input object, and counts them. */
  private eachMember(
    given: Given,
    path: string,
    depth: number,
    visit: (name: string, value: unknown, at: string) => void,
  ): void {
    if (depth > maximumDepth) throw new ArgumentError(`\`${path}\` nests deeper than ${maximumDepth} filters.`);
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) continue;
      if (++this.members > maximumMembers)
        throw new ArgumentError(`\`${path}\` has more than ${maximumMembers} members.`);
      visit(name, value, `${path}.${name}`);
    }
  }

  /** A member of a filter; undefined for a null one, which says nothing. */
  private condition(entity: Entity, name: string, value: unknown, at: string, depth: number): Condition | undefined {
    const list = (): readonly All[] =>
      (value as readonly Given[]).map((one, index) => this.filter(entity, one, `${at}.${index}`, depth));
    switch (name) {
      case 'and':
        return value === null ? undefined : new All(list());
      case 'or':
        return value === null ? undefined : { kind: 'any', each: list() };
      case 'not':
        return value === null ? undefined : { kind: 'not', of: this.filter(entity, value as Given, at, depth) };
      default:
        return this.field(entity, name, value, at, depth);
    }
  }

  private field(entity: Entity, name: string, value: unknown, at: string, depth: number): FieldTests | undefined {
    const field = entity.fields.get(name);
    if (field) {
      if (value === null) return undefined;
      return { kind: 'field', entity, name, field, tests: this.tests(entity, field, value as Given, at, depth) };
    }
    const edge = edgeOfPresence(name) ?? '';
    const asked = entity.fields.get(edge);
    // GraphQL has validated the filters of clients; a policy can name anything.
    if (asked?.kind !== 'toOne' && asked?.kind !== 'inverse')
      throw new Error(`${entity.name}Filter has no member ${name}.`);
    return { kind: 'field', entity, name: edge, field: asked, tests: [presence(value, at)] };
  }

  private tests(entity: Entity, field: Field, given: Given, at: string, depth: number): readonly Test[] {
    switch (field.kind) {
      case 'toOne':
      case 'inverse':
        return [this.one(field.target, given, at, depth)];
      case 'list':
      case 'connection':
        return this.quantified(field.target, given, at, depth);
      case 'composite':
        return field.typeName === 'Position' ? this.compares(given, at, depth) : this.parts(given, at, depth);
      case 'reference':
      case 'distance':
      case 'similar':
        throw new Error(`${at} is on a ${field.kind}, which cannot be filtered.`);
      case 'id':
        return this.compares(given, at, depth, { idsOf: entity });
      default:
        return this.compares(given, at, depth);
    }
  }

  private one(target: Entity, given: Given, at: string, depth: number): Exists {
    return { kind: 'exists', quantifier: 'one', target, of: this.filter(target, given, at, depth) };
  }

  /** `some`, `every`, `none` and `count`. */
  private quantified(target: Entity, given: Given, path: string, depth: number): readonly Test[] {
    const tests: Test[] = [];
    this.eachMember(given, path, depth, (name, value, at) => {
      if (value === null) return;
      tests.push(
        name === 'count'
          ? this.count(target, value as Given, at, depth + 1)
          : {
              kind: 'exists',
              quantifier: name as Exists['quantifier'],
              target,
              of: this.filter(target, value as Given, at, depth + 1),
            },
      );
    });
    return tests;
  }

  private count(target: Entity, given: Given, path: string, depth: number): Count {
    const tests: Compare[] = [];
    let counted: All | undefined;
    this.eachMember(given, path, depth, (name, value, at) => {
      if (name !== 'of') tests.push(this.compare(name, value, at, {}));
      else if (value !== null) counted = this.filter(target, value as Given, at, depth + 1);
    });
    return { kind: 'count', target, tests, ...(counted && { of: counted }) };
  }

  /** Tests of the parts of a composite field. */
  private parts(given: Given, path: string, depth: number): readonly Compare[] {
    const tests: Compare[] = [];
    this.eachMember(given, path, depth, (part, value, at) => {
      if (value !== null) tests.push(...this.compares(value as Given, at, depth + 1, { part }));
    });
    return tests;
  }

  private compares(given: Given, path: string, depth: number, operands: Operands = {}): readonly Compare[] {
    const tests: Compare[] = [];
    this.eachMember(given, path, depth, (name, value, at) => tests.push(this.compare(name, value, at, operands)));
    return tests;
  }

  private compare(name: string, value: unknown, at: string, { idsOf, part }: Operands): Compare {
    const operator = operators.get(name);
    if (!operator) throw new Error(`${at} is no operator.`);
    const constant = this.operand(operator, value, at, idsOf);
    return {
      kind: 'compare',
      operator,
      at,
      ...(constant !== undefined && { constant }),
      ...(part !== undefined && { part }),
    };
  }

  /**
   * Reads an operand, and keeps its value unless the plan depends on it.
   * @returns the operand if the plan depends on it
   */
  protected operand(operator: Operator, value: unknown, at: string, idsOf?: Entity): unknown {
    if (value === null) throw isNull(at);
    if (typeof value === 'boolean') return value;
    if (operator.readParts) Object.assign(this.values, operator.readParts(value as never, at));
    else this.values[at] = this.compared(operator, value, at, idsOf);
    return undefined;
  }

  /** The value that an operand is compared by. */
  protected compared({ read }: Operator, value: unknown, at: string, idsOf?: Entity): unknown {
    // A literal such as 1e999 is read as a number without end.
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new ArgumentError(`\`${at}\` is too large a number.`);
    if (idsOf) return Array.isArray(value) ? value.map((id) => this.key(idsOf, id)) : this.key(idsOf, value);
    if (Array.isArray(value) ? value.some(isUnfindable) : isUnfindable(value))
      throw new ArgumentError(`\`${at}\` has a character that no text in the hub can have.`);
    const compared = normal(value);
    return read ? read(String(compared)) : compared;
  }

  /** The key of an id. No row has the key of an id of another type. */
  private key(entity: Entity, id: unknown): string {
    const isType = (name: string): boolean => this.graph.entities.get(name)?.derived === false;
    const { typeName, key } = parseGlobalId(String(id), isType);
    return typeName === entity.name ? key : '0';
  }
}

function isNull(at: string): ArgumentError {
  return new ArgumentError(`\`${at}\` is null; a condition needs a value, and \`isNull\` asks for none.`);
}

function presence(value: unknown, at: string): Presence {
  if (value === null) throw isNull(at);
  return { kind: 'presence', wanted: value === true };
}
