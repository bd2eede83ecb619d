import type { OperationDefinitionNode } from 'graphql';
import { getDirectiveValues } from 'graphql';
import { readGlobalId } from './global-id';
import type { Graph } from './graph';
import { canonicalLocale } from './values';

type Values = Readonly<Record<string, unknown>>;

/** The arguments of a directive of an operation; none where it does not stand there. */
export function directiveValues(
  { schema }: Graph,
  name: string,
  operation: OperationDefinitionNode,
  variables: Values,
): Values {
  const directive = schema.getDirective(name);
  return (directive && getDirectiveValues(directive, operation, variables)) ?? {};
}

/** The graph as an operation's directives ask for it. */
export function graphOf(today: Graph, operation: OperationDefinitionNode, variables: Values): Graph {
  const { date } = directiveValues(today, 'asOf', operation, variables);
  const { locale } = directiveValues(today, 'inLocale', operation, variables);
  const canonical = typeof locale === 'string' ? canonicalLocale(locale) : undefined;
  return today.seen({
    ...(typeof date === 'string' ? { day: date, isDated: true } : {}),
    ...(canonical === undefined ? {} : { locale: canonical }),
  });
}

/** The graph as a root field sees it: the date of an id or of an argument wins over the operation's. */
export function graphAt(whole: Graph, { id, ids, asOf }: Values): Graph {
  const dates = new Set((Array.isArray(ids) ? ids : [id]).map((each) => readGlobalId(String(each))?.date));
  const [date] = dates.size === 1 ? dates : [];
  const day = date ?? asOf;
  return typeof day === 'string' ? whole.seen({ day, isDated: true }) : whole;
}
