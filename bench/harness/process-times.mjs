import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc in a second: the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * The processor time that a server and the database's processes have taken so far, in milliseconds: of each thread and of
 * each child of the postmaster to the nanosecond; of children that have ended, to the tick. Linux only.
 *
 * @param {number} server process id
 * @param {number | undefined} postmaster process id
 * @returns {{ server: number, database: number } | undefined}
 */
export function processTimes(server, postmaster) {
  if (process.platform !== 'linux' || postmaster === undefined) return undefined;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  const running = children.reduce((sum, child) => sum + timeOf(child), 0);
  return { server: timeOf(server), database: running + timeOfEndedChildren(postmaster) };
}

/** The time of all threads of a process. It is 0 if the process has ended. */
function timeOf(processId) {
  try {
    const threads = `/proc/${processId}/task`;
    return readdirSync(threads).reduce((sum, thread) => sum + threadTime(`${threads}/${thread}`), 0);
  } catch {
    return 0;
  }
}

function threadTime(folder) {
  try {
    return Number(readFileSync(`${folder}/schedstat`, 'utf8').split(' ', 1)[0]) / 1e6;
  } catch {
    return 0;
  }
}

function parentOf(processId) {
  return statOf(processId)?.[1];
}

/** Parallel workers end with their statement. Their time is then counted for the postmaster. */
function timeOfEndedChildren(postmaster) {
  const [user, system] = statOf(postmaster)?.slice(13, 15) ?? [0, 0];
  return ((user + system) * 1000) / ticksPerSecond;
}

/** The fields of /proc/PID/stat from the state on, as numbers. */
function statOf(processId) {
  try {
    const text = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The name, in parentheses, may hold anything; the fields follow it.
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return undefined;
  }
}
