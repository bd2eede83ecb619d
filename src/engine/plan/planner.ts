import type { Access } from '../access';
import type { Analysis } from '../analysis';
import type { Page, Shape as ArgumentShape } from '../arguments';
import type { Concept, Field, Graph, Path } from '../metadata/graph';
import type { Selected, Selection } from '../selection';
import type { Rendered, Sql } from '../sql';
import { identifier, join, literal, parameter, render, Sql as SqlText, sql } from '../sql';
import type { Reader, Shape } from './assembly';
import { choose, column, composite, constant, cursor, id, nested, own, toOne } from './assembly';
import { keyText, instantText } from './keyset';
import type { Level } from './level';
import type { PageReader } from './pages';
import { atEnd, connection, eachRow, goesOn, ofParent, pageByParent, perParent, wholePage, within } from './pages';
import type { EdgeRows, PageRead } from './rows';
import { LevelBuilder } from './rows';
import { defaultLocaleOf } from './scope';

/** A statement and how its answer becomes the response: what the cache keeps. */
export interface Plan {
  readonly statement: Rendered;
  /** How many levels the statement has: what a prepared one costs in memory goes by it. */
  readonly levels: number;
  readonly fields: readonly (readonly [key: string, reader: Reader])[];
}

/** The locale that the texts of types without a program always exist in. */
const hubDefaultLocale = 'en';

/** The rows that a list or a connection shows, and how one of them becomes its object. */
interface Listed {
  readonly list: EdgeRows;
  /** The level that the objects are made of, where the list's own level only names them. */
  readonly far: Level | undefined;
}

/** Turns one operation, with the shape of its arguments, into levels and the way back. */
export class Planner {
  private readonly builder: LevelBuilder;

  constructor(
    private readonly graph: Graph,
    private readonly analysis: Analysis,
    private readonly shapes: readonly ArgumentShape[],
    access: Access,
  ) {
    this.builder = new LevelBuilder(graph, access);
  }

  plan(): Plan {
    const fields: (readonly [string, Reader])[] = [];
    for (const selected of this.analysis.selection.fields) {
      const reader = this.root(selected);
      if (reader) fields.push([selected.key, reader]);
    }
    const { levels } = this.builder;
    const outputs = levels.map((level) => level.output());
    const definitions = levels.map((level) => level.definition()).filter((definition) => definition !== undefined);
    const name = this.analysis.operation.name?.value ?? 'anonymous';
    const heading = sql`/* ${nameComment(name)} */ `;
    const withClause = definitions.length > 0 ? sql`with ${join(definitions)} ` : sql``;
    const statement = render(sql`${heading}${withClause}select array_to_json(array[${join(outputs)}]::json[])::text`);
    return { statement, levels: levels.length, fields };
  }

  private slot(selected: Selected): { readonly shape: ArgumentShape; readonly source: string } {
    const { index } = this.analysis.slotFor(selected);
    return { shape: this.shapes[index] as ArgumentShape, source: String(index) };
  }

  private root(selected: Selected): Reader | undefined {
    const { name } = selected.definition;
    if (name === '__typename') return constant(selected.parentType.name);
    const root = this.graph.roots.get(name);
    if (!root) return undefined;
    const { shape, source } = this.slot(selected);
    switch (root.kind) {
      case 'one': {
        const level = this.builder.picked(root.concept, true, (alias) => sql`${identifier(alias, root.column)} = ${parameter(`${source}.key`, 'text')}`);
        const made = this.shape(selected, root.concept, level);
        return (answer) => {
          const objects = answer.objects(made);
          return () => objects[0] ?? null;
        };
      }
      case 'bySlug': {
        const level = this.builder.picked(root.concept, false, (alias) => sql`${identifier(alias, root.column)} = any(${parameter(`${source}.keys`, 'text[]')})`);
        const made = this.shape(selected, root.concept, level);
        return this.inOrder(selected, new Map([[root.concept.name, { made, key: level.columnPosition(root.column) }]]));
      }
      case 'many': {
        const page = (shape as ArgumentShape & { kind: 'page' }).page;
        return this.connectionOf(selected, root.concept, page, source, undefined, 'small');
      }
      case 'node':
      case 'nodes': {
        const named = shape.kind === 'node' ? [shape.typeName] : shape.kind === 'nodes' ? shape.typeNames : [];
        const found = new Map(
          named.map((typeName) => {
            const concept = this.graph.concepts.get(typeName) as Concept;
            const level = this.builder.picked(concept, root.kind === 'node', (alias) =>
              root.kind === 'node'
                ? sql`${identifier(alias, 'id')} = ${parameter(`${source}.key`, 'bigint')}`
                : sql`${identifier(alias, 'id')} = any(${parameter(`${source}.keys.${typeName}`, 'bigint[]')})`,
            );
            return [typeName, { made: this.shape(selected, concept, level, true), key: level.columnPosition('id') }];
          }),
        );
        if (root.kind === 'nodes') return this.inOrder(selected, found);
        const [only] = found.values();
        return (answer) => {
          const objects = only ? answer.objects(only.made) : [];
          return () => objects[0] ?? null;
        };
      }
    }
  }

  /** Rows in the order in which their keys were asked for; null where there is none. */
  private inOrder(selected: Selected, found: ReadonlyMap<string, { readonly made: Shape; readonly key: number }>): Reader {
    const { index } = this.analysis.slotFor(selected);
    const [only] = found.values();
    return (answer) => {
      const order = answer.bounds[index]?.values.order as readonly (string | { readonly typeName: string; readonly key: string })[];
      const list = order.map((asked) => {
        const source = typeof asked === 'string' ? only : found.get(asked.typeName);
        if (!source) return null;
        const row = answer.index(source.made.level, source.key).get(typeof asked === 'string' ? asked : Number(asked.key));
        return row === undefined ? null : answer.objects(source.made)[row];
      });
      return () => list;
    };
  }

  /** The object that a selection makes of a row of a level. */
  private shape(selected: Selected, concept: Concept, level: Level, abstract = false): Shape {
    level.columnPosition('id');
    const selection = selected.selections.get(concept.name);
    const fields = (selection?.fields ?? []).map((field) => [field.key, this.field(field, concept, level)] as const);
    return { level: level.index, fields, ...(abstract && { typeName: concept.name }) };
  }

  private field(selected: Selected, concept: Concept, level: Level): Reader {
    const { name } = selected.definition;
    if (name === '__typename') return constant(concept.name);
    const field = concept.fields.get(name) as Field;
    const at = (expression: Sql): Reader => column(level.index, level.position(expression));
    switch (field.kind) {
      case 'id':
        return id(concept.name, level.index, level.columnPosition('id'));
      case 'column': {
        const value = identifier(level.alias, field.column);
        return at(field.type === 'timestamptz' ? instantText(value) : value);
      }
      case 'computed':
        return at(field.expression(level.scope));
      case 'localised':
        return at(this.localised(selected, concept, field.column, level));
      case 'composite':
        return this.composite(selected, field, level);
      case 'toOne': {
        const key = identifier(level.alias, field.column);
        const far = this.builder.toOne(field.target, level.keys(key), level.single);
        return toOne(level.index, level.position(key), this.shape(selected, field.target, far), far.columnPosition('id'));
      }
      case 'inverse': {
        const far = this.builder.inverse(field.target, field.column, level);
        return toOne(level.index, level.columnPosition('id'), this.shape(selected, field.target, far.level), far.level.position(far.near));
      }
      case 'reference':
        return this.reference(selected, field, level);
      case 'list':
        return this.list(selected, field.path, field.target, level);
      case 'connection': {
        const { shape, source } = this.slot(selected);
        const page = (shape as ArgumentShape & { kind: 'page' }).page;
        return this.connectionOf(selected, field.target, page, source, { path: field.path, parent: level }, field.fanOut);
      }
    }
  }

  private localised(selected: Selected, concept: Concept, columnName: string, level: Level): Sql {
    const { shape, source } = this.slot(selected);
    const text = identifier(level.alias, columnName);
    const fallback = sql`(${text} ->> ${defaultLocaleOf(concept, level.alias, this.builder.aliases, hubDefaultLocale)})`;
    if (shape.kind !== 'locale' || !shape.given) return fallback;
    return sql`coalesce(${text} ->> ${parameter(`${source}.locale`, 'text')}, ${text} ->> ${parameter(`${source}.language`, 'text')}, ${fallback})`;
  }

  private composite(selected: Selected, field: Field & { kind: 'composite' }, level: Level): Reader {
    const parts = field.parts(level.scope);
    const reader = (part: string): Reader => column(level.index, level.position(parts[part] as Sql));
    const fields = (selected.selections.get(field.typeName)?.fields ?? []).map(({ key, definition: { name } }) => {
      return [key, name === '__typename' ? constant(field.typeName) : reader(name)] as const;
    });
    return composite(fields, reader(Object.keys(parts)[0] as string));
  }

  private reference(selected: Selected, field: Field & { kind: 'reference' }, level: Level): Reader {
    const typeName = identifier(level.alias, field.typeColumn);
    const key = identifier(level.alias, field.keyColumn);
    const readers = new Map<string, Reader>();
    for (const target of field.targets) {
      const own = sql`case when ${typeName} = ${literal(target.name)} then ${key} end`;
      const far = this.builder.toOne(target, level.keys(own), level.single);
      readers.set(target.name, toOne(level.index, level.position(key), this.shape(selected, target, far, true), far.columnPosition('id')));
    }
    return choose(level.index, level.position(typeName), readers);
  }

  /**
   * Where several parents can share far rows, the list's level only names them and each is fetched once:
   * a technology that 150 links name travels once.
   */
  private listed(path: Path, target: Concept, parent: Level, list: EdgeRows): Listed {
    const shared = path.kind !== 'foreign' && !parent.single;
    return { list, far: shared ? this.builder.toOne(target, list.level.ids(), false) : undefined };
  }

  private row(selected: Selected, target: Concept, { list, far }: Listed): Reader {
    if (!far) return own(this.shape(selected, target, list.level));
    return toOne(list.level.index, list.level.columnPosition('id'), this.shape(selected, target, far), far.columnPosition('id'));
  }

  private list(selected: Selected, path: Path, target: Concept, parent: Level): Reader {
    const listed = this.listed(path, target, parent, this.builder.list(path, target, parent));
    const { level, near } = listed.list;
    const row = this.row(selected, target, listed);
    const find = pageByParent(level.index, level.position(near), parent.index, parent.columnPosition('id'), Number.MAX_SAFE_INTEGER, false);
    return (answer) => {
      const page = find(answer);
      const read = row(answer);
      return (parentRow) => page(parentRow).rows.map(read);
    };
  }

  private connectionOf(
    selected: Selected,
    target: Concept,
    page: Page,
    source: string,
    edge: { readonly path: Path; readonly parent: Level } | undefined,
    fanOut: 'small' | 'large',
  ): Reader {
    const selection = selected.selections.get(`${target.name}Connection`) as Selection;
    const bound = (side: 'after' | 'before'): PageRead['after'] => page[side] && { source: `${source}.${side}`, nulls: page[side] };
    const sides = selection.fields.flatMap(({ definition, selections }) => (definition.name === 'pageInfo' ? [...selections.values()].flatMap(({ fields }) => fields.map((field) => field.definition.name)) : []));
    const read: PageRead = { size: page.size, backward: page.backward, oneMore: sides.includes(page.backward ? 'hasPreviousPage' : 'hasNextPage'), after: bound('after'), before: bound('before') };
    let listed: Listed | undefined;
    const rows = (): Listed => {
      if (listed) return listed;
      if (!edge) return (listed = { list: { level: this.builder.all(target, read), near: sql`` }, far: undefined });
      return (listed = this.listed(edge.path, target, edge.parent, this.builder.page(edge.path, target, edge.parent, read, fanOut)));
    };
    const place = (): Reader => {
      const { level } = rows().list;
      return cursor(target.listName, level.index, target.order.map((key) => level.position(keyText(level.alias, key))), level.columnPosition('id'));
    };
    const ofParentKey = (level: Level, near: Sql): { near: number; level: number; id: number } | undefined =>
      edge && { near: level.position(near), level: edge.parent.index, id: edge.parent.columnPosition('id') };
    const beyond = (side: 'before' | 'after', cursorOf: PageRead['after']): Reader | undefined => {
      if (!cursorOf) return undefined;
      const { level, near, exists } = this.builder.beyond(target, side, cursorOf, edge);
      return perParent(level.index, level.position(exists), ofParentKey(level, near), false);
    };
    const info = (name: string): PageReader => {
      switch (name) {
        case 'hasNextPage':
          return goesOn(!page.backward, beyond('after', read.before));
        case 'hasPreviousPage':
          return goesOn(page.backward, beyond('before', read.after));
        case 'startCursor':
          return atEnd('first', place());
        case 'endCursor':
          return atEnd('last', place());
        default:
          return ofParent(constant('PageInfo'));
      }
    };
    const edgeField = (field: Selected): Reader => {
      if (field.definition.name === 'cursor') return place();
      return field.definition.name === 'node' ? this.row(field, target, rows()) : constant(`${target.name}Edge`);
    };
    const part = (field: Selected): PageReader => {
      const below = [...field.selections.values()].flatMap(({ fields }) => fields);
      switch (field.definition.name) {
        case 'nodes':
          return eachRow(this.row(field, target, rows()));
        case 'edges':
          rows();
          return eachRow(nested(below.map((each) => [each.key, edgeField(each)] as const)));
        case 'pageInfo':
          rows();
          return within(below.map((each) => [each.key, info(each.definition.name)] as const));
        case 'totalCount': {
          const { level, near, count } = this.builder.count(target, edge);
          return ofParent(perParent(level.index, level.position(count), ofParentKey(level, near), 0));
        }
        default:
          return ofParent(constant(selection.typeName));
      }
    };
    const fields = selection.fields.map((field) => [field.key, part(field)] as const);
    if (!listed) return connection(undefined, fields);
    const { level, near } = (listed as Listed).list;
    level.columnPosition('id');
    const find = edge
      ? pageByParent(level.index, level.position(near), edge.parent.index, edge.parent.columnPosition('id'), page.size, page.backward)
      : wholePage(level.index, page.size, page.backward);
    return connection(find, fields);
  }
}

/** An operation's name for the statement's comment: a GraphQL Name holds only letters, digits and underscores. */
function nameComment(name: string): Sql {
  if (!/^[_A-Za-z][_0-9A-Za-z]*$/.test(name)) throw new Error('An operation has a name that GraphQL does not allow.');
  return new SqlText([name], []);
}
