import '@mantine/core/styles.css';
import './base.css';
import { MantineProvider } from '@mantine/core';
import { setNonce } from 'get-nonce';
import type { ReactNode } from 'react';
import { styleNonce } from './settings';
import { cssVariables, theme } from './theme';

// The lock of the page behind a drawer is a style sheet of another library.
if (styleNonce !== undefined) setNonce(styleNonce);

/** The look that the explorer and the IDE share. */
export function Look({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      deduplicateInlineStyles
      {...(styleNonce !== undefined && { getStyleNonce: () => styleNonce ?? '' })}
    >
      {children}
    </MantineProvider>
  );
}
