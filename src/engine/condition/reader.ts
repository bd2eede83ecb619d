import type { GraphQLInputObjectType } from 'graphql';
import { ArgumentError } from '../errors/errors';
import type { Dimension } from '../metadata/dimensions';
import { entityOfRole } from '../metadata/generated';
import type { Entity, Field, Graph } from '../metadata/graph';
import { parseGlobalId } from '../metadata/identity';
import { maximumDepth, maximumMembers } from '../metadata/limits';
import { edgeOfPresence, presenceOf } from '../metadata/names';
import { numberInGrid } from './cell';
import type { Compare, Condition, Count, Exists, KeyTests, Presence, Test } from './condition';
import { All } from './condition';
import { operators } from './operators';
import type { Operator } from './operators';

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
  private count = 0;
  /** The filters in lists: the elements of every `and` and `or`. */
  private listed = 0;

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
    return new All(
      this.members(given, path, depth, (name, value, at) => this.condition(entity, name, value, at, depth + 1)),
    );
  }

  /** Reads a filter of groups by some dimensions. The filter has members of these dimensions alone. */
  keys(dimensions: readonly Dimension[], given: Given, path: string): All<KeyTests> {
    const read = (name: string, value: unknown, at: string): KeyTests | undefined => {
      const tested = dimensions.find(({ key }) => key === name);
      if (tested)
        return value === null
          ? undefined
          : { kind: 'key', dimension: tested, tests: this.keyTests(tested, value as Given, at) };
      const asked = dimensions.find(({ key }) => presenceOf(key) === name);
      return asked && { kind: 'key', dimension: asked, tests: [presence(value, at)] };
    };
    return new All(this.members(given, path, 1, read));
  }

  private keyTests({ type, part, grid }: Dimension, given: Given, at: string): readonly Test[] {
    if (grid !== undefined) return this.compares(cellsIn(given, grid, at), at, 2);
    const target = this.graph.entities.get(type);
    if (!target) return this.compares(given, at, 2);
    return part === 'set' ? this.quantified(target, given, at, 2) : [this.one(target, given, at, 2)];
  }

  /**
   * Reads and counts the members of an input object. Members that are read as undefined are left out.
   * @throws ArgumentError if it is nested too deep, or if there are too many members
   */
  members<Part>(
    given: Given,
    path: string,
    depth: number,
    read: (name: string, value: unknown, at: string) => Part | undefined,
  ): readonly Part[] {
    if (depth > maximumDepth) throw new ArgumentError(`\`${path}\` nests deeper than ${maximumDepth} filters.`);
    const parts: Part[] = [];
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) continue;
      if (++this.count > maximumMembers)
        throw new ArgumentError(`\`${path}\` has more than ${maximumMembers} members.`);
      const part = read(name, value, `${path}.${name}`);
      if (part !== undefined) parts.push(part);
    }
    return parts;
  }

  /** A member of a filter; undefined for a null one, which says nothing. */
  private condition(entity: Entity, name: string, value: unknown, at: string, depth: number): Condition | undefined {
    const field = entity.fields.get(name);
    const edge = field ? '' : (edgeOfPresence(name) ?? '');
    const asked = entity.fields.get(edge);
    if (asked?.kind === 'toOne' || asked?.kind === 'inverse')
      return { kind: 'field', entity, name: edge, field: asked, tests: [presence(value, at)] };
    if (value === null) return undefined;
    const each = (): readonly All[] => this.each(entity, value as readonly Given[], at, depth);
    if (field)
      return { kind: 'field', entity, name, field, tests: this.tests(entity, field, value as Given, at, depth) };
    switch (name) {
      case 'and':
        return new All(each());
      case 'or':
        return { kind: 'any', each: each() };
      case 'not':
        return { kind: 'not', of: this.filter(entity, value as Given, at, depth) };
      default:
        // GraphQL has validated the filters of clients; a policy can name anything.
        throw new Error(`${entity.name}Filter has no member ${name}.`);
    }
  }

  /** The filters of a list. An empty one has no members, so the filters themselves are counted too. */
  private each(entity: Entity, filters: readonly Given[], at: string, depth: number): readonly All[] {
    this.countListed(filters, at);
    return filters.map((one, index) => this.filter(entity, one, `${at}.${index}`, depth));
  }

  /** Counts the elements of a list of conditions. @throws ArgumentError if there are too many */
  countListed(conditions: readonly unknown[], at: string): void {
    this.listed += conditions.length;
    if (this.listed > maximumMembers) throw new ArgumentError(`\`${at}\` has more than ${maximumMembers} members.`);
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
        if (field.typeName === 'Position') return this.compares(given, at, depth);
        return this.members(given, at, depth, (part, value, path) =>
          value === null ? undefined : this.compares(value as Given, path, depth + 1, { part }),
        ).flat();
      case 'reference':
      case 'distance':
      case 'similar':
        throw new Error(`${at} is on a ${field.kind}, which cannot be filtered.`);
      default:
        return this.compares(given, at, depth, field.kind === 'id' ? { idsOf: entity } : {});
    }
  }

  private one(target: Entity, given: Given, at: string, depth: number): Exists {
    return { kind: 'exists', quantifier: 'one', target, of: this.filter(target, given, at, depth) };
  }

  /** `some`, `every`, `none` and `count`. */
  private quantified(target: Entity, given: Given, path: string, depth: number): readonly Test[] {
    return this.members(given, path, depth, (name, value, at): Test | undefined => {
      if (value === null) return undefined;
      if (name === 'count') return this.counted(target, value as Given, at, depth + 1);
      const quantifier = name as Exists['quantifier'];
      return { kind: 'exists', quantifier, target, of: this.filter(target, value as Given, at, depth + 1) };
    });
  }

  private counted(target: Entity, given: Given, path: string, depth: number): Count {
    let of: All | undefined;
    const tests = this.members(given, path, depth, (name, value, at) => {
      if (name !== 'of') return this.compare(name, value, at, {});
      if (value !== null) of = this.filter(target, value as Given, at, depth + 1);
      return undefined;
    });
    return { kind: 'count', target, tests, ...(of && { of }) };
  }

  /** Reads the operators of a value. */
  compares(given: Given, path: string, depth: number, operands: Operands = {}): readonly Compare[] {
    return this.members(given, path, depth, (name, value, at) => this.compare(name, value, at, operands));
  }

  private compare(name: string, value: unknown, at: string, { idsOf, part }: Operands): Compare {
    const operator = operators.get(name);
    if (!operator) throw new Error(`${at} is no operator.`);
    return { kind: 'compare', operator, at, part, constant: this.operand(operator, value, at, idsOf) };
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
    return read && typeof compared === 'string' ? read(compared) : compared;
  }

  /** The key of an id. No row has the key of an id of another type. */
  private key(entity: Entity, id: unknown): string {
    const isType = (name: string): boolean => this.graph.entities.get(name)?.derived === false;
    const { typeName, key } = parseGlobalId(String(id), isType);
    return typeName === entity.name ? key : '0';
  }
}

/** Conditions on cells of a grid, which compare their numbers. */
function cellsIn(given: Given, grid: number, at: string): Given {
  const cells = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((each, index) => cells(each, `${path}.${index}`));
    return typeof value === 'string' ? numberInGrid(value, grid, path) : value;
  };
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, cells(value, `${at}.${name}`)]));
}

function isNull(at: string): ArgumentError {
  return new ArgumentError(`\`${at}\` is null; a condition needs a value, and \`isNull\` asks for none.`);
}

function presence(value: unknown, at: string): Presence {
  if (value === null) throw isNull(at);
  return { kind: 'presence', wanted: value === true };
}
