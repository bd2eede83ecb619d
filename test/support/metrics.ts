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
