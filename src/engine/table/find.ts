import type { ASTNode, FieldNode, GraphQLError } from 'graphql';
import { BREAK, getNamedType, getNullableType, isLeafType, isListType, visit } from 'graphql';
import { refusal } from '../errors/errors';
import { tableDirective } from '../operation/directives';
import type { Selected, Selection } from '../operation/selection';

/** The fields from the root of an operation to the list that is its table. Empty if it has no list: it is one row then. */
export type TablePath = readonly Selected[];

/**
 * Finds the list that is the table of an operation: the only list that stands in no other one, or the one that is marked.
 * @param written the operation and its fragments, with the fields that `@skip` and `@include` leave out
 * @throws GraphQLError if there are several, or if the mark is at another place
 */
export function findTable(selection: Selection, written: readonly ASTNode[] = []): TablePath {
  const lists = [...outermostLists(selection, [])];
  const marked = lists.filter((path) => path.some(isMarked));
  if (marked.length === 0) {
    const misplaced = findMark(selection);
    if (misplaced) throw misplacedMark(misplaced);
    // Without its mark, another list could be taken for the table.
    const leftOut = written.map(markIn).find((field) => field);
    if (leftOut) throw markLeftOut(leftOut);
  }
  const [only, other] = marked.length > 0 ? marked : lists;
  if (other) throw ambiguous(marked.length > 0 ? marked : lists, marked.length > 0);
  return only ?? [];
}

function* outermostLists({ fields }: Selection, above: TablePath): Generator<TablePath> {
  for (const selected of fields) {
    const { definition, selections } = selected;
    const named = getNamedType(definition.type);
    if (isLeafType(named)) continue;
    const path = [...above, selected];
    if (isListType(getNullableType(definition.type))) yield path;
    else for (const below of selections.values()) yield* outermostLists(below, path);
  }
}

function isMarked({ nodes }: Selected): boolean {
  return nodes.some(hasMark);
}

function hasMark({ directives }: FieldNode): boolean {
  return directives?.some(({ name }) => name.value === tableDirective) === true;
}

/** The first field with a mark in a part of a document. */
function markIn(part: ASTNode): FieldNode | undefined {
  let found: FieldNode | undefined;
  visit(part, {
    Field(field) {
      if (!hasMark(field)) return undefined;
      found = field;
      return BREAK;
    },
  });
  return found;
}

function findMark({ fields }: Selection): Selected | undefined {
  for (const selected of fields) {
    if (isMarked(selected)) return selected;
    for (const below of selected.selections.values()) {
      const found = findMark(below);
      if (found) return found;
    }
  }
  return undefined;
}

function ambiguous(lists: readonly TablePath[], areMarked: boolean): GraphQLError {
  const names = lists.map((path) => path.map(({ key }) => key).join('.'));
  const told = names.length > 10 ? [...names.slice(0, 10), `${names.length - 10} more`] : names;
  const message = areMarked
    ? `Several lists are marked as the table: ${told.join(', ')}. Mark one of them with @table.`
    : `Several lists could be the table: ${told.join(', ')}. Mark one of them with @table.`;
  return refusal('AMBIGUOUS_TABLE', message, undefined);
}

function misplacedMark({ path, nodes }: Selected): GraphQLError {
  const message = `@table stands at ${path.join('.')}, which is no list, or is inside another list: mark a list that stands in no other one.`;
  return refusal('AMBIGUOUS_TABLE', message, path, nodes);
}

function markLeftOut(field: FieldNode): GraphQLError {
  const key = (field.alias ?? field.name).value;
  const message = `@table marks ${key}, which @skip or @include leaves out: include it, or mark a list that stays.`;
  return refusal('AMBIGUOUS_TABLE', message, undefined, [field]);
}
