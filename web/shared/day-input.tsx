import '@mantine/dates/styles.css';
import { DateInput } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import 'dayjs/locale/fr';
import { useFormat } from '../shell/format';
import { useLanguage, useTexts, type Language } from '../shell/texts';
import { dayTexts } from './day-texts';

dayjs.extend(customParseFormat);

/** What a reader may write, in each language. An ISO date is read in all of them. */
const written: Readonly<Record<Language, readonly string[]>> = {
  en: ['YYYY-MM-DD', 'MMM D, YYYY', 'MMMM D, YYYY', 'D MMM YYYY', 'D MMMM YYYY', 'M/D/YYYY'],
  fr: ['YYYY-MM-DD', 'D MMM YYYY', 'D MMMM YYYY', 'D/M/YYYY', 'DD/MM/YYYY'],
};

/** The day on which a week begins. */
const firstDayOfWeek = { en: 0, fr: 1 } as const;

interface DayInputProps {
  readonly label: string;
  /** Days are ISO dates. */
  readonly day: string;
  readonly min: string | undefined;
  readonly max: string;
  readonly onChoose: (day: string) => void;
}

/** A day that is written or chosen in a calendar. The browser's own field would follow the language of the browser, not of the page. */
export function DayInput({ label, day, min, max, onChoose }: DayInputProps) {
  const t = useTexts(dayTexts);
  const format = useFormat();
  const language = useLanguage();
  return (
    <DateInput
      size="xs"
      w={130}
      label={label}
      title={t('hint')}
      value={day}
      {...(min !== undefined && { minDate: min })}
      maxDate={max}
      locale={language}
      firstDayOfWeek={firstDayOfWeek[language]}
      valueFormat={(each) => format.day(each.slice(0, 10))}
      dateParser={(text) => dayOf(text, language)}
      onChange={(chosen) => chosen !== null && onChoose(chosen)}
      ariaLabels={{
        previousMonth: t('previousMonth'),
        nextMonth: t('nextMonth'),
        previousYear: t('previousYear'),
        nextYear: t('nextYear'),
        previousDecade: t('previousDecade'),
        nextDecade: t('nextDecade'),
        monthLevelControl: t('chooseMonth'),
        yearLevelControl: t('chooseYear'),
      }}
    />
  );
}

/** @returns null for a text that is no day */
function dayOf(text: string, language: Language): string | null {
  const day = dayjs(text.trim(), [...written[language]], language, true);
  return day.isValid() ? day.format('YYYY-MM-DD') : null;
}
