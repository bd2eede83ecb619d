/** One request of an attack: a document with its variables, or a body that is none. */

/** Collects the variables of a document while it is written. */
export class Draft {
  #definitions = [];
  #values = {};

  /** Gives a value to a position of a type. @returns {string} the variable */
  give(type, value) {
    const name = `v${this.#definitions.length}`;
    this.#definitions.push(`$${name}: ${type}`);
    this.#values[name] = value;
    return `$${name}`;
  }

  /** @param {string} selections of the operation */
  request(selections) {
    const variables = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    return { query: `query ${variables} { ${selections} }`, variables: this.#values };
  }
}

/** The arguments of a field as they are written; those without a value are left out. */
export function written(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `(${given.map(([name, value]) => `${name}: ${value}`).join(', ')})`;
}
