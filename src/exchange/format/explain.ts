import type { GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import type { Field, Layout, Lookup, Part } from './layout';
import { isLookup } from './layout';

/** A column of an import file, explained. */
export interface ExplainedColumn {
  readonly name: string;
  /** Whether a new row needs it. The columns of a key are needed by every row. */
  readonly need: 'key' | 'required' | 'optional';
  readonly meaning: string;
  readonly example: string;
}

/** An import file, explained. */
export interface ExplainedFile {
  readonly file: string;
  readonly meaning: string;
  readonly columns: readonly ExplainedColumn[];
}

/** Explains a file: the columns come from the layout that the import uses, their meaning from the schema. */
export function explainLayout(layout: Layout, schema: GraphQLSchema, external: readonly Part[]): ExplainedFile {
  const type = schema.getType(layout.typeName);
  const fields = isObjectType(type) ? type.getFields() : {};
  // The first paragraph of a description defines the field. The others say who sees it.
  const meaningOf = ({ label }: Field): string =>
    inWordsOfFiles(fields[label]?.description?.split('\n')[0] ?? `The ${words(label)} of the row.`);
  const columns = layout.fields.flatMap((field) => columnsOf(layout, field, meaningOf(field)));
  const named = layout.key === 'external';
  const references = layout.referable
    ? external.map(({ label, type: { example } }) => ({
        ...{ name: label, example, need: named ? ('key' as const) : ('optional' as const) },
        meaning: label === 'source' ? 'The other system that knows the row.' : 'What the other system calls the row.',
      }))
    : [];
  const meaning = (isObjectType(type) ? type.description : undefined)?.split('\n')[0] ?? 'Links between rows.';
  return { file: layout.file, meaning, columns: [...columns, ...references] };
}

/** What is null in the API is an empty cell in a file. */
function inWordsOfFiles(meaning: string): string {
  return meaning.replaceAll(/\bnull\b/g, 'empty').replaceAll(/\bNull\b/g, 'Empty');
}

function columnsOf(layout: Layout, field: Field, meaning: string): readonly ExplainedColumn[] {
  const isKey = layout.key !== 'external' && layout.key.some((each) => each === field);
  const need = field.required ? (isKey ? 'key' : 'required') : 'optional';
  switch (field.kind) {
    case 'localised':
      return [
        { name: `${field.label}.en`, need, meaning: `${meaning} One column for each language.`, example: 'A text' },
      ];
    case 'scalar':
      return [{ name: field.label, need, meaning: explained(meaning, field), example: field.parts[0].type.example }];
    case 'list': {
      const [part] = field.parts;
      const { example } = part.type;
      const names = `${withoutOrder(meaning)} Names each ${named(field.target, part)}, separated by |.`;
      return [{ name: field.label, need, meaning: names, example: `${example}|${example}-2` }];
    }
    case 'reference':
      return field.parts.map((part) => ({
        ...{ name: part.label, need, example: part.type.example },
        meaning: `${meaning} Names the ${named(field.target, part)}.`,
      }));
  }
}

function explained(meaning: string, { column, otherwise }: Field & { readonly kind: 'scalar' }): string {
  const values = column.type === 'enum' ? ` One of ${(column.enum ?? []).join(', ')}.` : '';
  return `${meaning}${values}${otherwise === undefined ? '' : ` ${otherwise} if the column is absent.`}`;
}

/** `Tier by its program's code`. */
function named(target: Lookup, part: Part): string {
  return `${target.typeName} by its ${wayTo(target, part).join("'s ")}`;
}

/** The description of a list without the order in which the API gives it: the order in a file means nothing. */
function withoutOrder(meaning: string): string {
  return meaning.replace(/, by [\w ]+(?=[;.])/, '');
}

/** The way from a row to a part of its natural key: `program's code` of a tier. */
function wayTo(lookup: Lookup, part: Part): readonly string[] {
  if (lookup.by === 'external') return ['external reference'];
  const inner = lookup.by.find(({ value }) => (isLookup(value) ? value.parts.includes(part) : value === part));
  if (!inner) return [];
  const name = words(inner.column.replace(/_id$/, '').replaceAll('_', ' '));
  return isLookup(inner.value) ? [name, ...wayTo(inner.value, part)] : [name];
}

/** `budgetAmount` → `budget amount`. */
function words(label: string): string {
  return label.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
