/**
 * A value that a hub publishes; the sum where it has labels of which none is named; 0 where it was not met yet.
 * @param name as in `hub_plans` or `hub_errors_total{code="TIMEOUT"}`
 */
export async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(name) && /^[ {]/.test(line.slice(name.length)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
