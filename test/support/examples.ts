import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesDirectory } from '../../src/project-root';

const ending = '.graphql';

/** The names of the example documents in order, such as `analyst/03-rollout-curve`. */
export const exampleNames = readdirSync(examplesDirectory, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith(ending))
  .map((name) => name.slice(0, -ending.length))
  .sort();

/** The path of a file of an example. */
export function exampleFile(name: string, kind: 'graphql' | 'variables.json' | 'expected.json'): string {
  return join(examplesDirectory, `${name}.${kind}`);
}

/** The request of an example. Its variables are empty if it has no file of them. */
export function exampleRequest(name: string): {
  readonly query: string;
  readonly variables: { readonly [name: string]: unknown };
} {
  const variables = exampleFile(name, 'variables.json');
  return {
    query: readFileSync(exampleFile(name, 'graphql'), 'utf8'),
    variables: existsSync(variables)
      ? (JSON.parse(readFileSync(variables, 'utf8')) as { readonly [name: string]: unknown })
      : {},
  };
}
