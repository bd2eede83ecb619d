/** The key, on a resolved row, of its type's name: graphql-js asks it which type a Node is. */
export const typeNameKey = Symbol('type name');

/** `technologyCategory` → `TechnologyCategory`. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `technologyCategory` → `TECHNOLOGY_CATEGORY`. */
export function constantCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** `hasParent`: the member of a filter that asks whether the edge `parent` has a row. */
export function presenceOf(edge: string): string {
  return `has${capitalised(edge)}`;
}

/** The edge whose presence a member of a filter tests: `parent` for `hasParent`. Returns undefined for any other member. */
export function edgeOfPresence(member: string): string | undefined {
  const edge = /^has([A-Z].*)$/.exec(member)?.[1];
  return edge && uncapitalised(edge);
}

/** `TechnologyCategory` → `technologyCategory`. */
export function uncapitalised(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `TechnologyCategory` → `technology category`. */
export function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}

/** `PUBLIC, PARTNER and ADMIN`. */
export function listed(names: readonly string[], last = 'and'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}
