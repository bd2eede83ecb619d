import type { User, UserManager } from 'oidc-client-ts';
import { settings } from './settings';
import { becomeViewer, currentViewer } from './viewers';

let hasFailed = false;
let manager: Promise<UserManager> | undefined;

/** Whether users can sign in at an OpenID provider. */
export const canSignIn = settings.signIn !== undefined;

/** Whether the way back from the provider brought no token. */
export function signInFailed(): boolean {
  return hasFailed;
}

/** The library is loaded when somebody signs in. The token stays in memory: it is gone when the page is closed or loaded again. */
function openManager(): Promise<UserManager> {
  return (manager ??= import('oidc-client-ts').then(({ InMemoryWebStorage, UserManager, WebStorageStateStore }) => {
    const { authority = '', clientId = '', scope = 'openid', parameters = {}, returnPath = '' } = settings.signIn ?? {};
    const opened = new UserManager({
      authority,
      client_id: clientId,
      redirect_uri: `${location.origin}${returnPath}`,
      response_type: 'code',
      scope,
      extraQueryParams: parameters,
      extraTokenParams: parameters,
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      // What proves that the answer belongs to this browser's request. It holds no token, and must outlive the way to the provider.
      stateStore: new WebStorageStateStore({ store: sessionStorage }),
      monitorSession: false,
    });
    opened.events.addUserLoaded((user) => {
      // A renewed token is that of the same viewer.
      currentViewer().token = user.access_token;
    });
    opened.events.addAccessTokenExpired(() => becomeViewer({ name: 'PUBLIC' }));
    return opened;
  }));
}

/** Leaves the page for the provider, which sends the user back to what is shown now. */
export async function signIn(): Promise<void> {
  const opened = await openManager();
  await opened.signinRedirect({ state: `${location.pathname}${location.search}` });
}

export async function signOut(): Promise<void> {
  const opened = await openManager();
  await opened.removeUser();
  becomeViewer({ name: 'PUBLIC' });
}

/**
 * Ends the way back from the provider, if this is one. The address of before is shown again.
 * @param home the path of the page, if the provider does not tell the address
 */
export async function completeSignIn(home: string): Promise<void> {
  if (settings.signIn === undefined || location.pathname !== settings.signIn.returnPath) return;
  let user: User | undefined;
  try {
    user = await (await openManager()).signinCallback();
  } catch (error) {
    hasFailed = true;
    console.error(error);
  } finally {
    history.replaceState(null, '', typeof user?.state === 'string' ? user.state : home);
  }
  if (user) becomeViewer({ name: user.profile.name ?? user.profile.sub, token: user.access_token });
}
