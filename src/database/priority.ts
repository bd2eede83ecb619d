import { getPriority, setPriority } from 'node:os';

/** The lowest priority, in steps of `nice`. */
const lowest = 19;

/** How much lower than that of the hub the priority of the embedded server is, in steps of `nice`. */
const ofServer = 10;

/** How much lower that of a session is that reads tables. */
const ofTables = 10;

/**
 * The embedded server shares its processors with the hub. One thread of the hub serves all requests, so a statement that computes
 * for seconds must not keep it waiting. What the server starts has the priority of the server.
 */
export function yieldAsServer(pid: number | undefined): void {
  yieldToHub(pid, ofServer);
}

/** A session of the embedded server that reads a whole table lets pages go first. */
export function yieldAsTable(pid: number | undefined): void {
  yieldToHub(pid, ofTables);
}

function yieldToHub(pid: number | undefined, steps: number): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, Math.min(getPriority() + steps, lowest));
  } catch {
    // A system without priorities, or a process that has ended already, which the caller finds out.
  }
}
