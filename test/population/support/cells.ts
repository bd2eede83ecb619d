import type { Row } from '../../exchange/support/files';

/** An award in words: its partner, its qualification and its first day. */
export function key(row: Row): string {
  return `${row.partner} ${row.qualification} ${row.validFrom}`;
}

/** The day of an instant; a day after all others if there is no instant. */
export function day(instant: string | null | undefined): string {
  return (instant ?? '9999').slice(0, 10);
}

/** The items of a cell that holds a list. */
export function list(cell: string | null | undefined): string[] {
  return cell ? cell.split('|') : [];
}
