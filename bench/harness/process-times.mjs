import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc in a second: the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * The CPU that a server and the database's sessions have taken so far, in milliseconds. Linux only.
 *
 * @param {number} server process id
 * @param {number | undefined} postmaster process id
 * @returns {{ server: number, database: number } | undefined}
 */
export function processTimes(server, postmaster) {
  if (process.platform !== 'linux' || postmaster === undefined) return undefined;
  const sessions = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => read(name))
    .filter((found) => found?.parent === postmaster);
  return { server: read(server)?.time ?? 0, database: sessions.reduce((sum, { time }) => sum + time, 0) };
}

function read(processId) {
  try {
    // The name, in parentheses, may hold anything; the fields follow it.
    const text = readFileSync(`/proc/${processId}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), time: ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond };
  } catch {
    return undefined;
  }
}
