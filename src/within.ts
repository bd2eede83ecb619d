/**
 * Waits for some work with a timeout.
 * @throws Error if the work is not done after so many milliseconds; it goes on nevertheless
 */
export async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const fail = (): void => reject(new Error(`no answer within ${milliseconds} ms`));
    // After a pause of the process, timers come before what has arrived meanwhile.
    late = setTimeout(() => setImmediate(fail), milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(late);
  }
}
