import { ArgumentError } from '../errors/errors';
import { quote } from '../metadata/identity';

/**
 * The values of a locale: `fr-CA` and its language `fr`.
 * @throws ArgumentError if it is no language tag
 */
export function localeValues(locale: string): { readonly locale: string; readonly language: string } {
  const canonical = canonicalLocale(locale);
  return { locale: canonical, language: canonical.split('-')[0] ?? canonical };
}

function canonicalLocale(locale: string): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(locale);
    if (canonical !== undefined) return canonical;
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
  }
  throw new ArgumentError(`${quote(locale)} is no language tag; one looks like "fr" or "fr-CA".`);
}
