import { KeptPostmaster } from '../../src/database/kept-postmaster';
import type { Postmaster } from '../../src/database/postmaster';

/** A PostgreSQL process that a test can end. */
class FakePostmaster implements Postmaster {
  readonly port = 5432;
  stopped = false;
  private readonly listeners: ((how: string) => void)[] = [];

  onExit(listener: (how: string) => void): void {
    this.listeners.push(listener);
  }

  end(how: string): void {
    for (const listener of this.listeners) listener(how);
  }

  stop(): Promise<void> {
    this.stopped = true;
    this.end('ended with code 0');
    return Promise.resolve();
  }
}

/** Keeps one running, whose starts go as told: another one, or a failure. */
function keep(starts: (FakePostmaster | string)[], options: { keep?: boolean; pauses?: number[] } = {}) {
  const first = new FakePostmaster();
  const told: string[] = [];
  let tell: () => void = () => undefined;
  const said = (line: string): void => {
    told.push(line);
    tell();
  };
  const kept = new KeptPostmaster(first, {
    keep: true,
    pauses: [0, 1, 1],
    start: () => {
      const next = starts.shift();
      return next instanceof FakePostmaster ? Promise.resolve(next) : Promise.reject(new Error(next));
    },
    onRestart: (how) => said(`restarted: ${how}`),
    onEnd: (how) => said(`given up: ${how}`),
    ...options,
  });
  const lines = async (count: number): Promise<string[]> => {
    while (told.length < count) await new Promise<void>((resolve) => (tell = resolve));
    return told;
  };
  return { first, kept, told, lines };
}

test('a server that ends is started again, also after failed starts', async () => {
  const second = new FakePostmaster();
  const { first, kept, lines } = keep(['no room', 'no room', second]);
  first.end('ended by SIGKILL');
  expect(await lines(1)).toEqual(['restarted: ended by SIGKILL']);
  await kept.stop();
  expect([first.stopped, second.stopped]).toEqual([false, true]);
});

test('the server is given up after the last try, with the last reason', async () => {
  const { first, kept, lines } = keep(['one', 'two', 'three', 'four']);
  first.end('ended by SIGKILL');
  expect(await lines(1)).toEqual(['given up: ended by SIGKILL and could not be started again: three']);
  await kept.stop();
});

test('a stopped server is not started again, whether it was running or being started', async () => {
  const one = keep([]);
  await one.kept.stop();
  const other = keep([new FakePostmaster()], { pauses: [60_000] });
  other.first.end('ended by SIGKILL');
  await other.kept.stop();
  expect([one.told, other.told]).toEqual([[], []]);
});

test('without restarts, the end of the server is reported at once', async () => {
  const { first, kept, lines } = keep([new FakePostmaster()], { keep: false });
  first.end('ended with code 0');
  expect(await lines(1)).toEqual(['given up: ended with code 0']);
  await kept.stop();
});

describe('by a clock that the test moves', () => {
  let now = 0;
  beforeEach(() => jest.spyOn(performance, 'now').mockImplementation(() => now));
  afterEach(() => jest.restoreAllMocks());

  test('a server that ends again and again soon after its start is given up as well', async () => {
    const next = [new FakePostmaster(), new FakePostmaster(), new FakePostmaster()];
    const { first, kept, lines } = keep([...next]);
    first.end('ended with code 1');
    for (const [index, each] of next.entries()) {
      await lines(index + 1);
      each.end('ended with code 1');
    }
    expect((await lines(4)).at(-1)).toBe(
      'given up: ended with code 1 and could not be started again: Each time it ended at once.',
    );
    await kept.stop();
  });

  test('a server that ran for more than a second is started again at once, however often it was before', async () => {
    const next = Array.from({ length: 6 }, () => new FakePostmaster());
    // The third pause is longer than any test.
    const { first, kept, lines } = keep([...next], { pauses: [0, 0, 1e8] });
    for (const [index, each] of [first, ...next.slice(0, 5)].entries()) {
      now += 1_500;
      each.end('ended by SIGKILL');
      await lines(index + 1);
    }
    await kept.stop();
  });

  test('a server that ends more than 20 times within a minute is given up', async () => {
    const next = Array.from({ length: 30 }, () => new FakePostmaster());
    const { first, kept, lines } = keep([...next]);
    let told: string[] = [];
    for (const [index, each] of [first, ...next.slice(0, 20)].entries()) {
      now += 1_500;
      each.end('ended by SIGSEGV');
      told = await lines(index + 1);
    }
    expect(told.at(-1)).toBe('given up: ended by SIGSEGV and is not started again: it ended 20 times within a minute.');
    await kept.stop();
  });
});
