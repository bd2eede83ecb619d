import { Button, Group, Menu, Text } from '@mantine/core';
import { Fragment, useEffect, useRef, useState } from 'react';
import { failureOf, type Failure } from '../../graph/failure';
import { useFormat } from '../../shell/format';
import { DownloadIcon } from '../../shell/icons';
import { useTexts } from '../../shell/texts';
import { useViewer } from '../../shell/viewers';
import { Failed } from '../states';
import { actionTexts } from './action-texts';
import { fetchTable, saveFile, TableRefused, type Progress } from './fetch-table';
import { tableAddress, tableFormats, tableName, type PageQuery, type TableFormat } from './page-query';

/** Downloads the whole table of a query, with progress. It can be cancelled. */
export function DownloadMenu({ queries }: { readonly queries: readonly PageQuery[] }) {
  const t = useTexts(actionTexts);
  const { start, cancel, progress, failure } = useDownload();
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<DownloadIcon />} disabled={progress !== undefined}>
            {t('download')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {queries.map((query) => (
            <Fragment key={query.title}>
              {queries.length > 1 && <Menu.Label>{query.title}</Menu.Label>}
              {tableFormats.map((format) => (
                <Menu.Item key={format} onClick={() => start(query, format)}>
                  {format === 'parquet' ? 'Parquet' : format.toUpperCase()}
                </Menu.Item>
              ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      {progress && <Running progress={progress} onCancel={cancel} />}
      {failure && <Failed failure={failure} />}
    </>
  );
}

function Running({
  progress: { received, whole },
  onCancel,
}: {
  readonly progress: Progress;
  readonly onCancel: () => void;
}) {
  const t = useTexts(actionTexts);
  const format = useFormat();
  const amount =
    whole === undefined
      ? format.number(Math.round(received / 1024), { style: 'unit', unit: 'kilobyte' })
      : format.percent(received / whole);
  return (
    <Group gap="xs" role="status">
      <Text size="sm">{t('downloading', { amount })}</Text>
      <Button size="compact-xs" variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </Group>
  );
}

function useDownload() {
  const { token } = useViewer();
  const running = useRef<AbortController>(undefined);
  const [progress, setProgress] = useState<Progress>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => () => running.current?.abort(), []);
  const start = (query: PageQuery, format: TableFormat): void => {
    const controller = new AbortController();
    running.current = controller;
    setFailure(undefined);
    setProgress({ received: 0 });
    fetchTable(tableAddress(query, format), token, controller.signal, setProgress)
      .then((file) => saveFile(file, `${tableName(query.document)}.${format}`))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setFailure(error instanceof TableRefused ? error.failure : failureOf(error));
      })
      .finally(() => setProgress(undefined));
  };
  return { start, cancel: () => running.current?.abort(), progress, failure };
}
