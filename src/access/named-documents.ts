import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentHash, type TrustedDocuments } from './trusted-documents';

/** A document that has a name in URLs. */
export interface NamedDocument {
  readonly name: string;
  /** Its title for a reader: the first comment of the document. */
  readonly title: string;
  readonly text: string;
  /** The values of its variables that a URL does not give. */
  readonly variables: { readonly [name: string]: unknown };
}

/** The documents that have names: the examples, those of the explorer's pages, and those that are registered, by their hashes. */
export class NamedDocuments {
  private readonly examples: ReadonlyMap<string, NamedDocument>;

  /**
   * @param directories of the examples, and of the documents of the pages: folders of documents in each
   * @param onlyRegistered whether only registered documents are answered
   * @throws Error if two of them have the same name
   */
  constructor(
    directories: readonly string[],
    private readonly registered: Pick<TrustedDocuments, 'find' | 'newest'>,
    private readonly onlyRegistered: boolean,
  ) {
    this.examples = byName(directories.flatMap(readExamples));
  }

  /** The document with a name. Returns undefined if there is none. */
  async find(name: string): Promise<NamedDocument | undefined> {
    const example = this.examples.get(name);
    if (example) return (await this.isAnswered(example)) ? example : undefined;
    if (!/^[0-9a-f]{64}$/.test(name)) return undefined;
    const text = await this.registered.find(name);
    return text === undefined ? undefined : { name, title: titleOf(text) ?? name, text, variables: {} };
  }

  /**
   * The documents that are answered: the examples in the order of their names, then the registered ones, the newest first.
   * @param names of the only documents that are listed
   */
  async list(names?: readonly string[]): Promise<readonly NamedDocument[]> {
    const examples = [...this.examples.keys()].sort();
    const ofExamples = new Set([...this.examples.values()].map(({ text }) => documentHash(text)));
    const registered = names ?? (await this.registered.newest()).filter((hash) => !ofExamples.has(hash));
    const found: NamedDocument[] = [];
    for (const name of new Set([...examples.filter((each) => names?.includes(each) ?? true), ...registered])) {
      const document = await this.find(name);
      if (document) found.push(document);
    }
    return found;
  }

  private async isAnswered({ text }: NamedDocument): Promise<boolean> {
    return !this.onlyRegistered || (await this.registered.find(documentHash(text))) !== undefined;
  }
}

/** A second document of a name would hide the first one: its address would answer another question. */
function byName(documents: readonly NamedDocument[]): ReadonlyMap<string, NamedDocument> {
  const named = new Map<string, NamedDocument>();
  for (const document of documents) {
    if (named.has(document.name)) throw new Error(`Two documents have the name ${document.name} at /data.`);
    named.set(document.name, document);
  }
  return named;
}

/** The example documents by their names in URLs: `analyst/02-coverage-gaps.graphql` is `coverage-gaps`. */
function readExamples(directory: string): readonly NamedDocument[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: group }) => {
      const folder = join(directory, group);
      return readdirSync(folder)
        .filter((file) => file.endsWith('.graphql'))
        .map((file) => example(folder, file.slice(0, -'.graphql'.length)));
    });
}

function example(folder: string, file: string): NamedDocument {
  const text = readFileSync(join(folder, `${file}.graphql`), 'utf8');
  const values = join(folder, `${file}.variables.json`);
  return {
    name: file.replace(/^\d+[-.]/, ''),
    title: titleOf(text) ?? file,
    text,
    variables: existsSync(values) ? (JSON.parse(readFileSync(values, 'utf8')) as NamedDocument['variables']) : {},
  };
}

/** The comment that a document begins with. */
function titleOf(text: string): string | undefined {
  const lines = /^(?:[ \t]*#.*\r?\n)+/.exec(text)?.[0].split('\n') ?? [];
  const title = lines.map((line) => line.replace(/^[ \t]*#[ \t]?/, '').trim()).filter((line) => line !== '');
  return title.length > 0 ? title.join(' ') : undefined;
}
