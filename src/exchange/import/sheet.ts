import type { CellType } from '../format/cell';
import { shown } from '../format/cell';
import type { Field, Layout, ListField, LocalisedField, Part, ReferenceField, ScalarField } from '../format/layout';
import { defaultLocale } from '../../model/text';
import { notUtf8 } from './bytes';
import type { Problem } from './problems';

/** The header of a file: the fields that the file has, and the slots of their values. */
export interface Sheet {
  readonly layout: Layout;
  /** The columns of the file, in the order of the file. */
  readonly columns: readonly SheetColumn[];
  /** The columns of the staging table. */
  readonly slots: readonly Slot[];
  /** The fields that the file holds, and the slots of each. */
  readonly held: readonly Held[];
  /** The slots of `source` and `externalId`. */
  readonly external: readonly [source: Slot, externalId: Slot] | undefined;
  /** The columns that the file lacks and that a new row needs. An existing row keeps its values. */
  readonly lacking: readonly string[];
}

/** One column of the staging table. */
export interface Slot {
  readonly index: number;
  /** Its name in the table: `c0`. */
  readonly name: string;
  readonly sql: string;
  /** The column of the file that is named in a problem of the value. */
  readonly label: string;
}

/** What happens to the cells of one column of the file. */
export type SheetColumn =
  | { readonly label: string; readonly kind: 'value' | 'list'; readonly slot: Slot; readonly type: CellType }
  | { readonly label: string; readonly kind: 'locale'; readonly slot: Slot; readonly locale: string };

export type Held =
  | { readonly field: ScalarField; readonly slots: readonly [Slot] }
  | { readonly field: LocalisedField; readonly slots: readonly [Slot] }
  | { readonly field: ReferenceField; readonly slots: readonly Slot[] }
  | { readonly field: ListField; readonly slots: readonly [Slot] };

/** Reads the header of a file: its first row. Every problem of it is returned. */
export function readHeader(
  layout: Layout,
  external: readonly [source: Part, externalId: Part],
  header: readonly string[],
): { readonly sheet: Sheet; readonly problems: readonly Omit<Problem, 'file'>[] } {
  return new HeaderReader(layout, external).read(header);
}

class HeaderReader {
  private readonly slots: Slot[] = [];
  private readonly byPart = new Map<Part, Slot>();
  private readonly byText = new Map<LocalisedField, Slot>();
  private readonly problems: Omit<Problem, 'file'>[] = [];
  private readonly lacking: string[] = [];

  constructor(
    private readonly layout: Layout,
    private readonly external: readonly [Part, Part],
  ) {}

  read(header: readonly string[]): ReturnType<typeof readHeader> {
    const seen = new Set<string>();
    const columns: SheetColumn[] = [];
    const torn = header.some((label) => /\r(?!\n)/.test(label));
    if (torn) this.complain(undefined, 'a carriage return alone ends the header; save the file with line feeds');
    for (const label of torn ? [] : header) {
      if (seen.has(label)) {
        if (label !== '') this.complain(label, 'appears twice');
      } else {
        seen.add(label);
        const column = this.column(label);
        if (column) columns.push(column);
      }
    }
    // If the columns are not separated, no column is reported as missing.
    if (!torn && (header.length > 1 || !otherSeparator.test(header[0] as string))) this.noticeMissing();
    const held = this.layout.fields.flatMap((field) => this.held(field));
    const [source, externalId] = this.external.map((part) => this.byPart.get(part));
    return {
      sheet: {
        layout: this.layout,
        columns,
        slots: this.slots,
        held,
        external: source && externalId ? [source, externalId] : undefined,
        lacking: this.lacking,
      },
      problems: this.problems,
    };
  }

  private column(label: string): SheetColumn | undefined {
    for (const field of this.layout.fields) {
      const part = field.parts.find((each) => each.label === label);
      if (part)
        return {
          label,
          kind: field.kind === 'list' ? 'list' : 'value',
          slot: this.slotOf(part, field),
          type: part.type,
        };
      if (field.kind === 'localised' && label.startsWith(`${field.label}.`)) return this.text(field, label);
    }
    const part = this.layout.referable ? this.external.find((each) => each.label === label) : undefined;
    if (part) return { label, kind: 'value', slot: this.slotOf(part), type: part.type };
    if (label === '') this.complain(undefined, 'a column has no name');
    else if (otherSeparator.test(label))
      this.complain(undefined, `the columns are separated by commas, but the header holds ${shown(label)}`);
    else this.complain(label, this.whyUnknown(label));
    return undefined;
  }

  private whyUnknown(label: string): string {
    if (label.includes('\uFFFD')) return notUtf8;
    const bare = bareName(label);
    const meant = this.labels().find((each) => bareName(each) === bare) ?? this.localised(bare);
    if (meant === undefined) return `is no column of this file, which can have ${this.labels().join(', ')}`;
    return label.toLowerCase() === meant.toLowerCase()
      ? `is no column of this file; it is written ${meant}`
      : `is no column of this file: ${shown(label)} has spaces or invisible characters that the name ${meant} has not`;
  }

  /** The column of a localised text that a name in small letters stands for. */
  private localised(bare: string): string | undefined {
    const field = this.layout.fields.find(
      ({ kind, label }) => kind === 'localised' && bare.startsWith(`${label.toLowerCase()}.`),
    );
    return field && `${field.label}.${canonicalLocale(bare.slice(field.label.length + 1)) ?? defaultLocale}`;
  }

  private text(field: LocalisedField, label: string): SheetColumn | undefined {
    const locale = label.slice(field.label.length + 1);
    const canonical = canonicalLocale(locale);
    if (canonical !== locale) {
      this.complain(
        label,
        canonical
          ? `the locale must be written ${canonical}`
          : `${shown(locale)} is no language tag such as en or fr-CA`,
      );
      return undefined;
    }
    let slot = this.byText.get(field);
    if (!slot) this.byText.set(field, (slot = this.newSlot('jsonb', `${field.label}.${locale}`)));
    return { label, kind: 'locale', slot, locale };
  }

  /** The columns that identify a row and all parts of a reference are required. Only a new row needs the others. */
  private noticeMissing(): void {
    const { fields, key } = this.layout;
    const missing = (parts: readonly Part[], why: string): void =>
      parts.forEach((part) => {
        if (!this.byPart.has(part)) this.complain(part.label, `this column is missing${why}`);
      });
    const named = key === 'external' ? this.external : key.flatMap(({ parts }) => parts);
    const why = `; rows are told apart by ${named.map(({ label }) => label).join(', ')}`;
    for (const field of fields) {
      if (field.kind === 'localised') {
        if (field.required && !this.byText.has(field)) this.lacking.push(`${field.label}.${defaultLocale}`);
        continue;
      }
      const present = field.parts.find((part) => this.byPart.has(part));
      if (field.required && key !== 'external' && key.some((each) => each === field)) missing(field.parts, why);
      else if (present) missing(field.parts, `, although ${present.label} is there`);
      else if (field.required) this.lacking.push(...field.parts.map(({ label }) => label));
    }
    const present = this.external.find((part) => this.byPart.has(part));
    if (key === 'external') missing(this.external, why);
    else if (present) missing(this.external, `, although ${present.label} is there`);
  }

  private held(field: Field): Held[] {
    if (field.kind === 'localised') {
      const slot = this.byText.get(field);
      return slot ? [{ field, slots: [slot] }] : [];
    }
    const slots = field.parts.map((part) => this.byPart.get(part)).filter((slot) => slot !== undefined);
    return slots.length === field.parts.length ? [{ field, slots } as unknown as Held] : [];
  }

  private slotOf(part: Part, field?: Field): Slot {
    const slot = this.newSlot(field?.kind === 'list' ? 'text[]' : part.type.sql, part.label);
    this.byPart.set(part, slot);
    return slot;
  }

  private newSlot(sql: string, label: string): Slot {
    const index = this.slots.length;
    const slot = { index, name: `c${index}`, sql, label };
    this.slots.push(slot);
    return slot;
  }

  /** Every column that the file can have. Of a localised text only the English column is listed. */
  private labels(): string[] {
    const labels = this.layout.fields.flatMap((field) =>
      field.kind === 'localised' ? [`${field.label}.${defaultLocale}`] : field.parts.map(({ label }) => label),
    );
    return [...labels, ...(this.layout.referable ? this.external.map(({ label }) => label) : [])];
  }

  private complain(column: string | undefined, message: string): void {
    this.problems.push({ line: 1, column, message });
  }
}

/** Separators of columns that other programs use. No name of a column contains one. */
const otherSeparator = /[;\t|]/;

/** The name of a column in small letters, without spaces and invisible characters. */
function bareName(label: string): string {
  return label.replaceAll(/[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '').toLowerCase();
}

function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
