import { Button, Group, Menu } from '@mantine/core';
import { LinkIcon, QueryIcon } from '../../shell/icons';
import { useTexts } from '../../shell/texts';
import { actionTexts } from './action-texts';
import { DownloadMenu } from './download-menu';
import { ideAddress, type PageQuery } from './page-query';
import { UseIn } from './use-in';

export { pageQuery, type PageQuery } from './page-query';

/** On every view: its query in the IDE, its table as a file, and the address of its table for other programs. */
export function PageActions({ queries }: { readonly queries: readonly PageQuery[] }) {
  const t = useTexts(actionTexts);
  return (
    <Group gap="xs" role="group" aria-label={t('label')}>
      <QueryButton queries={queries} />
      <DownloadMenu queries={queries} />
      <UseIn queries={queries} icon={<LinkIcon />} />
    </Group>
  );
}

function QueryButton({ queries }: { readonly queries: readonly PageQuery[] }) {
  const t = useTexts(actionTexts);
  const [first] = queries;
  if (!first) return null;
  const look = { variant: 'default', size: 'xs', leftSection: <QueryIcon /> } as const;
  if (queries.length === 1) {
    return (
      <Button {...look} component="a" href={ideAddress(first)}>
        {t('query')}
      </Button>
    );
  }
  return (
    <Menu>
      <Menu.Target>
        <Button {...look}>{t('query')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {queries.map((query) => (
          <Menu.Item key={query.title} component="a" href={ideAddress(query)}>
            {query.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
