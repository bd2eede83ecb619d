import { ApolloProvider } from '@apollo/client/react';
import { Alert, Box } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import { createClient } from '../graph/client';
import { Header, type LinkComponent } from './header';
import { shellTexts } from './shell-texts';
import { SignInFailed } from './sign-in-failed';
import { useTexts } from './texts';
import { useViewer } from './viewers';

const ViewLink: LinkComponent = (props) => <Link {...props} />;

/** What every view of the explorer has around it. A view starts anew when the viewer changes, with a cache of its own. */
export function Shell() {
  const t = useTexts(shellTexts);
  const viewer = useViewer();
  const client = useMemo(() => createClient(() => viewer.token), [viewer]);
  const { pathname } = useLocation();
  const { online } = useNetwork();
  return (
    <ApolloProvider client={client}>
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <Header link={ViewLink} path={pathname} />
      <SignInFailed />
      {!online && (
        <Alert color="yellow" radius={0} role="status">
          {t('offline')}
        </Alert>
      )}
      <Box component="main" id="content" tabIndex={-1} px="md" py="lg" maw={1500} mx="auto" key={viewer.name}>
        <Outlet />
      </Box>
    </ApolloProvider>
  );
}
