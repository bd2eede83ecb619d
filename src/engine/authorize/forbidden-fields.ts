import type { GraphQLError } from 'graphql';
import type { ListShape } from '../operation/bound-arguments';
import type { BoundOperation } from '../operation/operation';
import { refusal } from '../errors/errors';
import { Problems } from '../errors/problems';
import type { All, KeyTests } from '../condition/condition';
import { fieldsIn } from '../condition/condition';
import { dimensionsIn } from '../operation/bind-groups';
import { entityOfRole, rowTypeName } from '../metadata/generated';
import type { Entity, Graph } from '../metadata/graph';
import type { Selected, Selection } from '../operation/selection';
import type { GraphPolicies } from '../policy/policies';

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
    return this.graph.entities.get(rowTypeName(definition.type));
  }

  private shownBy({ definition, parentType }: Selected): readonly string[] {
    const owner = this.graph.entities.get(entityOfRole(parentType, 'min', 'max', 'sum', 'average') ?? parentType.name);
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
        return [...this.dimensions(list, selected, shape.by), ...(shape.keys ? this.tested(shape.keys) : [])];
      case 'facets':
        return this.dimensions(list, selected, shape.by);
      case 'measure':
        return shape.filter ? this.tested(shape.filter) : [];
      default:
        return [];
    }
  }

  private listed(entity: Entity, { filter, order = [] }: ListShape): readonly string[] {
    return [
      ...(filter ? this.tested(filter) : []),
      ...order.flatMap(({ path, of }) => [...this.along(entity, path), ...(of ? this.tested(of) : [])]),
    ];
  }

  /** The fields that a condition tests. */
  private tested(condition: All | All<KeyTests>): readonly string[] {
    return fieldsIn(condition).flatMap(({ entity, name }) => this.judge(entity, name));
  }

  private dimensions(entity: Entity, { definition }: Selected, by: readonly string[]): readonly string[] {
    return dimensionsIn(definition, by).flatMap(({ path }) => this.along(entity, path));
  }

  /** The fields of a path from an entity; what follows the last field that it has is a part of it. */
  private along(entity: Entity, path: readonly string[]): readonly string[] {
    const [name, ...rest] = path;
    const field = name === undefined ? undefined : entity.fields.get(name);
    if (name === undefined || !field) return [];
    return [...this.judge(entity, name), ...('target' in field ? this.along(field.target, rest) : [])];
  }

  private judge(entity: Entity, name: string): readonly string[] {
    return this.policies.of(entity).field(name, this.role) === 'none' ? [`${entity.name}.${name}`] : [];
  }
}
