import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Repeats a question until it has the expected answer.
 * @param patience the longest wait, in milliseconds. It is long, because others may need the processor for seconds
 * @throws Error with the last answer if the expected one never comes
 */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  isDone: (answer: T) => boolean,
  patience = 60_000,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    if (Date.now() > end) throw new Error(`It never came: the last answer was ${JSON.stringify(answer)}.`);
    await sleep(5);
  }
}
