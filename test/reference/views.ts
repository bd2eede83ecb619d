import type { OperationDefinitionNode } from 'graphql';
import { getDirectiveValues } from 'graphql';
import { readGlobalId } from './global-id';
import type { Graph } from './graph';
import { canonicalLocale } from './values';

type Values = Readonly<Record<string, unknown>>;

/** The arguments of a directive of an operation; empty if the operation does not have it. */
export function directiveValues(
  { schema }: Graph,
  name: string,
  operation: OperationDefinitionNode,
  variables: Values,
): Values {
  const directive = schema.getDirective(name);
  return (directive && getDirectiveValues(directive, operation, variables)) ?? {};
}

/** The graph in the view of an operation's directives. */
export function graphOf(today: Graph, operation: OperationDefinitionNode, variables: Values): Graph {
  const { date } = directiveValues(today, 'asOf', operation, variables);
  const { locale } = directiveValues(today, 'inLocale', operation, variables);
  const canonical = typeof locale === 'string' ? canonicalLocale(locale) : undefined;
  return today.seen({
    ...(typeof date === 'string' ? { day: date, isDated: true } : {}),
    ...(canonical === undefined ? {} : { locale: canonical }),
  });
}

/** The graph in the view of a root field: the date of an id or of an argument takes precedence over the operation's. */
export function graphAt(whole: Graph, { id, ids, asOf }: Values): Graph {
  const dates = new Set((Array.isArray(ids) ? ids : [id]).map((each) => readGlobalId(String(each))?.date));
  const [date] = dates.size === 1 ? dates : [];
  const day = date ?? asOf;
  return typeof day === 'string' ? whole.seen({ day, isDated: true }) : whole;
}
