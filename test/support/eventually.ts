import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is what is waited for. @throws when it is not within some seconds */
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
