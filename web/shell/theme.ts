import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** The look of all pages. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Open Sans", sans-serif',
  headings: { fontWeight: '650' },
});

/** Mantine's own secondary texts, and texts on a light color, have too little contrast to be read by everybody. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-body': '#fbfbfd',
    '--mantine-color-teal-light-color': '#066649',
    '--mantine-color-orange-light-color': '#9a3412',
    '--hub-surface': '#ffffff',
    '--hub-sea': '#eef3f9',
    '--hub-land': '#d3dae4',
    '--hub-border': '#f6f9fc',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-body': '#16181d',
    '--hub-surface': '#1e2127',
    '--hub-sea': '#1a1f28',
    '--hub-land': '#38404e',
    '--hub-border': '#20262f',
  },
});
