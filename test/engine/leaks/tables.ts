import { GraphQLError } from 'graphql';
import { administrator, type Viewer } from '../../../src/access/viewer';
import { DoesNotFit } from '../../../src/exchange/table/does-not-fit';
import type { TableFormat } from '../../../src/exchange/table/format';
import { tableFormats } from '../../../src/exchange/table/formats';
import { Choice } from '../differential/generator/choice';
import { markTable } from '../../server/tables/mark-table';
import type { GeneratedRequest } from '../differential/generator/generate';
import type { LeakTest, ViewerCopy } from './databases';
import { usesForbidden } from './forbidden';
import { questionOf, type AskedTable, type Question, type TestEngine } from './test-engine';

/** The table of a document in a format. */
interface FormatQuestion extends AskedTable {
  readonly question: Question;
  readonly format: TableFormat;
}

/** The most rows of a list in a table. */
const mostRows = 500;

/** Chooses tables of random documents. */
export class TableChoice {
  private readonly choice: Choice;

  constructor(
    private readonly setup: LeakTest,
    seed: number,
  ) {
    this.choice = new Choice(seed);
  }

  /** One of the lists of a document, in a format and a shape. Returns undefined if no list of it can be marked. */
  of(request: GeneratedRequest): FormatQuestion | undefined {
    const marked = markTable(this.setup.schema, request, mostRows, this.choice.integer(0, 1_000));
    const question = marked && questionOf(this.setup.schema, { query: marked.text, variables: marked.variables });
    if (!question) return undefined;
    const format = this.choice.pick(tableFormats);
    return { question, format, shape: this.choice.pick(['long', 'nested']), limit: mostRows };
  }
}

/** What a client gets: a file, or the refusals. */
interface Sent {
  readonly bytes: Buffer;
  /** The codes of the refusals; none if there is a file. */
  readonly codes: readonly unknown[];
  /** What the viewer is charged. */
  readonly cost: string;
}

async function sent(engine: TestEngine, asked: FormatQuestion, viewer: Viewer): Promise<Sent> {
  const opened = await engine.table(asked.question, viewer, asked);
  if ('problems' in opened) return refused(opened.problems);
  const chunks: Buffer[] = [];
  const { columns, asOf, batches, price } = opened;
  try {
    const table = { name: 'table', title: 'A table', columns, asOf, batches };
    await asked.format.write(table, { bom: false, separator: ',' }, (chunk) => {
      chunks.push(Buffer.from(chunk));
      return Promise.resolve();
    });
    return { bytes: Buffer.concat(chunks), codes: [], cost: `${price.requested}, ${opened.spent()}` };
  } catch (problem) {
    if (!(problem instanceof DoesNotFit || problem instanceof GraphQLError)) throw problem;
    return refused([problem]);
  } finally {
    await opened.close();
  }
}

function refused(problems: readonly Error[]): Sent {
  const told = problems.map((problem) => {
    const code = problem instanceof GraphQLError ? problem.extensions['code'] : 'DOES_NOT_FIT';
    return { code, message: problem.message };
  });
  const codes = told.map(({ code }) => code);
  const text = told.map(({ code, message }) => (code === 'TOO_COMPLEX' ? 'TOO_COMPLEX' : `${String(code)} ${message}`));
  return { bytes: Buffer.from(text.join('\n')), codes, cost: told.map(({ message }) => message).join('\n') };
}

/**
 * Asks for a table as a viewer of the whole database, and compares the file with two files of the viewer's copy, which has only
 * the rows that the viewer may see. An administrator of the copy gets the same file. The viewer of the copy is charged the same.
 * @returns the difference in words; undefined if there is none. `isFile` says whether there was a file.
 */
export async function tableLeak(
  asked: FormatQuestion,
  { whole, schema }: LeakTest,
  { viewer, copy }: ViewerCopy,
): Promise<{ readonly learnt: string | undefined; readonly isFile: boolean }> {
  const [actual, ofCopy, ofAll] = await Promise.all([
    sent(whole, asked, viewer),
    sent(copy, asked, viewer),
    sent(copy, asked, administrator),
  ]);
  const told = difference(actual, ofCopy) ?? costDifference(actual, ofCopy);
  if (told !== undefined || ofAll.codes.includes('BAD_USER_INPUT')) return { learnt: told, isFile: false };
  const { document, operation, variables } = asked.question;
  if (actual.codes.includes('FORBIDDEN_FIELD')) {
    const learnt = usesForbidden(schema, document, operation, variables, viewer.role)
      ? undefined
      : 'it is refused a field that the role may see';
    return { learnt, isFile: false };
  }
  // A price depends on the role.
  const isDear = [actual, ofAll].some(({ codes }) => codes.includes('TOO_COMPLEX'));
  return { learnt: isDear ? undefined : difference(actual, ofAll), isFile: actual.codes.length === 0 };
}

function difference(actual: Sent, expected: Sent): string | undefined {
  const [has, ought] = [actual.bytes, expected.bytes];
  if (has.equals(ought)) return undefined;
  let at = 0;
  while (at < has.length && has[at] === ought[at]) at++;
  const around = (bytes: Buffer): string =>
    JSON.stringify(bytes.subarray(Math.max(0, at - 150), at + 150).toString('utf8'));
  return `the files differ from byte ${at}\n  gets   …${around(has)}…\n  should …${around(ought)}…`;
}

function costDifference(actual: Sent, expected: Sent): string | undefined {
  return actual.cost === expected.cost
    ? undefined
    : `the table costs ${actual.cost}, and ${expected.cost} without the hidden rows`;
}
