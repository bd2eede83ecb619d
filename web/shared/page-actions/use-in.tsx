import { Button, Code, CopyButton, Group, NativeSelect, Popover, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../shell/texts';
import { actionTexts } from './action-texts';
import { tableAddress, type PageQuery } from './page-query';

/** The address of a table for other programs, with what to write there. */
export function UseIn({ queries, icon }: { readonly queries: readonly PageQuery[]; readonly icon: ReactNode }) {
  const t = useTexts(actionTexts);
  const [chosen, setChosen] = useState(0);
  const query = queries[chosen] ?? queries[0];
  if (!query) return null;
  const csv = `${location.origin}${tableAddress(query, 'csv')}`;
  const parquet = `${location.origin}${tableAddress(query, 'parquet')}`;
  return (
    <Popover width={480} position="bottom-end" withArrow trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={icon}>
          {t('useIn')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('useInTitle')} maw="calc(100vw - 16px)">
        <Stack gap="sm">
          <Text fw={600}>{t('useInTitle')}</Text>
          <Text size="sm" c="dimmed">
            {t('useInKey')}
          </Text>
          {queries.length > 1 && (
            <NativeSelect
              size="xs"
              label={t('which')}
              value={chosen}
              data={queries.map(({ title }, index) => ({ value: String(index), label: title }))}
              onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
            />
          )}
          <Recipe name={t('address')} text={csv} />
          <Recipe
            name={t('spreadsheet')}
            text={`= Table.PromoteHeaders(Csv.Document(Web.Contents("${csv.replaceAll('"', '""')}"), [Delimiter = ",", Encoding = 65001]))`}
          />
          <Recipe name={t('duckdb')} text={`select * from read_parquet('${parquet.replaceAll("'", "''")}');`} />
          <Recipe name={t('grafana')} text={csv} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Recipe({ name, text }: { readonly name: string; readonly text: string }) {
  const t = useTexts(actionTexts);
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4}>
        <Text size="sm" fw={500}>
          {name}
        </Text>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy} aria-label={`${t('copy')}: ${name}`}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block mah={72} tabIndex={0}>
        {text}
      </Code>
    </div>
  );
}
