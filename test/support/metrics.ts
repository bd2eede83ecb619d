/**
 * The value of a metric that a hub publishes; the sum where it has labels; 0 where it was not met yet.
 * @param labels only the line with these, as in `{code="TIMEOUT"}`
 */
export async function metric(url: string, name: string, labels = ''): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}${labels}`) && /^[ {]/.test(line.slice(name.length)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
