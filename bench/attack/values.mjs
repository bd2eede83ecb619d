import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  getNullableType,
} from 'graphql';

/** Rows that are there, so that conditions meet something. Each query gives one text a row. */
const samples = {
  slugs: `(select slug from partner order by md5(slug) limit 3000) union all select slug from technology
    union all select slug from qualification union all (select slug from distributor limit 200)`,
  codes: 'select code from country union all select code from region union all select code from program',
  names: 'select name from partner order by md5(name) limit 2000',
  /** Words of names, the most frequent ones first. */
  words: `select word from (select unnest(string_to_array(lower(name), ' ')) as word from partner) w
    where length(word) > 2 group by word order by count(*) desc limit 60`,
  cities: `select city from partner where city is not null group by city order by count(*) desc limit 50`,
};

/** @param {(text: string) => Promise<Record<string, string>[]>} select */
export async function readSamples(select) {
  const found = {};
  for (const [name, text] of Object.entries(samples))
    found[name] = (await select(text)).map((row) => Object.values(row)[0]);
  return found;
}

/** Makes values of input types: filters, orders, and what is in them. */
export class InputValues {
  /**
   * @param {import('./public-schema.mjs').PublicSchema} schema
   * @param {import('./choice.mjs').Choice} choice
   * @param {Record<string, readonly string[]>} rows see {@link readSamples}
   */
  constructor(schema, choice, rows) {
    this.schema = schema;
    this.choice = choice;
    this.rows = rows;
  }

  /**
   * A filter of an entity.
   * @param {number} depth how many steps it may go along edges
   * @param {number} width how many conditions stand beside each other
   */
  filter(entity, depth, width = 1) {
    return this.#object(`${entity}Filter`, depth, width);
  }

  /** One sort key of an entity that counts the rows of an edge, or compares a value at the end of edges. */
  orderKey(entity, depth) {
    return this.#object(`${entity}Order`, depth, 1);
  }

  /** A text to search for: words that many names have, shortened, with mistakes. */
  search() {
    const { choice, rows } = this;
    const text = choice
      .times(choice.integer(1, choice.chance(20) ? 20 : 4), () => this.#mistyped(choice.pick(rows.words)))
      .join(choice.pick([' ', '-', '  ']));
    return text.slice(0, choice.pick([1, 2, 3, 8, 30, 199]));
  }

  text() {
    const { choice, rows } = this;
    return choice.pick(rows[choice.pick(['slugs', 'codes', 'names', 'words', 'cities'])]);
  }

  /** A text that a condition on parts of texts looks for. */
  part() {
    const { choice } = this;
    const text = this.text();
    return choice.chance(70) ? text.slice(0, choice.integer(1, 3)) : text.repeat(choice.integer(1, 10)).slice(0, 190);
  }

  id(entity = this.choice.pick(['Partner', 'Technology', 'Country', 'Qualification', 'Award', 'Offering'])) {
    return `${entity}:${this.choice.size(1, 60_000)}`;
  }

  date() {
    const { choice } = this;
    return `${choice.integer(2009, 2027)}-${two(choice.integer(1, 12))}-${two(choice.integer(1, 28))}`;
  }

  point() {
    const { choice } = this;
    return { latitude: choice.integer(-900, 900) / 10, longitude: choice.integer(-1800, 1800) / 10 };
  }

  #mistyped(word) {
    const { choice } = this;
    if (choice.chance(50) || word.length < 4) return word;
    const at = choice.integer(1, word.length - 2);
    return choice.pick([
      word.slice(0, at) + word.slice(at + 1),
      `${word.slice(0, at)}x${word.slice(at)}`,
      word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    ]);
  }

  #object(name, depth, width) {
    const { choice } = this;
    const { isOneOf } = this.schema.inputType(name);
    const fields = this.schema.inputFields(name);
    const chosen = [...fields.filter(isRequiredInputField)];
    const usable = fields.filter((field) => depth > 0 || !leadsOn(field));
    // The deepest conditions are the dearest, so those that lead on are preferred as long as there is room.
    const preferred = usable.filter(leadsOn);
    const from = depth > 0 && preferred.length > 0 && choice.chance(85) ? preferred : usable;
    for (const field of choice.several(from, isOneOf ? 1 : width)) if (!chosen.includes(field)) chosen.push(field);
    return Object.fromEntries(chosen.map((field) => [field.name, this.#value(field, depth - 1, name)]));
  }

  #value(field, depth, owner) {
    const { choice } = this;
    if (isListType(getNullableType(field.type))) {
      const elements = leadsOn(field) ? choice.integer(1, 4) : choice.size(1, 300);
      return choice.times(elements, () => this.#one(field, depth, owner));
    }
    return this.#one(field, depth, owner);
  }

  #one(field, depth, owner) {
    const { choice } = this;
    const type = getNamedType(field.type);
    if (isEnumType(type)) return choice.pick(type.getValues()).name;
    if (type.name === 'PointInput') return this.point();
    if (type.name === 'BoxInput')
      return { south: -60, north: choice.integer(-50, 80), west: -170, east: choice.integer(-100, 180) };
    if (isInputObjectType(type)) return this.#object(type.name, Math.max(depth, 0), choice.chance(25) ? 2 : 1);
    switch (type.name) {
      case 'Boolean':
        return choice.chance(50);
      case 'Int':
        return choice.pick([0, 1, 2, 5, 2020]);
      case 'Float':
        return choice.integer(1, 890) / 10;
      case 'ID':
        return this.id(owner.startsWith('ID') ? undefined : owner.replace(/Filter$/, ''));
      case 'Date':
        return this.date();
      case 'DateTime':
        return `${this.date()}T00:00:00Z`;
      case 'Duration':
        return choice.pick(['P3D', 'P1M', 'P10Y']);
      case 'Decimal':
        return String(choice.integer(1, 100_000));
      default:
        return choice.chance(50) ? this.part() : this.text();
    }
  }
}

/** Whether an input field leads to further rows or conditions. */
function leadsOn(field) {
  const type = getNamedType(field.type);
  return isInputObjectType(type) && ('and' in type.getFields() || /(?:(?:Edge|Count)Filter|Order)$/.test(type.name));
}

const two = (number) => String(number).padStart(2, '0');
