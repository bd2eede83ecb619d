import { Button, Group, Text } from '@mantine/core';
import { shellTexts } from './shell-texts';
import { canSignIn, signIn, signOut } from './sign-in';
import { useTexts } from './texts';
import { useViewer } from './viewers';

/** Signs in at the OpenID provider, or out. */
export function SignInButton() {
  const t = useTexts(shellTexts);
  const { name, token } = useViewer();
  if (!canSignIn) return null;
  if (token === undefined) {
    return (
      <Button size="xs" onClick={() => void signIn()}>
        {t('signIn')}
      </Button>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap" miw={0}>
      <Text size="sm" truncate visibleFrom="sm">
        {name}
      </Text>
      <Button size="xs" variant="default" onClick={() => void signOut()}>
        {t('signOut')}
      </Button>
    </Group>
  );
}
