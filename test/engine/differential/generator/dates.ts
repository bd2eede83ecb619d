import type { ConstDirectiveNode, GraphQLDirective } from 'graphql';
import { Kind } from 'graphql';
import { entityFacts } from '../../../reference/entities';
import { canonicalLocale } from '../../../reference/values';
import { dayOf } from '../../../reference/view';
import { anyLocale } from './arguments';
import type { Draft, Material } from './draft';
import { takeFlaw, wrongLocales } from './flaws';

const dates = [
  '2011-05-01',
  '2011-06-30',
  '2012-01-01',
  '2014-02-28',
  '2018-09-30',
  '2020-02-29',
  '2023-12-31',
  '2025-11-11',
  '2027-01-01',
];

/** Days from which a span can lead out of the calendar. */
const edges = [
  '0001-01-01',
  '0001-01-02',
  '0001-01-31',
  '0004-02-29',
  '0099-12-31',
  '9999-01-31',
  '9999-12-30',
  '9999-12-31',
];

/** Whether the schema has results as of a date. */
export function takesDates({ schema }: Material): boolean {
  return schema.getDirective('asOf') != null;
}

/** A request date: past, today, future, or one on which something began. */
export function anyDate({ choice, graph }: Material): string {
  const today = graph.seen({ isDated: false }).day;
  if (choice.chance(40)) return choice.pick(dates);
  if (choice.chance(30)) return choice.pick([today, dayAfter(today, -1), dayAfter(today, 1)]);
  if (choice.chance(20)) return choice.pick(edges);
  const types = Object.entries(entityFacts).filter(
    ([type, { begun }]) => begun !== undefined && graph.table(type).rows.length > 0,
  );
  if (types.length === 0) return choice.pick(dates);
  const [type, { begun = '' }] = choice.pick(types);
  const day = dayOf(choice.pick(graph.table(type).rows)[begun]) ?? today;
  return dayAfter(day, choice.integer(-1, 1));
}

/** The day itself where the other has no year of four digits: the first or the last that a date can be. */
function dayAfter(day: string, days: number): string {
  const moved = new Date(Date.parse(day) + days * 86_400_000).toISOString();
  return /^(?!0000)\d{4}-/.test(moved) ? moved.slice(0, 10) : day;
}

/** The directives of the operation. They set the draft's view of the rows. */
export function writeDirectives(draft: Draft): readonly ConstDirectiveNode[] {
  const { choice, schema } = draft;
  const [asOf, inLocale] = [schema.getDirective('asOf'), schema.getDirective('inLocale')];
  const directives: ConstDirectiveNode[] = [];
  if (asOf && choice.chance(12)) {
    const day = anyDate(draft);
    directives.push(directive(draft, asOf, day));
    draft.graph = draft.graph.seen({ day, isDated: true });
  }
  if (inLocale && takeFlaw(draft, 'inLocale')) directives.push(directive(draft, inLocale, choice.pick(wrongLocales)));
  else if (inLocale && choice.chance(15)) {
    const locale = anyLocale(draft);
    directives.push(directive(draft, inLocale, locale));
    draft.graph = draft.graph.seen({ locale: canonicalLocale(locale) });
  }
  return choice.shuffle(directives);
}

function directive({ variables }: Draft, { name, args }: GraphQLDirective, given: string): ConstDirectiveNode {
  const [argument] = args;
  if (!argument) throw new Error(`@${name} takes no argument.`);
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: argument.name },
        // Directives of an operation take variables, though graphql-js types them as constant.
        value: variables.give(argument.type, given) as never,
      },
    ],
  };
}
