import type { All, Condition, FieldTests } from '../condition/condition';
import type { Class } from '../metadata/class';
import type { Expression, Rows, Scope } from '../metadata/entity';
import type { Entity, Graph, Path } from '../metadata/graph';
import { sql } from '../sql/sql';
import { isOfPlace } from './condition';
import { namedTargets, type NamedTarget } from './named-targets';

/** Rows that a rule reads: the row that it is about, or rows that are one step from those of another place. */
export interface Place {
  /** The steps that lead to it. Places of one name have the same rows. */
  readonly name: string;
  readonly table: string;
  /** How the rows are found from those of another place; undefined for the row that the rule is about. */
  readonly step: Step | undefined;
  /** The durations, ISO 8601, by which days of its rows are moved in both directions: those of `next` and `last`. */
  readonly windows: ReadonlySet<string>;
  /** The durations after which its rows leave the window of a rule. */
  readonly leaving: ReadonlySet<string>;
  /** The columns with the days on which its rows begin. */
  readonly starts: ReadonlySet<string>;
  /** One list for each read of the place: the targets to which a row must refer to matter. In an empty list, all rows matter. */
  readonly readings: readonly (readonly NamedTarget[])[];
}

interface Step {
  readonly from: Place;
  /** Which rows hold the keys of the others: those of this place, or those of the place before. */
  readonly held: 'here' | 'before';
  readonly column: string;
  /** A column of its rows that has the same value in all of them. */
  readonly constant: { readonly column: string; readonly value: string } | undefined;
}

type GrowingPlace = Place & {
  readonly windows: Set<string>;
  readonly leaving: Set<string>;
  readonly starts: Set<string>;
  readonly readings: (readonly NamedTarget[])[];
};

/** What a rule reads of the rows of an edge. */
interface ReadRows {
  readonly condition: All;
  readonly values: Readonly<Record<string, unknown>>;
  readonly window: string | null;
  readonly field: string | null;
}

interface Near {
  readonly entity: Entity;
  readonly place: GrowingPlace;
}

/** A way over edges from rows to those of another entity. */
interface Way {
  readonly start: GrowingPlace;
  readonly steps: readonly WayStep[];
  readonly end: Entity;
}

interface WayStep {
  readonly entity: Entity;
  readonly take: (place: GrowingPlace) => GrowingPlace;
}

/**
 * Gathers the places of rules. Each place stands once, whatever rules read it, so places are many rules' at once. A table
 * that a rule reads otherwise than over edges has no place.
 */
export class RulePlaces {
  private readonly found = new Map<string, GrowingPlace>();
  private readonly root: GrowingPlace;

  constructor(
    private readonly graph: Graph,
    entity: Entity,
  ) {
    this.root = this.add('', entity.table, undefined);
  }

  /** All places, each after the one that it is found from. The first one is that of the row itself. */
  list(): readonly Place[] {
    return [...this.found.values()];
  }

  /** Adds what a condition on the row reads. */
  condition(entity: Entity, condition: All, values: Readonly<Record<string, unknown>>): void {
    this.tested(entity, condition, this.root, values);
  }

  /** Adds what the rows of an edge, a condition on them and a field of them read. The days of these rows are moved by a window. */
  edge(path: Path, target: Entity, { condition, values, window, field: name }: ReadRows): void {
    const place = this.over(path, target, this.root, namedTargets(condition, values));
    if (window !== null) {
      place.leaving.add(window);
      for (const column of startsOf(target)) place.starts.add(column);
    }
    this.tested(target, condition, place, values);
    const field = name === null ? undefined : target.fields.get(name);
    if (field && name !== null) this.field({ kind: 'field', entity: target, name, field, tests: [] }, place, values);
  }

  private tested(
    entity: Entity,
    condition: Condition,
    place: GrowingPlace,
    values: Readonly<Record<string, unknown>>,
  ): void {
    switch (condition.kind) {
      case 'all':
      case 'any':
        for (const each of condition.each) this.tested(entity, each, place, values);
        return;
      case 'not':
        this.tested(entity, condition.of, place, values);
        return;
      case 'field':
        this.field(condition, place, values);
    }
  }

  private field({ entity, field, tests }: FieldTests, place: GrowingPlace, values: Readonly<Record<string, unknown>>) {
    const spans = tests.flatMap((test) =>
      test.kind === 'compare' && test.operator.takes === 'duration' ? [String(values[test.at])] : [],
    );
    for (const span of spans) place.windows.add(span);
    if (field.kind === 'computed') this.expression(entity, field.expression, place, spans);
    if (field.kind === 'composite' || field.kind === 'distance')
      this.expression(entity, (scope) => sql`${Object.values(field.parts(scope))[0] ?? sql`null`}`, place, spans);
    if (field.kind === 'localised') this.defaultLocale(entity, place);
    if (entity.places && tests.some(isOfPlace)) this.holding(place, entity.places.column, entity.places);
    const next = this.after(field, place);
    if (!next) return;
    for (const test of tests)
      if ((test.kind === 'exists' || test.kind === 'count') && test.of) this.tested(test.target, test.of, next, values);
  }

  /** Adds the program whose default locale texts of an entity are compared in. */
  private defaultLocale(entity: Entity, place: GrowingPlace): void {
    let [current, found] = [entity, place];
    for (const step of entity.program ?? []) {
      const target = current.target(step);
      [current, found] = [target, this.held(found, current.column(step), target)];
    }
  }

  /** The place of the rows that an edge leads to; undefined if the field is no edge. */
  private after(field: FieldTests['field'], place: GrowingPlace): GrowingPlace | undefined {
    switch (field.kind) {
      case 'toOne':
        return this.starting(this.held(place, field.column, field.target), field.target);
      case 'inverse':
        return this.starting(this.holding(place, field.column, field.target), field.target);
      case 'list':
      case 'connection':
        return this.over(field.path, field.target, place);
      default:
        return undefined;
    }
  }

  private over(path: Path, target: Entity, place: GrowingPlace, named: readonly NamedTarget[] = []): GrowingPlace {
    if (path.kind === 'foreign')
      return this.starting(this.holding(place, path.column, target, path.constant, named), target);
    const way = path.kind === 'link' ? (path.spans?.path ?? path) : path;
    const table = way.kind === 'junction' ? way.table : way.entity.table;
    const links = this.add(`<${table}.${way.source}`, table, { from: place, held: 'here', column: way.source });
    if (way.kind === 'link') this.expression(way.entity, way.entity.computed('inForce'), links, []);
    return this.starting(this.held(links, way.target, target), target);
  }

  /** Rows that hold the keys of those of a place. */
  private holding(
    place: GrowingPlace,
    column: string,
    { table }: Pick<Entity, 'table'>,
    constant?: { readonly column: string; readonly value: string },
    named: readonly NamedTarget[] = [],
  ): GrowingPlace {
    const kind = constant ? `=${constant.value}` : '';
    return this.add(`<${table}.${column}${kind}`, table, { from: place, held: 'here', column, constant }, named);
  }

  /** Rows whose keys those of a place hold. */
  private held(place: GrowingPlace, column: string, { table }: Entity): GrowingPlace {
    return this.add(`>${column}.${table}`, table, { from: place, held: 'before', column });
  }

  /** Adds what decides whether rows of a place have begun. */
  private starting(place: GrowingPlace, entity: Entity): GrowingPlace {
    if (entity.started) this.expression(entity, entity.started, place, []);
    return place;
  }

  /** Adds the rows of other entities that an expression reads: those that the fewest edges join to the rows of the place. */
  private expression(entity: Entity, expression: Expression, place: GrowingPlace, spans: readonly string[]): void {
    const near: Near[] = [{ entity, place }];
    const read = (target: Class): Entity => {
      const other = this.graph.entityOf(target);
      if (!near.some((each, index) => index > 0 && each.entity === other))
        for (const beside of this.leadingTo(near, other)) {
          for (const span of spans) beside.place.windows.add(span);
          near.push(beside);
        }
      return other;
    };
    expression(reading(entity, read));
  }

  /** The places on the shortest way from some rows to those of another entity, which comes last; none if no edges lead to it. */
  private leadingTo(near: readonly Near[], target: Entity): readonly Near[] {
    const seen = new Set<Entity>();
    let ways: readonly Way[] = near.map(({ entity, place }) => ({ start: place, steps: [], end: entity }));
    while (ways.length > 0) {
      const longer: Way[] = [];
      for (const way of ways)
        for (const step of this.stepsFrom(way.end, target)) {
          if (seen.has(step.entity)) continue;
          seen.add(step.entity);
          longer.push({ start: way.start, steps: [...way.steps, step], end: step.entity });
        }
      const found = longer.find(({ end }) => end === target);
      if (found) return placesOn(found);
      ways = longer;
    }
    return [];
  }

  /** The to-one edges between an entity and others, in both directions. */
  private stepsFrom(entity: Entity, target: Entity): readonly WayStep[] {
    const steps: WayStep[] = [];
    for (const other of new Set([target, ...this.graph.entities.values()]))
      for (const field of other.fields.values())
        if (field.kind === 'toOne' && field.target === entity)
          steps.push({ entity: other, take: (place) => this.holding(place, field.column, other) });
    for (const field of entity.fields.values())
      if (field.kind === 'toOne')
        steps.push({ entity: field.target, take: (place) => this.held(place, field.column, field.target) });
    return steps.filter(({ entity: { derived } }) => !derived);
  }

  private add(
    name: string,
    table: string,
    step: (Omit<Step, 'constant'> & Partial<Pick<Step, 'constant'>>) | undefined,
    named: readonly NamedTarget[] = [],
  ): GrowingPlace {
    const whole = `${step?.from.name ?? ''}${name}`;
    const place = this.found.get(whole) ?? newPlace(whole, table, step && { constant: undefined, ...step });
    place.readings.push(named);
    this.found.set(whole, place);
    return place;
  }
}

function newPlace(name: string, table: string, step: Step | undefined): GrowingPlace {
  return { name, table, step, windows: new Set(), leaving: new Set(), starts: new Set(), readings: [] };
}

/** The places on a way, without the one that it begins at. */
function placesOn({ start, steps }: Way): readonly Near[] {
  let place = start;
  return steps.map(({ entity, take }) => ({ entity, place: (place = take(place)) }));
}

/** The columns that decide on which day the rows of an entity begin. */
function startsOf(entity: Entity): ReadonlySet<string> {
  const columns = new Set<string>();
  const other = (): never => {
    throw new Error(`Whether a ${entity.name} has begun depends on other rows.`);
  };
  const scope = reading(entity, other);
  const nothing = sql`null`;
  entity.started?.({ ...scope, column: (property) => (columns.add(entity.column(property)), nothing) });
  return columns;
}

/** A scope that only tells what entities an expression reads. */
function reading(entity: Entity, read: (target: Class) => Entity): Scope {
  const nothing = sql`null`;
  const scope: Scope = {
    alias: '',
    source: nothing,
    asOf: nothing,
    dateGiven: true,
    exists: () => nothing,
    column: () => nothing,
    viewer: () => nothing,
    computed: (property) => entity.computed(property)(scope),
    rows: (target): Rows => {
      const other = reading(read(target), read);
      return { source: nothing, column: () => nothing, computed: (property) => other.computed(property) };
    },
  };
  return scope;
}
