/** A server is warm if a request takes at least this share of the processor time that it took before. */
const settled = 0.9;

/**
 * Asks a server until a request takes no less of its processor time than before. V8 compiles what runs often, and a server of
 * much code needs more requests until that is done.
 *
 * @param {() => Promise<number | undefined>} ask sends some requests. Returns the processor time of one; undefined if the
 *   system does not tell
 * @param {number} most how often it asks, at most
 */
export async function warmUp(ask, most) {
  let last = await ask();
  for (let count = 1; count < most; count++) {
    const time = await ask();
    if (last === undefined || time === undefined || time > last * settled) return;
    last = time;
  }
}
