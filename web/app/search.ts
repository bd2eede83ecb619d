/** What the address says behind `?`: every member is a text, so that addresses stay readable. */
export type Search<Key extends string> = { readonly [Member in Key]?: string | undefined };

/** Takes the members that a page knows out of an address. */
export function searchOf<Key extends string>(keys: readonly Key[]): (given: Record<string, unknown>) => Search<Key> {
  return (given) => {
    const known = keys.filter((key) => typeof given[key] === 'string' && given[key] !== '');
    return Object.fromEntries(known.map((key) => [key, given[key]])) as Search<Key>;
  };
}

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => typeof value === 'string' && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][])}`;
}

/** Between the values of a list: a character that addresses need not escape, and that no code or slug has. */
const separator = '~';

export function listOf(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(separator);
}

export function textOf(list: readonly string[]): string | undefined {
  return list.length === 0 ? undefined : list.join(separator);
}

/** Adds a value to a list, or takes it away. */
export function toggled(text: string | undefined, value: string): string | undefined {
  const list = listOf(text);
  return textOf(list.includes(value) ? list.filter((each) => each !== value) : [...list, value]);
}
