import { eventually } from './eventually';

/**
 * The value of a metric of a hub. Without labels in the name, it is the sum over all labels; 0 if there is no value yet.
 * @param name as in `hub_plans` or `hub_errors_total{code="TIMEOUT"}`
 */
export async function metric(url: string, name: string): Promise<number> {
  const [value = 0] = await metricsOf(url, [name]);
  return value;
}

/** Values that a hub publishes at one moment. */
export async function metricsOf(url: string, names: readonly string[]): Promise<readonly number[]> {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  return names.map((name) =>
    lines
      .filter((line) => line.startsWith(name) && /^[ {]/.test(line.slice(name.length)))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0),
  );
}

/**
 * Waits until all connections for reads of a hub are idle, and no request waits for one. A hub opens them after its start, and
 * compares plans on one after a slow statement.
 */
export async function untilAtRest(url: string): Promise<void> {
  await eventually(
    () => metricsOf(url, ['hub_connections', 'hub_connections_idle', 'hub_connections_waiting']),
    ([total = 0, idle, waiting]) => total > 0 && idle === total && waiting === 0,
  );
}
