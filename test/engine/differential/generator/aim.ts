import type { GraphQLField, GraphQLInputField, GraphQLInputType, GraphQLSchema } from 'graphql';
import { getNamedType, isInputObjectType, isObjectType } from 'graphql';

/** A field of an object type, and the type that it leads to. */
interface Step {
  readonly name: string;
  readonly owner: string;
  readonly target: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** The steps of a schema, and those that lead to a type. */
interface Steps {
  readonly all: readonly Step[];
  readonly to: ReadonlyMap<string, readonly Step[]>;
}

const known = new WeakMap<GraphQLSchema, Steps>();

/** The most parts that a document goes to at one place. */
const mostParts = 5;

/**
 * A part of the schema that a document goes to, by a shortest way: a field, an argument of one (`Partner.awards(first)`), a member of an
 * order (`PartnerOrder.name`) or a dimension (`Partner.COUNTRY`). It takes others along that are sought at the same place: fields of the
 * same object and their arguments, members of the same order, dimensions of the same type.
 */
export class Aim {
  private readonly names: ReadonlySet<string>;
  private members = 0;

  /** How many fields lead to the aim from an object of a type. */
  private readonly distances = new Map<string, number>();
  private readonly ends: ReadonlySet<string>;

  constructor(schema: GraphQLSchema, name: string, sought: readonly string[] = []) {
    const steps = stepsOf(schema);
    const parts = [name, ...besides(name, sought)].slice(0, mostParts);
    this.names = new Set(parts);
    this.isOrder = /Order\.|^Sort\./.test(name);
    const ends = [...new Set(parts.flatMap((part) => endsOf(steps, part)))];
    this.ends = new Set(ends.map((end) => end.name));
    let reached = ends;
    for (let distance = 1; reached.length > 0; distance += 1) {
      const owners = new Set(reached.map(({ owner }) => owner).filter((owner) => !this.distances.has(owner)));
      for (const owner of owners) this.distances.set(owner, distance);
      reached = [...owners].flatMap((owner) => steps.to.get(owner) ?? []).filter(leadsOn);
    }
  }

  /** Whether it is a member of an order. */
  readonly isOrder: boolean;

  /** How many parts it has. */
  get size(): number {
    return this.names.size;
  }

  /** Whether it is this part, or takes it along. */
  has(name: string): boolean {
    return this.names.has(name);
  }

  /** The members of an input, or the values of an enum, that it has. */
  of(owner: string): readonly string[] {
    return [...this.names].filter((name) => ownerOf(name) === owner).map((name) => name.slice(owner.length + 1));
  }

  /** Whether it is at a field. */
  isAt(field: string): boolean {
    return this.ends.has(field);
  }

  /** The member of an input that leads to it, or is it; undefined if none does. */
  memberOf(input: string, members: readonly GraphQLInputField[]): GraphQLInputField | undefined {
    const [first = ''] = this.names;
    const owner = ownerOf(first);
    if (owner === input) {
      // Each key of an order has another one.
      const own = this.of(owner).filter((name) => members.some((member) => member.name === name));
      const next = own[this.members++ % own.length];
      return members.find(({ name }) => name === next);
    }
    const depths = members.map((member) => ({ member, depth: depthOf(member.type, owner, new Set([input])) }));
    const least = Math.min(...depths.map(({ depth }) => depth));
    return least < Infinity ? depths.find(({ depth }) => depth === least)?.member : undefined;
  }

  /** Whether a field of an object is the next on a shortest way from there, or the aim itself. */
  isNext(owner: string, name: string, target: string): boolean {
    const distance = this.distances.get(owner);
    if (distance === undefined) return false;
    return distance === 1 ? this.ends.has(`${owner}.${name}`) : this.distances.get(target) === distance - 1;
  }
}

/** The types that get enough new rows over the years for a forecast. For the others there is only the reason why there is none. */
const manyRows = ['Award', 'Enrolment', 'Partner'];

/** Whether what a step leads to usually has more than nulls. */
function leadsOn({ owner, target }: Step): boolean {
  return target !== 'Forecast' || manyRows.some((type) => owner === `${type}Series`);
}

function ownerOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** Whether a name is one of a field, or of an argument; else it is one of a value of an enum. */
function isOfField(name: string): boolean {
  return !/\.[A-Z_\d]+$/.test(name);
}

/** What is sought at the same place: first what is of the same field. */
function besides(name: string, sought: readonly string[]): readonly string[] {
  const owner = ownerOf(name);
  const others = sought.filter(
    (each) => each !== name && each.startsWith(`${owner}.`) && isOfField(each) === isOfField(name),
  );
  const field = name.replace(/\(.*$/, '');
  const isOfSame = (each: string): boolean => each.replace(/\(.*$/, '') === field;
  return [...others.filter(isOfSame), ...others.filter((each) => !isOfSame(each))];
}

function stepsOf(schema: GraphQLSchema): Steps {
  const before = known.get(schema);
  if (before) return before;
  const all = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).map((field): Step => ({
          name: `${type.name}.${field.name}`,
          owner: type.name,
          target: getNamedType(field.type).name,
          field,
        }))
      : [],
  );
  const to = new Map<string, Step[]>();
  for (const step of all) to.set(step.target, [...(to.get(step.target) ?? []), step]);
  const steps = { all, to };
  known.set(schema, steps);
  return steps;
}

/** The fields at which a part of the schema is met. */
function endsOf({ all }: Steps, name: string): readonly Step[] {
  const [owner = '', member = ''] = name.split('.');
  if (/^[A-Z_\d]+$/.test(member)) return all.filter((step) => step.name === `${owner}Connection.groups`);
  const field = name.replace(/\(.*$/, '');
  const own = all.filter((step) => step.name === field);
  if (own.length > 0) return own;
  // Of an input: the fields with an argument that is one, or else contains one.
  const depths = all.flatMap((step) => {
    const depth = Math.min(...step.field.args.map(({ type }) => depthOf(type, owner, new Set())));
    return depth < Infinity ? [{ step, depth }] : [];
  });
  const least = Math.min(...depths.map(({ depth }) => depth));
  return depths.filter(({ depth }) => depth === least).map(({ step }) => step);
}

/** How many inputs stand around one. */
function depthOf(type: GraphQLInputType, input: string, above: ReadonlySet<string>): number {
  const named = getNamedType(type);
  if (named.name === input) return 0;
  if (!isInputObjectType(named) || above.has(named.name) || !named.name.endsWith('Order') || above.size > 2)
    return Infinity;
  const around = new Set([...above, named.name]);
  return 1 + Math.min(...Object.values(named.getFields()).map((field) => depthOf(field.type, input, around)));
}
