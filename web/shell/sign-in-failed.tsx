import { Alert } from '@mantine/core';
import { shellTexts } from './shell-texts';
import { signInFailed } from './sign-in';
import { useTexts } from './texts';
import { useViewer } from './viewers';

/** Says that the way back from the provider brought no token, until the user has one. */
export function SignInFailed() {
  const t = useTexts(shellTexts);
  const { token } = useViewer();
  if (!signInFailed() || token !== undefined) return null;
  return (
    <Alert color="red" radius={0} role="alert">
      {t('signInFailed')}
    </Alert>
  );
}
