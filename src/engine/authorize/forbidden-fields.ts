import type { GraphQLError } from 'graphql';
import type { BoundOperation } from '../operation/operation';
import { refusal } from '../errors/errors';
import { Problems } from '../errors/problems';
import type { All, KeyTests } from '../condition/condition';
import { fieldsIn } from '../condition/condition';
import type { Measure } from '../condition/measure';
import { fieldsRead, fieldsTested } from '../condition/measure';
import { dimensionsIn } from '../operation/bind-groups';
import { measuresUsed } from '../operation/groups-shape';
import { entityOfRole, rowTypeName } from '../metadata/generated';
import type { Entity, Graph } from '../metadata/graph';
import type { Selected, Selection } from '../operation/selection';
import type { GraphPolicies } from '../policy/policies';

/** Generated types whose fields stand for the fields of the rows that they measure. */
const measuringRoles = ['min', 'max', 'sum', 'average', 'median', 'percentile'] as const;

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
    this.visit(bound.operation.selection, undefined, bound, problems);
    return problems.list();
  }

  /** @param list the entity whose connection the selection stands in */
  private visit({ fields }: Selection, list: Entity | undefined, bound: BoundOperation, problems: Problems): void {
    for (const selected of fields) {
      const own = this.graph.entities.get(rowTypeName(selected.definition.type)) ?? list;
      for (const name of new Set([...this.shownBy(selected), ...this.askedBy(selected, own, bound)]))
        problems.push(() =>
          refusal('FORBIDDEN_FIELD', `The role ${this.role} may not see \`${name}\`.`, selected.path, selected.nodes),
        );
      for (const below of selected.selections.values()) this.visit(below, own, bound, problems);
    }
  }

  private shownBy({ definition, parentType }: Selected): readonly string[] {
    const owner = this.graph.entities.get(entityOfRole(parentType, ...measuringRoles) ?? parentType.name);
    return owner ? this.judge(owner, definition.name) : [];
  }

  private askedBy(selected: Selected, list: Entity | undefined, bound: BoundOperation): readonly string[] {
    const shape = bound.shapeOf(selected);
    if (!shape || !list) return [];
    switch (shape.kind) {
      case 'page':
      case 'list':
        return [
          ...this.tested(shape.filter),
          ...(shape.order ?? []).flatMap(({ path, of }) => [...this.along(list, path), ...this.tested(of)]),
        ];
      case 'groups':
      case 'change':
        return [
          ...this.dimensions(list, selected, shape.by),
          ...this.tested(shape.keys),
          ...measuresUsed(shape).flatMap((measure) => this.measured(list, measure)),
        ];
      case 'facets':
        return [...this.dimensions(list, selected, shape.by), ...this.tested(shape.keys)];
      case 'measure':
      case 'forecast':
        return this.tested(shape.filter);
      case 'duration':
        return [...this.judge(list, shape.from), ...this.judge(list, shape.to)];
      default:
        return [];
    }
  }

  /** The fields that a condition tests. */
  private tested(condition: All | All<KeyTests> | undefined): readonly string[] {
    return (condition ? fieldsIn(condition) : []).flatMap(({ entity, name }) => this.judge(entity, name));
  }

  private measured(list: Entity, measure: Measure): readonly string[] {
    return [
      ...fieldsRead(measure).flatMap((name) => this.judge(list, name)),
      ...fieldsTested(measure).flatMap(({ entity, name }) => this.judge(entity, name)),
    ];
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
