import type { Sql } from '../../src/engine/sql/sql';
import fc from '../support/fast-check';
import {
  allLeft,
  allOf,
  anyOf,
  comment,
  identifier,
  integer,
  join,
  literal,
  parameter,
  remarked,
  render,
  sql,
} from '../../src/engine/sql/sql';

describe('sql', () => {
  it('numbers parameters by their source and casts each', () => {
    const slug = parameter('0.key', 'text');
    const fragment = sql`select ${identifier('r0', 'name')} from ${identifier('partner')} where slug = ${slug} or code = ${slug} and day = ${parameter('day', 'date')}`;
    expect(render(fragment)).toEqual({
      text: 'select "r0"."name" from "partner" where slug = $1::text or code = $1::text and day = $2::date',
      sources: ['0.key', 'day'],
    });
  });

  it('joins fragments with their parameters in order', () => {
    const list = join([parameter('a', 'int'), sql`2`, parameter('b', 'int'), parameter('a', 'int')]);
    expect(render(sql`in (${list})`)).toEqual({ text: 'in ($1::int, 2, $2::int, $1::int)', sources: ['a', 'b'] });
  });

  it('quotes hostile identifiers and literals so that they cannot end early', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[\0\\]/.test(text)),
        (text) => {
          expect(render(identifier(text)).text).toBe(`"${text.replaceAll('"', '""')}"`);
          expect(render(literal(text)).text).toBe(`'${text.replaceAll("'", "''")}'`);
        },
      ),
    );
  });

  it('refuses a literal that would depend on how the server reads backslashes', () => {
    expect(() => literal('a\\b')).toThrow('backslash');
    expect(() => literal('a\0b')).toThrow('NUL');
  });

  it('refuses a number that is not whole', () => {
    for (const number of [1.5, NaN, Infinity, 2 ** 60]) expect(() => integer(number)).toThrow('whole number');
  });

  it('lets nothing but a GraphQL Name into a comment', () => {
    expect(render(comment('PartnerPage')).text).toBe('/* PartnerPage */');
    for (const name of ['', '*/ select', 'a b', 'é', '1a']) expect(() => comment(name)).toThrow('GraphQL');
  });
});

describe('a conjunction', () => {
  const [a, b, c] = [sql`a`, sql`b`, sql`c`];
  const written = (condition: Sql | undefined): string | undefined => condition && render(condition).text;

  it('has equal conditions once, also those of a conjunction in it', () => {
    expect(written(allLeft(allLeft(a, b), sql`b`, allLeft(c, sql`a`)))).toBe('a and b and c');
    expect(written(allLeft(parameter('x', 'int'), parameter('y', 'int'), parameter('x', 'int')))).toBe(
      '$1::int and $2::int',
    );
  });

  it('drops a disjunction with an alternative that holds anyway, but none that the disjunction alone has', () => {
    expect(written(allLeft(anyOf([a, b]), a))).toBe('a');
    expect(written(allLeft(c, anyOf([allOf(a, c), b]), a))).toBe('c and a');
    expect(written(allLeft(anyOf([a, b]), c))).toBe('(a or b) and c');
    expect(written(allLeft(anyOf([a, sql`true`]), c))).toBe('c');
  });

  it('takes a condition with a remark for the same', () => {
    expect(written(allLeft(remarked('said', a), sql`a`, b))).toBe('/* said */ a and b');
  });

  it('is true of the same rows as all conditions together', () => {
    const { tree } = fc.letrec<{ tree: Sql }>((again) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(a, b, c, sql`true`),
        fc.array(again('tree'), { maxLength: 3 }).map((each) => allOf(...each)),
        fc.array(again('tree'), { maxLength: 3 }).map(anyOf),
      ),
    }));
    const evaluate = (text: string, values: readonly boolean[]): unknown =>
      new Function('a', 'b', 'c', `return ${text.replaceAll(' and ', ' && ').replaceAll(' or ', ' || ')}`)(...values);
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (conditions) => {
        const [made, all] = [render(allOf(...conditions)).text, conditions.map((each) => `(${render(each).text})`)];
        for (let row = 0; row < 8; row++) {
          const values = [(row & 1) > 0, (row & 2) > 0, (row & 4) > 0];
          expect(evaluate(made, values)).toBe(evaluate(all.join(' and '), values));
        }
      }),
    );
  });
});
