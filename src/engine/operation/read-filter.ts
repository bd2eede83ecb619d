import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import { getNullableType, isInputObjectType, isListType } from 'graphql';
import { ArgumentError } from '../errors/errors';
import { parseGlobalId } from './identity';
import type { Box, Circle } from './point';
import { boxValues, circleValues } from './point';

/** The most members that the filters of one argument may have together, after variables. */
const maximumNodes = 200;
/** How deep filters may nest. */
const maximumDepth = 8;

/**
 * A filter without its values: what a plan is made for.
 * An operand is `true` where its value is a parameter, and a boolean's own value as text where the plan depends on it.
 */
export interface FilterShape {
  readonly [member: string]: FilterShape | readonly FilterShape[] | true | 'true' | 'false';
}

type Values = { [path: string]: unknown };
type Given = { readonly [member: string]: unknown };

function escaped(text: unknown): string {
  return String(text).replace(/[\\%_]/g, '\\$&');
}

/** How the operand of a text operator becomes a pattern. */
const patterns: { readonly [operator: string]: (text: unknown) => string } = {
  contains: (text) => `%${escaped(text)}%`,
  startsWith: (text) => `${escaped(text)}%`,
  endsWith: (text) => `%${escaped(text)}`,
  containsIgnoringCase: (text) => `%${escaped(text)}%`,
  startsWithIgnoringCase: (text) => `${escaped(text)}%`,
};

/** Circles and boxes are operands made of parts, not filters within a filter. */
const areas: { readonly [typeName: string]: (area: never, at: string) => Values } = {
  NearInput: (circle: Circle, at) => ({ ...circleValues(circle, at) }),
  BoxInput: (box: Box, at) => ({ ...boxValues(box, at) }),
};

/** Whether an operand is a global id, or a list of them. */
function isId(type: unknown): boolean {
  return /^\[?ID!?\]?$/.test(String(type));
}

function isUnfindable(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());
}

/** Texts of the hub are in Unicode's form C, so those that they are compared with are as well. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  return typeof value === 'string' ? value.normalize('NFC') : value;
}

/** Takes a coerced filter apart into its shape and its values, by their paths. */
export class FilterReader {
  readonly values: Values = {};
  private nodes = 0;

  constructor(private readonly isType: (name: string) => boolean) {}

  /**
   * @param path where the filter stands among the arguments, for values and messages
   * @throws ArgumentError for a null operand, an operand that no text can be, or a filter that is too large
   */
  read(type: GraphQLInputObjectType, given: Given, path: string, depth = 1, above = ''): FilterShape {
    // `PartnerFilter { id: IDFilter }`: the entity is known one step above the ids.
    const entity = type.name === 'IDFilter' ? above : type.name.replace(/Filter$/, '');
    if (depth > maximumDepth) throw new ArgumentError(`\`${path}\` nests deeper than ${maximumDepth} filters.`);
    const shape: { [member: string]: FilterShape[string] } = {};
    for (const [name, value] of Object.entries(given)) {
      const declared = this.member(type, name);
      if (value === undefined) continue;
      if (++this.nodes > maximumNodes) throw new ArgumentError(`\`${path}\` has more than ${maximumNodes} members.`);
      const at = `${path}.${name}`;
      const fieldType = getNullableType(declared);
      const area = isInputObjectType(fieldType) ? areas[fieldType.name] : undefined;
      if (area && value !== null) {
        Object.assign(this.values, area(value as never, at));
        shape[name] = {};
      } else if (isInputObjectType(fieldType)) {
        if (value !== null) shape[name] = this.read(fieldType, value as Given, at, depth + 1, entity);
      } else if (isListType(fieldType) && isInputObjectType(getNullableType(fieldType.ofType))) {
        const element = getNullableType(fieldType.ofType) as GraphQLInputObjectType;
        if (value !== null)
          shape[name] = (value as Given[]).map((each, index) => this.read(element, each, `${at}.${index}`, depth + 1));
      } else {
        shape[name] = this.operand(name, isId(fieldType) ? this.key(entity, value, at) : value, at);
      }
    }
    return shape;
  }

  /**
   * The type of a member.
   * @throws Error where the input has none of that name, which no client's coerced filter holds
   */
  protected member(type: GraphQLInputObjectType, name: string): GraphQLInputType {
    const field = type.getFields()[name];
    if (!field) throw new Error(`${type.name} has no member ${name}.`);
    return field.type;
  }

  /** The keys of ids; an id of another type is no row's key here. */
  protected key(entity: string, value: unknown, at: string): unknown {
    if (Array.isArray(value)) return value.map((each) => this.key(entity, each, at));
    if (value === null) return null;
    const { typeName, key } = parseGlobalId(String(value), this.isType);
    return typeName === entity ? key : '0';
  }

  protected operand(name: string, value: unknown, at: string): true | 'true' | 'false' {
    if (value === null)
      throw new ArgumentError(`\`${at}\` is null; a condition needs a value, and \`isNull\` asks for none.`);
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    // A literal such as 1e999 is read as a number without end.
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new ArgumentError(`\`${at}\` is too large a number.`);
    if ((Array.isArray(value) ? value : [value]).some(isUnfindable)) {
      throw new ArgumentError(`\`${at}\` has a character that no text in the hub can have.`);
    }
    const compared = normal(value);
    this.values[at] = patterns[name]?.(compared) ?? compared;
    return true;
  }
}
