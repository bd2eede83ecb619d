import { getOperationAST, parse, print } from 'graphql';
import { dataPackageExtension } from '../../exchange/table/data-package';
import { tableFormats } from '../../exchange/table/formats';
import type { NamedDocument } from '../../access/named-documents';

/** The page needs nothing but its own styles. */
export const pageContentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A document in the list of those that have tables. */
interface Listed {
  readonly name: string;
  readonly title: string;
  readonly variables: readonly { readonly name: string; readonly type: string; readonly value?: unknown }[];
  readonly files: readonly string[];
}

function listed({ name, title, text, variables }: NamedDocument): Listed {
  const operation = getOperationAST(parse(text));
  const definitions = operation?.variableDefinitions ?? [];
  return {
    name,
    // A registered document without a comment is better known by its operation than by its hash.
    title: title === name ? (operation?.name?.value ?? name) : title,
    variables: definitions.map(({ variable, type }) => ({
      name: variable.name.value,
      type: print(type),
      ...(Object.hasOwn(variables, variable.name.value) && { value: variables[variable.name.value] }),
    })),
    files: [...tableFormats.map(({ extension }) => extension), dataPackageExtension].map(
      (extension) => `/data/${name}.${extension}`,
    ),
  };
}

/** The list for programs. */
export function catalogueJson(documents: readonly NamedDocument[]): object {
  return { documents: documents.map(listed) };
}

/** The list for people. */
export function cataloguePage(documents: readonly NamedDocument[]): string {
  const items = documents.map(listed).map(
    ({ name, title, variables, files }) => `      <section>
        <h2>${escaped(name)}</h2>
        <p>${escaped(title)}</p>
        <p>${files.map((file) => `<a href="${escaped(file)}">${escaped(file.slice(file.indexOf('.') + 1))}</a>`).join(' ')}</p>${
          variables.length === 0
            ? ''
            : `
        <p>Variables: ${variables
          .map(({ name: variable, type, value }) => {
            const usual = value === undefined ? '' : ` (${JSON.stringify(value)})`;
            return `<code>${escaped(`${variable}: ${type}${usual}`)}</code>`;
          })
          .join(', ')}</p>`
        }
      </section>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Program hub: tables</title>
    <link rel="icon" href="data:," />
    <style>
      :root { color-scheme: light dark; }
      body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem; }
      h2 { margin-bottom: 0; }
      h2, code { overflow-wrap: anywhere; }
      p { margin: 0.25rem 0; }
      section { margin-top: 1.5rem; }
    </style>
  </head>
  <body>
    <main>
      <p><a href="/">Program hub</a></p>
      <h1>Tables</h1>
      <p>Each document is a file in several formats. Its address takes the variables of the document, <code>asOf</code>, <code>shape=long|nested</code> and <code>limit</code>.</p>
${items.join('\n')}
    </main>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
