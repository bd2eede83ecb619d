import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { entityFacts } from '../../reference/entities';
import type { Observation } from '../../reference/observation';
import { deep } from './generator/usage';

/** The smallest share of documents with a result, in percent. */
const leastDeep = 30;
const leastCut = 20;
/** How many of the members that were not met are named, of each kind. */
const mostNamed = 40;

/** The connectives and quantifiers of filters. */
const filterOperators = (
  'and or not some every none count of near box cell amount currency eq ne in notIn lt lte gt gte isNull next last ' +
  'contains startsWith endsWith containsIgnoringCase startsWithIgnoringCase eqIgnoringCase inIgnoringCase'
).split(' ');

/** The type of which no documents are written. */
const whoAsks = 'Viewer';

/** The ways to select another view of the rows, except arguments. */
const views = ['@asOf', '@inLocale', 'a dated id'];

/** The parts of the schema that the documents of a run used, by the reference's execution. */
export class Coverage {
  readonly #fields = new Set<string>();
  readonly #arguments = new Set<string>();
  readonly #edges = new Set<string>();
  readonly #types = new Set<string>();
  readonly #operators = new Set<string>();
  readonly #orders = new Set<string>();
  readonly #dimensions = new Set<string>();
  readonly #views = new Set<string>();
  readonly #depths = new Map<number, number>();
  #documents = 0;
  #cut = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  add({
    fields,
    arguments: given,
    edges,
    types,
    operators,
    orders,
    dimensions,
    views: seen,
    depth,
    hasCutInnerPage,
  }: Observation): void {
    this.#documents += 1;
    if (hasCutInnerPage) this.#cut += 1;
    this.#depths.set(depth, (this.#depths.get(depth) ?? 0) + 1);
    for (const name of fields) this.#fields.add(name);
    for (const name of given) this.#arguments.add(name);
    for (const name of edges) this.#edges.add(name);
    for (const name of types) this.#types.add(name);
    for (const name of operators) this.#operators.add(name);
    for (const name of orders) this.#orders.add(name);
    for (const name of dimensions) this.#dimensions.add(name);
    for (const name of seen) this.#views.add(name);
  }

  /** The parts that no document has used yet. */
  unmet(): readonly string[] {
    return this.#expected().flatMap(({ names, touched }) => names.filter((name) => !touched.has(name)));
  }

  /** The shares that are too small, in words. */
  shortfalls(): readonly string[] {
    const missing = this.#expected().flatMap(({ what, names, touched }) => {
      const untouched = names.filter((name) => !touched.has(name));
      const named = untouched.slice(0, mostNamed).join(', ');
      const more = untouched.length > mostNamed ? ` and ${untouched.length - mostNamed} more` : '';
      return untouched.length > 0 ? [`${what} never met: ${named}${more}`] : [];
    });
    if (this.#share(this.#deepDocuments()) < leastDeep)
      missing.push(`fewer than ${leastDeep} % of the documents reach depth ${deep}`);
    if (this.#share(this.#cut) < leastCut)
      missing.push(`fewer than ${leastCut} % of the documents have an inner page that was cut`);
    return missing;
  }

  toString(): string {
    const counts = this.#expected().map(
      ({ what, names, touched }) => `${what} ${names.filter((name) => touched.has(name)).length}/${names.length}`,
    );
    const depths = [...this.#depths]
      .sort(([one], [other]) => one - other)
      .map(([depth, count]) => `${depth}: ${count}`);
    return (
      `${counts.join(', ')}; depth ≥ ${deep}: ${this.#share(this.#deepDocuments())} % (${depths.join(', ')}); ` +
      `an inner page cut: ${this.#share(this.#cut)} %`
    );
  }

  #expected(): readonly {
    readonly what: string;
    readonly names: readonly string[];
    readonly touched: ReadonlySet<string>;
  }[] {
    const types = Object.values(this.schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
    );
    const fields = types.flatMap((type) =>
      Object.values(type.getFields())
        // The viewer is the same in every document here, and has tests of its own.
        .filter(({ type: of }) => type.name !== whoAsks && getNamedType(of).name !== whoAsks)
        .map((field) => ({ name: `${type.name}.${field.name}`, field })),
    );
    return [
      { what: 'types', names: Object.keys(entityFacts), touched: this.#types },
      {
        what: 'edges',
        names: Object.entries(entityFacts).flatMap(([type, { edges }]) =>
          Object.keys(edges).map((edge) => `${type}.${edge}`),
        ),
        touched: this.#edges,
      },
      { what: 'fields', names: fields.map(({ name }) => name), touched: this.#fields },
      {
        what: 'arguments',
        names: fields.flatMap(({ name, field }) => field.args.map((argument) => `${name}(${argument.name})`)),
        touched: this.#arguments,
      },
      { what: 'operators', names: filterOperators, touched: this.#operators },
      { what: 'orders', names: this.#orderMembers(), touched: this.#orders },
      { what: 'dimensions', names: this.#dimensionNames(), touched: this.#dimensions },
      { what: 'views', names: views, touched: this.#views },
    ];
  }

  /** Every member of every order, and every way to sort. */
  #orderMembers(): readonly string[] {
    return Object.values(this.schema.getTypeMap()).flatMap((type) => {
      if (isEnumType(type) && type.name === 'Sort') return type.getValues().map(({ name }) => `Sort.${name}`);
      if (!isInputObjectType(type) || !type.name.endsWith('Order')) return [];
      return Object.keys(type.getFields()).map((name) => `${type.name}.${name}`);
    });
  }

  /** Every dimension of every type. */
  #dimensionNames(): readonly string[] {
    return Object.values(this.schema.getTypeMap()).flatMap((type) => {
      const name = type.name.replace(/Dimension$/, '');
      if (!isEnumType(type) || !(name in entityFacts)) return [];
      return type.getValues().map((value) => `${name}.${value.name}`);
    });
  }

  #deepDocuments(): number {
    return [...this.#depths].filter(([depth]) => depth >= deep).reduce((sum, [, count]) => sum + count, 0);
  }

  #share(count: number): number {
    return this.#documents === 0 ? 0 : Math.round((count / this.#documents) * 1000) / 10;
  }
}
