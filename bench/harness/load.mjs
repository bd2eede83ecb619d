import { Client } from 'undici';

/**
 * @typedef {object} Request
 * @property {string} path
 * @property {string} body JSON
 * @property {number} bytes how long the right answer is
 *
 * @typedef {object} Load
 * @property {number} perSecond requests answered in a second
 * @property {number} p50 median latency, in milliseconds
 * @property {number} p99 99th percentile of latency, in milliseconds
 * @property {number} requests how many were answered
 * @property {number} failures answers that were not the right one: another status, another length
 * @property {number} loadCpu CPU that the load generator itself took, as a share of one core
 */

/**
 * Asks a server as fast as it answers, for a while, over connections that are kept open, one request at a time on each.
 * The requests are taken in turn. Bodies are not parsed, so that most of the machine is left to server and database.
 *
 * @param {{ origin: string, requests: readonly Request[], headers: Readonly<Record<string, string>>, connections: number, seconds: number, least?: number }} options
 *   `least`: it goes on for up to five times as long until it has asked so many
 * @returns {Promise<Load>}
 */
export async function load({ origin, requests, headers, connections, seconds, least = 0 }) {
  const sent = { 'content-type': 'application/json', ...headers };
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }));
  const latencies = [];
  let next = 0;
  let failures = 0;
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      for (;;) {
        const now = performance.now();
        if (now >= end && (next >= least || now >= begin + seconds * 5000)) break;
        const request = requests[next++ % requests.length];
        const start = performance.now();
        if (!(await ask(client, sent, request))) failures++;
        latencies.push(performance.now() - start);
      }
    }),
  );
  const elapsed = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  await Promise.all(clients.map((client) => client.close()));
  latencies.sort((a, b) => a - b);
  return {
    perSecond: (latencies.length / elapsed) * 1000,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    requests: latencies.length,
    failures,
    loadCpu: (user + system) / 1000 / elapsed,
  };
}

/** @returns {Promise<boolean>} whether the answer has the status and the length that it should have */
function ask(client, headers, { path, body, bytes }) {
  return new Promise((resolve, reject) => {
    let received = 0;
    let status = 0;
    client.dispatch(
      { path, method: 'POST', headers, body },
      {
        onRequestStart() {},
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(_controller, chunk) {
          received += chunk.length;
        },
        onResponseEnd: () => resolve(status === 200 && received === bytes),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

/** The value below which such a share of the sorted values lies. */
export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
