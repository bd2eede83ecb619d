/** Is aborted if the client of a request goes away. This is what the engine needs of an `AbortSignal`. */
export interface Signal {
  readonly aborted: boolean;
  /** The error of those who wait for something else; undefined before it is aborted. */
  readonly reason: unknown;
  /** The listener is called at most once. */
  addEventListener(type: 'abort', listener: () => void, options: { readonly once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
