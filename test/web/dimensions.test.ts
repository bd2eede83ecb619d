import { CoverageCellsDocument, CoveragePartnersDocument } from '../../web/pages/coverage/documents';
import { cellFilter, dimensions, nameOf, type DimensionCode } from '../../web/pages/coverage/dimensions';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

/** The most cells of a dimension that are tried; the largest, the smallest and some between them. */
const mostCells = 12;

const codes = (Object.keys(dimensions) as DimensionCode[]).filter((code) => code !== 'COUNTRY');
const days = [null, '2013-06-30'];

test.each(codes.flatMap((rows) => days.map((asOf) => ({ rows, asOf }))))(
  'the partners behind a cell of $rows and country are as many as it says, as of $asOf',
  async ({ rows, asOf }) => {
    const columns = 'COUNTRY';
    const { partners } = await hub.ask(CoverageCellsDocument, { rows, columns, asOf });
    const { nodes } = partners.groups;
    const step = Math.ceil(nodes.length / mostCells);
    const absent = nodes.filter(({ key }) => key.values[0]?.value === null).slice(0, 2);
    const tried = [...nodes.filter((_, index) => index % step === 0), ...absent];
    const found = tried.map(async ({ key }) => {
      const [row, column] = key.values;
      if (!row || !column) throw new Error('A cell has two values.');
      const filter = cellFilter(rows, nameOf(rows, row), columns, nameOf(columns, column));
      const behind = await hub.ask(CoveragePartnersDocument, { filter, asOf, locale: 'en' });
      return behind.partners.totalCount;
    });
    expect(await Promise.all(found)).toEqual(tried.map(({ count }) => count));
  },
);
