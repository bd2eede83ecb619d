import { Alert } from '@mantine/core';
import { useTexts } from '../../shell/texts';
import { coverageTexts } from './texts';

/** Says to who does not see what has ended that an earlier day is not whole. */
export function HistoryNote() {
  const t = useTexts(coverageTexts);
  return (
    <Alert variant="light" color="yellow" p="xs" role="note">
      {t('historyNote')}
    </Alert>
  );
}
