import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { FuzzRequest, HttpRequest } from './requests';

/** What came back. */
export interface FuzzAnswer {
  /** The status of each answer: several for a socket with several requests, none if nothing came. */
  readonly statuses: readonly number[];
  readonly text: string;
  /** Why nothing or not everything came: the connection was reset, or neither answered nor closed. */
  readonly problem?: string;
}

/** After this time, in milliseconds, a connection counts as forgotten by the hub. */
const patience = 25_000;

/** The longest wait for an answer to an incomplete request, in milliseconds. */
const briefly = 100;

/** After it the hub closes the connection, if what was before it was whole. */
const lastRequest = Buffer.from('GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');

/** Sends requests to one hub over connections that are kept. */
export class Sender {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly port: number) {}

  /** @param id by which the hub's log names an HTTP request */
  send(request: FuzzRequest, id: string): Promise<FuzzAnswer> {
    return request.kind === 'http' ? this.sendHttp(request, id) : this.sendBytes(request.bytes);
  }

  close(): void {
    this.agent.destroy();
  }

  private sendHttp({ method, path, headers, body }: HttpRequest, id: string): Promise<FuzzAnswer> {
    return new Promise((resolve) => {
      const failed = (error: Error): void => resolve({ statuses: [], text: '', problem: error.message });
      try {
        const sent = httpRequest(
          {
            port: this.port,
            host: '127.0.0.1',
            agent: this.agent,
            method,
            path,
            headers: { 'x-request-id': id, ...headers },
          },
          (response) => {
            const chunks: Buffer[] = [];
            const statuses = [response.statusCode ?? 0];
            const end = (problem?: Error): void =>
              resolve({
                statuses,
                text: Buffer.concat(chunks).toString(),
                ...(problem && { problem: problem.message }),
              });
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => end());
            response.on('error', end);
          },
        );
        sent.setTimeout(patience, () => sent.destroy(new Error('neither answered nor closed')));
        sent.on('error', failed);
        // Without a listener the answer to a request to upgrade would be lost.
        sent.on('upgrade', (_response, socket) => socket.destroy());
        sent.end(body);
      } catch (error) {
        // Node's client refuses to send what is no header or no path; raw requests do.
        resolve({ statuses: [], text: '', problem: `not sent: ${String(error)}` });
      }
    });
  }

  private sendBytes(bytes: Buffer): Promise<FuzzAnswer> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1');
      const chunks: Buffer[] = [];
      let problem: string | undefined;
      socket.setTimeout(patience, () => {
        problem = 'neither answered nor closed';
        socket.destroy();
      });
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.on('error', (error) => (problem = error.message));
      socket.on('close', () => {
        const text = Buffer.concat(chunks).toString('latin1');
        const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
        resolve({ statuses, text, ...(problem !== undefined && { problem }) });
      });
      // Half of a connection that is closed counts as a client that went away, so this one waits a while for its answers.
      socket.write(Buffer.concat([bytes, lastRequest]));
      const given = setTimeout(() => socket.end(), briefly);
      socket.on('close', () => clearTimeout(given));
    });
  }
}
