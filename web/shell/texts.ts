import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

/** The languages of the pages. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

const chosenKey = 'program-hub:language';

function preferred(): Language {
  const wishes = [localStorage.getItem(chosenKey) ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
  return (
    languages.find((language) => language === wishes.find((wish) => languages.some((each) => each === wish))) ?? 'en'
  );
}

void i18next.use(initReactI18next).init({
  lng: preferred(),
  fallbackLng: false,
  resources: {},
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  react: { bindI18nStore: 'added' },
});
showLanguage();

function showLanguage(): void {
  document.documentElement.lang = i18next.language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(chosenKey, language);
  await i18next.changeLanguage(language);
  showLanguage();
}

export function useLanguage(): Language {
  return useTranslation().i18n.language as Language;
}

/** The texts of a page or a component, by key. */
export interface Texts<Key extends string> {
  readonly name: string;
  /** Tells the type of the keys; no value. */
  readonly key?: Key;
}

/**
 * Names the texts of a page in each language. A text has places for values (`{{name}}`); the text of a key that ends in `_one` or
 * `_other` is chosen by the value `count`.
 */
export function defineTexts<Key extends string>(
  name: string,
  texts: Readonly<Record<Language, Readonly<Record<Key, string>>>>,
): Texts<Key> {
  i18next.addResourceBundle('en', name, texts.en);
  i18next.addResourceBundle('fr', name, unbroken(texts.fr));
  return { name };
}

/** The space before a sign of French must not end a line. A text in the source has a space that its readers see. */
function unbroken<Key extends string>(texts: Readonly<Record<Key, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries<string>(texts).map(([key, text]) => [
      key,
      text.replaceAll(/ (?=[:;!?%»])/g, '\u00a0').replaceAll('« ', '«\u00a0'),
    ]),
  );
}

/** The key by which a text is asked for: without its plural form. */
type Asked<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

/** Finds texts in the language of the reader. */
export type Translate<Key extends string> = (key: Asked<Key>, values?: Readonly<Record<string, unknown>>) => string;

export function useTexts<Key extends string>({ name }: Texts<Key>): Translate<Key> {
  return useTranslation(name).t as unknown as Translate<Key>;
}
