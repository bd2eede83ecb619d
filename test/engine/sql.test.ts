import { comment, identifier, integer, join, literal, parameter, render, sql } from '../../src/engine/sql/sql';
import fc from '../support/fast-check';

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
