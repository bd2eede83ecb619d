import { openLibrary, type Library } from './library';

let library: Library;

beforeAll(async () => {
  library = await openLibrary();
});

afterAll(() => library.close());

it('opens', async () => {
  console.log(
    JSON.stringify(
      await library.ask(
        '{ books(orderBy: [{genre: ASC}]) { totalCount nodes { title summary(locale: "fr-FR") genre price { amount currency } author { name } readers { nodes { card } } } } }',
      ),
      null,
      1,
    ),
  );
});
