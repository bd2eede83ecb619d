import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { projectRoot } from '../harness/folders.mjs';

/** The description of a type or a field ends with the roles that see it. */
const seenByPublic = /(?:PUBLIC|Every role)[^.]* sees? /;
const refusedToPublic = /PUBLIC[^.]* gets? the error FORBIDDEN_FIELD/;

/**
 * The schema as the role PUBLIC can use it: fields that are refused to it, and types of which it sees no row, are left out.
 * An attack on fields that are refused costs nothing.
 */
export class PublicSchema {
  #schema = buildSchema(readFileSync(join(projectRoot, 'schema', 'schema.graphql'), 'utf8'));

  /** @returns {readonly string[]} the names of the entities of which the public sees rows */
  entities() {
    return this.#types()
      .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'))
      .filter(({ name }) => this.#isSeen(name))
      .map(({ name }) => name);
  }

  /** Every object type's name. */
  objects() {
    return this.#types()
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .map(({ name }) => name);
  }

  fields(type) {
    return Object.values(this.#schema.getType(type).getFields()).filter(
      (field) => !refusedToPublic.test(field.description ?? '') && this.#isSeen(targetOf(field)),
    );
  }

  /** The paged lists of a type; of `Query` they are the root lists. */
  connections(type) {
    return this.fields(type).filter((field) => getNamedType(field.type).name.endsWith('Connection'));
  }

  /** The edges of a type to one row. */
  toOne(type) {
    return this.fields(type).filter(
      (field) =>
        isObjectType(getNamedType(field.type)) && !isPlural(field) && this.entities().includes(targetOf(field)),
    );
  }

  /** The edges of a type to short lists without pages. */
  lists(type) {
    return this.fields(type).filter((field) => isPlural(field) && isObjectType(getNamedType(field.type)));
  }

  /** The names of the fields of a type that hold a value and need no argument. */
  leaves(type) {
    return this.fields(type)
      .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
      .map(({ name }) => name);
  }

  /** The values by which the rows of a type can be grouped. */
  dimensions(type) {
    const dimensions = this.#schema.getType(`${type}Dimension`);
    return isEnumType(dimensions) ? dimensions.getValues().map(({ name }) => name) : [];
  }

  inputType(name) {
    return this.#schema.getType(name);
  }

  /** The fields of an input type that the public may use. */
  inputFields(name) {
    const type = this.#schema.getType(name);
    const owner = name.replace(/(?:Filter|Order)$/, '');
    const fields = this.#schema.getType(owner)?.getFields?.() ?? {};
    return Object.values(type.getFields()).filter(
      (field) =>
        !refusedToPublic.test(fields[field.name]?.description ?? '') &&
        this.#isSeen(getNamedType(field.type).name.replace(/(?:Edge|Count)?(?:Filter|Order)$/, '')),
    );
  }

  #types() {
    return Object.values(this.#schema.getTypeMap());
  }

  #isSeen(name) {
    const type = this.#schema.getType(name);
    return !/ sees? .*rows?/.test(type?.description ?? '') || seenByPublic.test(type.description);
  }
}

/** The entity that a field leads to. */
export function targetOf(field) {
  return getNamedType(field.type).name.replace(/Connection$/, '');
}

function isPlural(field) {
  return (
    isListType(field.type) || isListType(field.type.ofType) || getNamedType(field.type).name.endsWith('Connection')
  );
}
