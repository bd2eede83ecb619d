import { Button, Group, NativeSelect } from '@mantine/core';
import { useTexts } from '../../shell/texts';
import { dimensions, type DimensionCode } from './dimensions';
import { coverageTexts } from './texts';
import { useChoices } from './use-choices';

const codes = Object.keys(dimensions) as DimensionCode[];
/** What no longer makes sense when the dimensions change. */
const anew = { cell: '', side: '', gap: '', order: '' };

/** What the rows and the columns are. */
export function DimensionChoice() {
  const t = useTexts(coverageTexts);
  const { rows, columns, choose } = useChoices();
  const options = (taken: DimensionCode) =>
    codes.filter((code) => code !== taken).map((code) => ({ value: code, label: t(code) }));
  return (
    <Group gap="xs" align="flex-end">
      <NativeSelect
        size="xs"
        label={t('rows')}
        value={rows}
        data={options(columns)}
        onChange={({ currentTarget }) => choose({ ...anew, rows: currentTarget.value, columns })}
      />
      <Button
        size="xs"
        variant="default"
        aria-label={t('swap')}
        title={t('swap')}
        onClick={() => choose({ ...anew, rows: columns, columns: rows })}
      >
        ⇄
      </Button>
      <NativeSelect
        size="xs"
        label={t('columns')}
        value={columns}
        data={options(rows)}
        onChange={({ currentTarget }) => choose({ ...anew, rows, columns: currentTarget.value })}
      />
    </Group>
  );
}
