import type { PoolClient } from 'pg';
import { WorkTimes } from '../../src/engine/execute/work-times';

const client = {} as PoolClient;
let worked: number | undefined;
let readings: number;
let times: WorkTimes;

beforeEach(() => {
  worked = 10;
  readings = 0;
  times = new WorkTimes(() => {
    readings++;
    return worked;
  });
});

/** Runs a statement that lasts so many seconds, in which its process works for some of them. */
function run(seconds: number, works: number): number {
  times.begin(client);
  if (worked !== undefined) worked += works;
  return times.end(client, seconds, seconds / 2);
}

test('a long statement is taken to have worked as long as its process has', () => {
  expect(run(1, 0.25)).toBeCloseTo(0.25);
  expect(run(1, 0.5)).toBeCloseTo(0.5);
});

test('a brief statement is taken to have worked for its share of the time that it lasted, without a reading', () => {
  run(1, 0.25);
  readings = 0;
  expect(run(0.0005, 0.0001)).toBe(0.000_25);
  expect(readings).toBe(0);
});

test('brief statements hide no more than they lasted from the long one after them', () => {
  let hidden = 0;
  for (let each = 0; each < 1_000; each++) hidden += 0.0005 - run(0.0005, 0.0001);
  expect(hidden).toBeGreaterThan(0);
  expect(run(1, 0.25)).toBeGreaterThan(0.25 - 0.002);
  expect(readings).toBeGreaterThan(200);
});

test('nothing has worked if the process is gone, and the share is taken if its time is unknown', () => {
  run(1, 0.25);
  worked = undefined;
  expect(run(1, 0.25)).toBe(0);
  const unknown = new WorkTimes(undefined);
  unknown.begin(client);
  expect(unknown.end(client, 1, 0.5)).toBe(0.5);
});

test('a process that did something else meanwhile is read again', () => {
  run(1, 0.25);
  times.forget(client);
  if (worked !== undefined) worked += 5;
  expect(run(1, 0.25)).toBeCloseTo(0.25);
});
