/**
 * The value of a metric of a hub. Without labels in the name, it is the sum over all labels; 0 if there is no value yet.
 * @param name as in `hub_plans` or `hub_errors_total{code="TIMEOUT"}`
 */
export async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(name) && /^[ {]/.test(line.slice(name.length)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
