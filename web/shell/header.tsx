import {
  ActionIcon,
  Box,
  Burger,
  Collapse,
  Group,
  NativeSelect,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ComponentType, ReactNode } from 'react';
import classes from './header.module.css';
import { MoonIcon, SunIcon } from './icons';
import { shellTexts } from './shell-texts';
import { SignInButton } from './sign-in-button';
import { chooseLanguage, languages, useLanguage, useTexts, type Language } from './texts';
import { chooseViewer, offeredViewers, useViewer } from './viewers';

/** How a page makes a link: the explorer changes the view, the IDE loads another page. */
export type LinkComponent = ComponentType<{
  readonly to: string;
  readonly className?: string;
  readonly 'aria-label'?: string;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}>;

/** Loads another page. */
export const PlainLink: LinkComponent = ({ to, ...rest }) => <a href={to} {...rest} />;

const pages = [
  { to: '/', name: 'finder' },
  { to: '/program', name: 'program' },
  { to: '/coverage', name: 'coverage' },
  { to: '/portal', name: 'portal' },
  { to: '/graphql', name: 'query' },
] as const;

interface HeaderProps {
  readonly link: LinkComponent;
  /** The path of what is shown. */
  readonly path: string;
}

/** The header of every page: its name, the pages, and how the reader wants to see them. */
export function Header({ link: Link, path }: HeaderProps) {
  const t = useTexts(shellTexts);
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const links = pages.map(({ to, name }) => {
    const PageLink = to === '/graphql' ? PlainLink : Link;
    const isCurrent = to === '/' ? path === '/' || path.startsWith('/partners') : path.startsWith(to);
    return (
      <PageLink
        key={to}
        to={to}
        className={classes['link'] ?? ''}
        onClick={close}
        {...(isCurrent && { 'aria-current': 'page' })}
      >
        {t(name)}
      </PageLink>
    );
  });
  return (
    <Box component="header" className={classes['header']}>
      <Group h={56} px="md" gap="md" wrap="nowrap" justify="space-between">
        <Group gap="xl" wrap="nowrap" miw={0}>
          <Link to="/" className={classes['product'] ?? ''} aria-label={t('product')}>
            <img src="/assets/icon.svg" alt="" width={24} height={24} />
            <Text span fw={650} visibleFrom="xs">
              {t('product')}
            </Text>
          </Link>
          <Group component="nav" aria-label={t('pages')} gap={4} wrap="nowrap" visibleFrom="md">
            {links}
          </Group>
        </Group>
        <Group gap="xs" wrap="nowrap" miw={0}>
          <ViewerSelect />
          <SignInButton />
          <LanguageSelect />
          <ColorSchemeButton />
          <Burger
            opened={isOpen}
            onClick={toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={t('menu')}
            aria-expanded={isOpen}
          />
        </Group>
      </Group>
      <Collapse expanded={isOpen} hiddenFrom="md">
        <nav aria-label={t('pages')} className={classes['menu']}>
          {links}
        </nav>
      </Collapse>
    </Box>
  );
}

function ViewerSelect() {
  const t = useTexts(shellTexts);
  const { name } = useViewer();
  const viewers = offeredViewers();
  if (viewers.length === 0) return null;
  return (
    <NativeSelect
      className={`viewer ${classes['viewer'] ?? ''}`}
      label={t('viewAs')}
      size="xs"
      value={name}
      data={viewers.map((viewer) => viewer.name)}
      onChange={({ currentTarget }) => chooseViewer(currentTarget.value)}
    />
  );
}

function LanguageSelect() {
  const t = useTexts(shellTexts);
  const language = useLanguage();
  return (
    <NativeSelect
      aria-label={t('language')}
      size="xs"
      w={66}
      flex="none"
      value={language}
      data={languages.map((each) => ({ value: each, label: each.toUpperCase() }))}
      onChange={({ currentTarget }) => void chooseLanguage(currentTarget.value as Language)}
    />
  );
}

function ColorSchemeButton() {
  const t = useTexts(shellTexts);
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={t(isDark ? 'toLight' : 'toDark')}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  );
}
