import { useSyncExternalStore } from 'react';
import { settings } from './settings';

/** Somebody that a page sends its requests as. `PUBLIC` has no token. */
export interface Viewer {
  readonly name: string;
  /** Changes when it is renewed. */
  token?: string;
}

const chosenKey = 'program-hub:viewer';
const anybody: Viewer = { name: 'PUBLIC' };

let offered: readonly Viewer[] = [];
let current = anybody;
const listeners = new Set<() => void>();

/**
 * Fetches the viewers that a hub on the embedded database offers for trying it out. The current viewer is the one chosen last,
 * on any page, else `PUBLIC`.
 */
export async function fetchViewers(): Promise<void> {
  if (settings.developmentTokens === undefined) return;
  const answer = await fetch(settings.developmentTokens);
  offered = [anybody, ...((await answer.json()) as Viewer[])];
  current = offered.find(({ name }) => name === localStorage.getItem(chosenKey)) ?? anybody;
}

/** The viewers that can be chosen; none if the hub has real users. */
export function offeredViewers(): readonly Viewer[] {
  return offered;
}

export function currentViewer(): Viewer {
  return current;
}

export function useViewer(): Viewer {
  return useSyncExternalStore(subscribe, currentViewer);
}

export function chooseViewer(name: string): void {
  const chosen = offered.find((viewer) => viewer.name === name) ?? anybody;
  localStorage.setItem(chosenKey, chosen.name);
  becomeViewer(chosen);
}

/** A new object each time, so that results of requests from before an earlier change stay dropped. */
export function becomeViewer(viewer: Viewer): void {
  current = { ...viewer };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
