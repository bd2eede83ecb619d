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
    // The colors of charts: they differ in lightness too, for those who do not tell hues apart.
    '--hub-chart-1': '#2b3fa0',
    '--hub-chart-2': '#0f8a8a',
    '--hub-chart-3': '#b4540a',
    '--hub-chart-forecast': '#8a4bb8',
    '--hub-chart-target': '#8f8f9c',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-body': '#16181d',
    '--hub-surface': '#1e2127',
    '--hub-sea': '#1a1f28',
    '--hub-land': '#38404e',
    '--hub-border': '#20262f',
    '--hub-chart-1': '#91a4ff',
    '--hub-chart-2': '#4fc7c0',
    '--hub-chart-3': '#f2a65a',
    '--hub-chart-forecast': '#c99bf0',
    '--hub-chart-target': '#9a9aa8',
  },
});
