/** What the hub tells a page before its first request; `src/server/pages.ts` describes it. */
interface Settings {
  readonly developmentTokens?: string;
  readonly signIn?: {
    readonly authority: string;
    readonly clientId: string;
    readonly scope: string;
    readonly parameters: Readonly<Record<string, string>>;
    /** The path of this page that the provider sends the user back to. */
    readonly returnPath: string;
  };
}

function contentOf(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
}

export const settings = JSON.parse(contentOf('hub-settings') ?? '{}') as Settings;

/** Allows the style sheets that components add while the page runs. */
export const styleNonce = contentOf('style-nonce');
