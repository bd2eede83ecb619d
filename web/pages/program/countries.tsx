import { Text } from '@mantine/core';
import { useFormat } from '../../shell/format';
import { useLanguage, useTexts } from '../../shell/texts';
import { programTexts } from './texts';

/** More countries than these are shown when the reader wants to see them. */
const mostAtOnce = 8;

/** The names of countries, in the order of the reader's language. */
export function Countries({ countries }: { readonly countries: readonly { readonly name: string }[] }) {
  const t = useTexts(programTexts);
  const format = useFormat();
  const locale = useLanguage();
  const names = countries.map(({ name }) => name).toSorted(new Intl.Collator(locale).compare);
  if (names.length === 0) return null;
  const count = t('countries', { count: names.length, number: format.number(names.length) });
  if (names.length <= mostAtOnce) {
    return (
      <Text size="sm" mt="xs">
        {names.join(', ')}
      </Text>
    );
  }
  return (
    <Text size="sm" mt="xs" component="details">
      <summary>{count}</summary>
      {names.join(', ')}
    </Text>
  );
}
