import { Alert, Button, Center, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf, type Failure } from '../graph/failure';
import { useTexts } from '../shell/texts';
import { stateTexts } from './state-texts';

/** After this time a wait is explained, in milliseconds. */
const slowAfter = 3_000;

/** Stands where an answer will be. The children are the skeleton of the answer. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  const t = useTexts(stateTexts);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfter);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {isSlow && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('slow')}
        </Text>
      )}
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

/** The skeleton of a list. */
export function SkeletonRows({ count = 6, height = 56 }: { readonly count?: number; readonly height?: number }) {
  return (
    <Stack gap="sm">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} height={height} />
      ))}
    </Stack>
  );
}

/** Says that there is nothing, and what can be done about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Center py="xl" px="md">
      <Stack gap="xs" align="center" maw={480}>
        <Text fw={600} ta="center">
          {title}
        </Text>
        {children !== undefined && (
          <Text component="div" c="dimmed" ta="center" size="sm">
            {children}
          </Text>
        )}
      </Stack>
    </Center>
  );
}

const hints = {
  forbidden: 'forbiddenHint',
  tooComplex: 'tooComplexHint',
  tooMany: 'tooManyHint',
  busy: 'busyHint',
  offline: 'offlineHint',
} as const;

/** Says why there is no answer. */
export function Failed({ failure, onRetry }: { readonly failure: Failure; readonly onRetry?: () => void }) {
  const t = useTexts(stateTexts);
  const { kind, detail } = failure;
  const hint = Object.hasOwn(hints, kind) ? t(hints[kind as keyof typeof hints]) : undefined;
  const isExpected = kind === 'forbidden' || kind === 'tooComplex';
  return (
    <Alert variant="light" color={isExpected ? 'yellow' : 'red'} role="alert">
      <Title order={2} size="h5">
        {t(kind)}
      </Title>
      <Stack gap="xs" mt={4} align="flex-start">
        {hint !== undefined && <Text size="sm">{hint}</Text>}
        {kind !== 'offline' && (
          <Text size="sm">
            {t('detail')} <span lang="en">{detail}</span>
          </Text>
        )}
        {onRetry && kind !== 'forbidden' && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Stands in the place of what the viewer's role does not see, so that it need not be asked for. */
export function Forbidden({ children }: { readonly children: ReactNode }) {
  const t = useTexts(stateTexts);
  return (
    <Alert variant="light" color="yellow" role="note">
      <Title order={2} size="h5">
        {t('forbidden')}
      </Title>
      <Text size="sm" mt={4}>
        {children}
      </Text>
      <Text size="sm">{t('forbiddenHint')}</Text>
    </Alert>
  );
}

interface LoadedProps<Data> {
  /** What `useQuery` returns. */
  readonly result: { readonly data?: Data | undefined; readonly error?: unknown; refetch(): Promise<unknown> };
  /** Has the outlines of the answer. */
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** Shows the answer of a query: its skeleton, then what it is, or why there is none. */
export function Loaded<Data>({ result: { data, error, refetch }, skeleton, children }: LoadedProps<Data>) {
  if (error !== undefined && error !== null) {
    return <Failed failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />;
  }
  return data === undefined ? <Waiting>{skeleton}</Waiting> : children(data);
}
