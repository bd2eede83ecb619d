import { Anchor, Text } from '@mantine/core';
import { createRootRoute, Link } from '@tanstack/react-router';
import { failureOf } from '../graph/failure';
import { Empty, Failed } from '../shared/states';
import { Shell } from '../shell/shell';
import { shellTexts } from '../shell/shell-texts';
import { useTexts } from '../shell/texts';

export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: () => <NotFound />,
  errorComponent: Broken,
});

interface NotFoundProps {
  readonly title?: string;
  readonly detail?: string;
}

/** Also what a page shows, in its own words, whose row does not exist, or is hidden from the viewer. */
export function NotFound({ title, detail }: NotFoundProps) {
  const t = useTexts(shellTexts);
  return (
    <Empty title={title ?? t('notFound')}>
      <Text size="sm" mb="xs">
        {detail ?? t('notFoundDetail')}
      </Text>
      <Anchor component={Link} to="/">
        {t('toFinder')}
      </Anchor>
    </Empty>
  );
}

function Broken({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return <Failed failure={failureOf(error)} onRetry={reset} />;
}
