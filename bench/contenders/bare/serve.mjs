import { createServer } from 'node:http';
import { createPool, today } from '../database.mjs';

/** What PostgreSQL is told about its plans for prepared statements, by the last part of the address. */
const planCacheModes = { auto: 'auto', custom: 'force_custom_plan' };

/**
 * A server of `node:http` and nothing else: `/QUESTION/PLAN` for each question and each way of planning, its values as JSON
 * in the body, JSON back.
 *
 * @typedef {(values: any, query: (text: string, values: unknown[]) => Promise<string>, day: string) => Promise<string>} Answer
 *   `query` runs a prepared statement that gives one text
 * @param {Readonly<Record<string, Answer>>} answers by question
 */
export function serve(answers) {
  const names = new Map();
  const queries = Object.fromEntries(
    Object.entries(planCacheModes).map(([plan, mode]) => {
      const pool = createPool(`-c plan_cache_mode=${mode}`);
      const query = async (text, values) => {
        let name = names.get(text);
        if (name === undefined) names.set(text, (name = `statement_${names.size}`));
        const { rows } = await pool.query({ name, text, values, rowMode: 'array' });
        return rows[0][0];
      };
      return [plan, query];
    }),
  );
  const all = { typename: () => Promise.resolve('{"data":{"__typename":"Query"}}'), ...answers };

  const server = createServer((request, response) => {
    const [, question, plan] = request.url.split('/');
    const answer = all[question];
    const query = queries[plan];
    if (!answer || !query) return response.writeHead(404).end();
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      answer(JSON.parse(body), query, today()).then(
        (json) => {
          response.writeHead(200, {
            'content-type': 'application/json; charset=utf-8',
            'content-length': Buffer.byteLength(json),
          });
          response.end(json);
        },
        (error) => {
          console.error(error);
          response.writeHead(500).end();
        },
      );
    });
  });
  server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
  process.on('SIGTERM', () => process.exit(0));
}
