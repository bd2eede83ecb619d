import type {
  ConstValueNode,
  GraphQLInputObjectType,
  GraphQLInputType,
  ObjectFieldNode,
  TypeNode,
  ValueNode,
  VariableDefinitionNode,
} from 'graphql';
import {
  astFromValue,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parseType,
} from 'graphql';
import type { Choice } from './choice';

interface Known {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** Writes values as literals or as variables of one operation, in every way that gives the same value. */
export class Variables {
  readonly definitions: VariableDefinitionNode[] = [];
  /** The variables that the request sends. */
  readonly values: Record<string, unknown> = {};
  readonly #known: Known[] = [];

  constructor(private readonly choice: Choice) {}

  /** A value for a position of this type. */
  give(position: GraphQLInputType, value: unknown): ValueNode {
    const { choice } = this;
    const input = getNullableType(position);
    if (isInputObjectType(input) && value !== null && choice.chance(60)) return this.#giveParts(input, value);
    if (isListType(input) && isInputObjectType(getNamedType(input)) && Array.isArray(value) && choice.chance(60))
      return this.#giveElements(input.ofType as GraphQLInputType, value);
    if (choice.chance(55) && isPrintable(value)) return literal(position, value);
    const text = JSON.stringify(value);
    const known = this.#known.filter(({ type, value: other }) => other === text && type === String(position));
    if (known.length > 0 && choice.chance(50)) return variable(choice.pick(known).name);
    const nullable = getNullableType(position);
    return choice.weighted<() => ValueNode>([
      [
        3,
        () =>
          this.#define(isNonNullType(position) || choice.chance(25) ? `${String(nullable)}!` : String(nullable), {
            sent: value,
          }),
      ],
      [isPrintable(value) ? 2 : 0, () => this.#define(String(nullable), { fallback: literal(nullable, value) })],
      [1, () => this.#define(String(position), { sent: value, ...this.#otherFallback(nullable) })],
    ])();
  }

  /** An argument without effect: null, as a variable or a literal, or an absent variable; undefined leaves it out. */
  giveNothing(position: GraphQLInputType): ValueNode | undefined {
    if (isNonNullType(position) || this.choice.chance(88)) return undefined;
    return this.choice.pick<() => ValueNode>([
      () => ({ kind: Kind.NULL }),
      () => this.#define(String(position), { sent: null }),
      () => this.#define(String(position), {}),
      () => this.#define(String(position), { fallback: { kind: Kind.NULL } }),
      () => this.#define(String(position), { sent: null, ...this.#otherFallback(position) }),
    ])();
  }

  /** An object with variables inside of it. */
  #giveParts(type: GraphQLInputObjectType, value: unknown): ValueNode {
    const fields = Object.entries(value as Readonly<Record<string, unknown>>).map(([name, part]): ObjectFieldNode => {
      const field = type.getFields()[name];
      if (!field) throw new Error(`${type.name} has no field ${name}.`);
      const given: ValueNode =
        part === null
          ? { kind: Kind.NULL }
          : type.isOneOf
            ? this.#giveOnly(field.type, part)
            : this.give(field.type, part);
      return { kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value: given };
    });
    return { kind: Kind.OBJECT, fields };
  }

  /** The member of a @oneOf input. A variable there must not be nullable, whatever its default. */
  #giveOnly(type: GraphQLInputType, value: unknown): ValueNode {
    const input = getNullableType(type);
    if (isInputObjectType(input) && this.choice.chance(60)) return this.#giveParts(input, value);
    if (this.choice.chance(50)) return literal(type, value);
    return this.#define(`${String(input)}!`, { sent: value });
  }

  /** A list with variables inside of it; one element alone stands for a list of it. */
  #giveElements(type: GraphQLInputType, values: readonly unknown[]): ValueNode {
    const elements = values.map((value) => this.give(type, value));
    const [only] = elements;
    if (only?.kind === Kind.OBJECT && elements.length === 1 && this.choice.chance(30)) return only;
    return { kind: Kind.LIST, values: elements };
  }

  #otherFallback(type: GraphQLInputType): { fallback: ConstValueNode } | undefined {
    const fallbacks: Readonly<Record<string, unknown>> = {
      Int: 7,
      String: 'elsewhere',
      ID: 'Region:1',
      Boolean: false,
    };
    const fallback = fallbacks[String(type)];
    return fallback === undefined ? undefined : { fallback: literal(type, fallback) };
  }

  #define(type: string, { sent, fallback }: { sent?: unknown; fallback?: ConstValueNode }): ValueNode {
    const name = `${this.choice.pick(['v', 'value', 'constructor', 'Type', '_'])}${this.definitions.length}`;
    this.definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: variable(name),
      type: parseType(type) as TypeNode,
      ...(fallback ? { defaultValue: fallback } : {}),
    });
    if (sent !== undefined) {
      this.values[name] = sent;
      this.#known.push({ name, type, value: JSON.stringify(sent) });
    }
    return variable(name);
  }
}

/** The literal of a value. */
function literal(type: GraphQLInputType, value: unknown): ConstValueNode {
  const node = astFromValue(value, type);
  if (!node) throw new Error(`${String(value)} is no ${String(type)}.`);
  return node as ConstValueNode;
}

/** A lone surrogate is not allowed in a document, only in its variables. */
function isPrintable(value: unknown): boolean {
  return JSON.stringify(value).isWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(value));
}

function variable(name: string): { kind: Kind.VARIABLE; name: { kind: Kind.NAME; value: string } } {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
}
