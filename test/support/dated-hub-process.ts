import 'reflect-metadata';
import { fixedClock } from '../../src/clock';
import { readConfig } from '../../src/config';
import { startHub } from '../../src/hub';
import { testDay } from './database';

/** A process that runs a hub on `testDay` with the settings of its environment, and prints its address. */
async function run(): Promise<void> {
  const hub = await startHub(readConfig(), { clock: fixedClock(testDay) });
  process.once('SIGTERM', () => void hub.close());
  console.log(hub.url);
}

void run();
