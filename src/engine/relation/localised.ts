import type { Entity } from '../metadata/graph';
import type { Aliases, Sql } from '../sql/sql';
import { identifier, literal, parameter, sql } from '../sql/sql';

/** The locale that the texts of types without a program always exist in. */
const hubDefaultLocale = 'en';

/** Where the locale that a text is wanted in stands among the values: `3`, whose parts are `3.locale` and `3.language`. */
export type LocaleSource = string;

/** The source of the locale that `@inLocale` names for the whole operation. */
export const operationLocale: LocaleSource = 'inLocale';

/** A text in the wanted locale, else in its language, else in the default locale, in which it always exists. */
export function localisedText(
  entity: Entity,
  column: string,
  alias: string,
  aliases: Aliases,
  wanted: LocaleSource | undefined,
): Sql {
  const text = identifier(alias, column);
  const fallback = sql`(${text} ->> ${defaultLocaleOf(entity, alias, aliases)})`;
  if (wanted === undefined) return fallback;
  const [locale, language] = [parameter(`${wanted}.locale`, 'text'), parameter(`${wanted}.language`, 'text')];
  return sql`coalesce(${text} ->> ${locale}, ${text} ->> ${language}, ${fallback})`;
}

/** The locale that an entity's texts always exist in: its program's, or the hub's. */
function defaultLocaleOf(entity: Entity, alias: string, aliases: Aliases): Sql {
  const { program } = entity;
  if (!program) return literal(hubDefaultLocale);
  const [first, ...others] = program;
  if (first === undefined) return identifier(alias, entity.column('defaultLocale'));
  let current = entity.target(first);
  let currentAlias = aliases.next();
  let from = sql`${identifier(current.table)} ${identifier(currentAlias)}`;
  const where = sql`${identifier(currentAlias, 'id')} = ${identifier(alias, entity.column(first))}`;
  for (const step of others) {
    const next = current.target(step);
    const nextAlias = aliases.next();
    from = sql`${from} join ${identifier(next.table)} ${identifier(nextAlias)} on ${identifier(nextAlias, 'id')} = ${identifier(currentAlias, current.column(step))}`;
    [current, currentAlias] = [next, nextAlias];
  }
  return sql`${{ columns: [identifier(currentAlias, current.column('defaultLocale'))], from, where: [where] }}`;
}
