import type { GraphQLError } from 'graphql';
import { getNamedType } from 'graphql';
import type { ListShape } from '../operation/bound-arguments';
import type { BoundOperation } from '../operation/operation';
import { refusal } from '../errors/errors';
import { Problems } from '../errors/problems';
import type { FilterShape } from '../operation/read-filter';
import { dimensionsIn } from '../operation/bind-groups';
import type { Entity, Graph } from '../metadata/graph';
import { edgeOfPresence } from '../metadata/names';
import type { Selected, Selection } from '../operation/selection';
import type { GraphPolicies } from '../policy/policies';

/** The types that a connection's counting parts are made of carry the name of their entity before one of these. */
const ofFields = /(Min|Max|Sum|Average)$/;

/** Finds the fields that a role may see on no row, wherever an operation uses them. */
export class ForbiddenFields {
  constructor(
    private readonly graph: Graph,
    private readonly policies: GraphPolicies,
    private readonly role: string,
  ) {}

  /** One refusal (`FORBIDDEN_FIELD`) for each field of the operation that selects such a field or has it in its arguments. */
  in(bound: BoundOperation): readonly GraphQLError[] {
    const problems = new Problems();
    this.visit(bound.operation.selection, undefined, (selected, list) => {
      const found = [...this.shownBy(selected), ...this.askedBy(selected, list, bound)];
      for (const name of new Set(found))
        problems.push(() =>
          refusal('FORBIDDEN_FIELD', `The role ${this.role} may not see \`${name}\`.`, selected.path, selected.nodes),
        );
    });
    return problems.list();
  }

  /** @param list the entity whose connection the selection stands in */
  private visit(
    { fields }: Selection,
    list: Entity | undefined,
    meet: (selected: Selected, list: Entity | undefined) => void,
  ): void {
    for (const selected of fields) {
      const own = this.listOf(selected) ?? list;
      meet(selected, own);
      for (const below of selected.selections.values()) this.visit(below, own, meet);
    }
  }

  /** The entity of which a field gives a list. */
  private listOf({ definition }: Selected): Entity | undefined {
    return this.graph.entities.get(getNamedType(definition.type).name.replace(/Connection$/, ''));
  }

  private shownBy({ definition, parentType }: Selected): readonly string[] {
    const owner =
      this.graph.entities.get(parentType.name) ?? this.graph.entities.get(parentType.name.replace(ofFields, ''));
    return owner ? this.judge(owner, definition.name) : [];
  }

  private askedBy(selected: Selected, list: Entity | undefined, bound: BoundOperation): readonly string[] {
    const shape = bound.shapeOf(selected);
    if (!shape || !list) return [];
    switch (shape.kind) {
      case 'page':
      case 'list':
        return this.listed(list, shape);
      case 'groups':
        return [
          ...this.dimensions(list, selected, shape.by),
          ...(shape.keys ? this.keys(selected, shape.by, shape.keys) : []),
        ];
      case 'facets':
        return this.dimensions(list, selected, shape.by);
      case 'measure':
        return shape.filter ? this.filtered(list, shape.filter) : [];
      default:
        return [];
    }
  }

  private listed(entity: Entity, { filter, order = [] }: ListShape): readonly string[] {
    return [
      ...(filter ? this.filtered(entity, filter) : []),
      ...order.flatMap(({ path, of }) => [
        ...this.along(entity, path),
        ...(of ? this.filtered(this.end(entity, path) ?? entity, of) : []),
      ]),
    ];
  }

  private filtered(entity: Entity, shape: FilterShape): readonly string[] {
    return Object.entries(shape).flatMap(([name, member]): readonly string[] => {
      if (name === 'and' || name === 'or')
        return (member as readonly FilterShape[]).flatMap((each) => this.filtered(entity, each));
      if (name === 'not') return this.filtered(entity, member as FilterShape);
      const field = entity.fields.get(name);
      if (!field) return this.judge(entity, edgeOfPresence(name) ?? name);
      const own = this.judge(entity, name);
      if (field.kind === 'toOne' || field.kind === 'inverse')
        return [...own, ...this.filtered(field.target, member as FilterShape)];
      if (field.kind !== 'list' && field.kind !== 'connection') return own;
      return [...own, ...this.quantified(field.target, member as FilterShape)];
    });
  }

  /** `some`, `every`, `none`, and `count` with its `of`. */
  private quantified(target: Entity, shape: FilterShape): readonly string[] {
    return Object.entries(shape).flatMap(([quantifier, inner]) => {
      const of = quantifier === 'count' ? (inner as FilterShape)['of'] : inner;
      return of ? this.filtered(target, of as FilterShape) : [];
    });
  }

  private dimensions(entity: Entity, { definition }: Selected, by: readonly string[]): readonly string[] {
    return dimensionsIn(definition, by).flatMap(({ path }) => this.along(entity, path));
  }

  private keys({ definition }: Selected, by: readonly string[], keys: FilterShape): readonly string[] {
    return dimensionsIn(definition, by).flatMap(({ key, part, type }) => {
      const [target, shape] = [this.graph.entities.get(type), keys[key] as FilterShape | undefined];
      if (!target || !shape) return [];
      return part === 'set' ? this.quantified(target, shape) : this.filtered(target, shape);
    });
  }

  /** The fields of a path from an entity; what follows the last field that it has is a part of it. */
  private along(entity: Entity, path: readonly string[]): readonly string[] {
    const [name, ...rest] = path;
    const field = name === undefined ? undefined : entity.fields.get(name);
    if (name === undefined || !field) return [];
    return [...this.judge(entity, name), ...('target' in field ? this.along(field.target, rest) : [])];
  }

  /** The entity at the end of a path of edges. */
  private end(entity: Entity, path: readonly string[]): Entity | undefined {
    let current: Entity | undefined = entity;
    for (const name of path) {
      const field: ReturnType<Entity['fields']['get']> = current.fields.get(name);
      if (!field || !('target' in field)) return undefined;
      current = field.target;
    }
    return current;
  }

  private judge(entity: Entity, name: string): readonly string[] {
    return this.policies.of(entity).field(name, this.role) === 'none' ? [`${entity.name}.${name}`] : [];
  }
}
