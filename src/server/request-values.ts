import type { InputLimits } from '../input-limits';

/** The deepest nesting of the lists and objects of one variable, or of `extensions`. */
const maximumValueNesting = 100;

/** The most characters of a name: of a variable, of a member of an object, or of anything in a document. */
export const maximumName = 255;

/** A name or text as a message quotes it. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The message for lists that are too long together. */
export function tooManyElements(most: number): string {
  return `The lists of the document and its variables have more than ${most} elements together, the most that are allowed.`;
}

/** What the values of a request hold. */
export interface Measured {
  /** The elements of all lists together. */
  readonly elements: number;
  /** The first problem; undefined if there is none. */
  readonly problem?: string;
}

/**
 * Measures the variables of a request, whether the operation declares them or not. It stops at the first problem. It is not
 * recursive, because the values may be nested as deep as they like.
 */
export function measureVariables(variables: Readonly<Record<string, unknown>>, limits: InputLimits): Measured {
  let elements = 0;
  for (const [name, value] of Object.entries(variables)) {
    const what = `The value of the variable "$${shortened(name)}"`;
    if (name.length > maximumName) return { elements, problem: tooLongName('The name of a variable', name) };
    let level: readonly unknown[] = [value];
    for (let depth = 0; level.length > 0; depth++) {
      const below: unknown[] = [];
      for (const each of level) {
        if (typeof each === 'string') {
          if (each.length > limits.textCharacters)
            return { elements, problem: tooLongText(what, each.length, limits.textCharacters) };
        } else if (Array.isArray(each)) {
          elements += each.length;
          if (elements > limits.elements) return { elements, problem: tooManyElements(limits.elements) };
          for (const element of each) below.push(element);
        } else if (isObject(each)) {
          for (const member of Object.keys(each)) {
            if (member.length > maximumName)
              return { elements, problem: tooLongName(`A name in the variable "$${shortened(name)}"`, member) };
            below.push(each[member]);
          }
        } else continue;
        if (depth === maximumValueNesting && typeof each === 'object') return { elements, problem: tooDeep(what) };
      }
      level = below;
    }
  }
  return { elements };
}

/** The message for `extensions` that nest too deep. Returns undefined if they do not. */
export function tooDeepExtensions(extensions: unknown): string | undefined {
  let level = [extensions].filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > maximumValueNesting) return tooDeep('The value of `extensions`');
    level = level.flatMap((each) => Object.values(each).filter(isNested));
  }
  return undefined;
}

function tooDeep(what: string): string {
  return `${what} nests deeper than ${maximumValueNesting} levels, the most that are allowed.`;
}

function tooLongName(what: string, name: string): string {
  return `${what} has ${name.length} characters: at most ${maximumName} are allowed.`;
}

function tooLongText(what: string, characters: number, most: number): string {
  return `${what} has a text of ${characters} characters: at most ${most} are allowed.`;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isNested(value);
}
