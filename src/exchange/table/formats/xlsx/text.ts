/** What cannot stand in an XML text as it is, or what Excel would read as an escape. */
// eslint-disable-next-line no-control-regex -- these are the characters that XML cannot hold
const special = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff&<>"]|[\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/;
const eachSpecial =
  // eslint-disable-next-line no-control-regex -- these are the characters that XML cannot hold
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff&<>"]|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text as the file holds it. Characters that XML cannot hold are written as `_x0000_`, and an underscore that would begin such a
 * text as `_x005F_` (ECMA-376 part 1, 22.9.2.19). A carriage return too: XML would read it as a line feed.
 */
export function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(eachSpecial, (found) => {
    if (found.length === 2) return found;
    return entities[found] ?? `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

/** A text element. Spaces at its ends and line feeds stay. */
export function textElement(text: string): string {
  return /^\s|\s$|\n/.test(text) ? `<t xml:space="preserve">${escaped(text)}</t>` : `<t>${escaped(text)}</t>`;
}
