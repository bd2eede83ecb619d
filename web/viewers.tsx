import type { Fetcher } from '@graphiql/toolkit';
import { useState, type ChangeEvent } from 'react';

/** Somebody to ask as: its name, and the token that says so. */
interface Viewer {
  readonly name: string;
  readonly token?: string;
}

const chosenKey = 'program-hub:viewer';
const anybody: Viewer = { name: 'PUBLIC' };

let current = anybody;

/**
 * Whom a hub on its own database lets a person try. Who was chosen last asks first.
 * @param address where the tokens are; absent where they come from elsewhere
 */
export async function fetchViewers(address: string | undefined): Promise<readonly Viewer[]> {
  if (address === undefined) return [];
  const answer = await fetch(address);
  const viewers = [anybody, ...((await answer.json()) as Viewer[])];
  const chosen = localStorage.getItem(chosenKey);
  current = viewers.find(({ name }) => name === chosen) ?? viewers.at(-1) ?? anybody;
  return viewers;
}

/** Sends what is asked as whoever is chosen; a header that was written by hand goes before. */
export function asViewer(fetcher: Fetcher): Fetcher {
  return (parameters, options) => {
    const shown = current.token === undefined ? {} : { authorization: `Bearer ${current.token}` };
    return fetcher(parameters, { ...options, headers: { ...shown, ...options?.headers } });
  };
}

export function ViewerSelect({ viewers }: { readonly viewers: readonly Viewer[] }) {
  const [name, setName] = useState(current.name);
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>): void => {
    current = viewers.find((viewer) => viewer.name === target.value) ?? anybody;
    localStorage.setItem(chosenKey, current.name);
    setName(current.name);
  };
  return (
    <label className="viewer">
      Ask as
      <select value={name} onChange={choose}>
        {viewers.map((viewer) => (
          <option key={viewer.name}>{viewer.name}</option>
        ))}
      </select>
    </label>
  );
}
