import type { CellType } from '../format/cell';
import { shown } from '../format/cell';
import type { Field, Layout, ListField, LocalisedField, Part, ReferenceField, ScalarField } from '../format/layout';
import type { Problem } from './problems';

/** A file's header, understood: which fields it holds, and where the value of each goes. */
export interface Sheet {
  readonly layout: Layout;
  /** The columns of the file, in its order. */
  readonly columns: readonly SheetColumn[];
  /** The columns of the staging table. */
  readonly slots: readonly Slot[];
  /** The fields that the file holds, and the slots of each. */
  readonly held: readonly Held[];
  /** The slots of `source` and `externalId`. */
  readonly external: readonly [source: Slot, externalId: Slot] | undefined;
}

/** One column of the staging table. */
export interface Slot {
  readonly index: number;
  /** Its name in the table: `c0`. */
  readonly name: string;
  readonly sql: string;
  /** The column of the file that a problem of its value names. */
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

  constructor(
    private readonly layout: Layout,
    private readonly external: readonly [Part, Part],
  ) {}

  read(header: readonly string[]): ReturnType<typeof readHeader> {
    const seen = new Set<string>();
    const columns: SheetColumn[] = [];
    for (const label of header) {
      if (seen.has(label)) this.complain(label, 'appears twice');
      else {
        seen.add(label);
        const column = this.column(label);
        if (column) columns.push(column);
      }
    }
    this.noticeMissing();
    const held = this.layout.fields.flatMap((field) => this.held(field));
    const [source, externalId] = this.external.map((part) => this.byPart.get(part));
    return {
      sheet: {
        layout: this.layout,
        columns,
        slots: this.slots,
        held,
        external: source && externalId ? [source, externalId] : undefined,
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
    if (/[;\t]/.test(label)) {
      this.complain(undefined, `the columns are separated by commas, but the header holds ${shown(label)}`);
      return undefined;
    }
    this.complain(
      label === '' ? undefined : label,
      label === '' ? 'a column has no name' : `is no column of this file, which can have ${this.possible()}`,
    );
    return undefined;
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

  private noticeMissing(): void {
    const missing = (label: string): void => this.complain(label, 'this column is missing');
    for (const field of this.layout.fields) {
      if (field.kind === 'localised') {
        if (field.required && !this.byText.has(field)) missing(`${field.label}.en`);
        continue;
      }
      const present = field.parts.filter((part) => this.byPart.has(part)).length;
      if (present === field.parts.length || (present === 0 && !field.required)) continue;
      field.parts.filter((part) => !this.byPart.has(part)).forEach(({ label }) => missing(label));
    }
    const present = this.external.filter((part) => this.byPart.has(part)).length;
    if (present === 1 || (present === 0 && this.layout.key === 'external')) {
      this.external.filter((part) => !this.byPart.has(part)).forEach(({ label }) => missing(label));
    }
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

  private possible(): string {
    const labels = this.layout.fields.flatMap((field) =>
      field.kind === 'localised' ? [`${field.label}.en`] : field.parts.map(({ label }) => label),
    );
    return [...labels, ...(this.layout.referable ? this.external.map(({ label }) => label) : [])].join(', ');
  }

  private complain(column: string | undefined, message: string): void {
    this.problems.push({ line: 1, column, message });
  }
}

function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
