import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats a question until it has the expected answer. @throws if that takes longer than some seconds */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  isDone: (answer: T) => boolean,
  patience = 10_000,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    if (Date.now() > end) throw new Error(`It never came: the last answer was ${JSON.stringify(answer)}.`);
    await sleep(5);
  }
}
