import { DatabaseError } from 'pg';
import { failureOf } from '../../src/database/failure';

function withCode(code: string, more: object = {}): Error {
  return Object.assign(new Error('said'), { code, ...more });
}

test.each([
  // Connections: refused, broken, of an unknown protocol; not let in; no longer there.
  ...['08000', '08001', '08003', '08004', '08006', '08P01', '28000', '28P01', '3D000', '57P04'],
  // Too much of something for the moment.
  ...['53000', '53200', '53300', '53400', '55P03'],
  // Rolled back for another one; ended by an operator, a crash, a start, a time without work.
  ...['40001', '40P01', '25P03', '57000', '57P01', '57P02', '57P03', '57P05', '58000', '58030'],
  // Node's.
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...[
    'ENOBUFS',
    'EMFILE',
    'ERR_SOCKET_CLOSED',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'SELF_SIGNED_CERT_IN_CHAIN',
  ],
])('%s: the database cannot be reached for the moment', (code) => {
  expect(failureOf(withCode(code))).toBe('unavailable');
});

test.each(['53100', 'ENOSPC', 'EDQUOT'])('%s: its disk is full', (code) => {
  expect(failureOf(withCode(code))).toBe('full');
});

test.each(['57014', '25P04'])('%s: a statement took too long', (code) => {
  expect(failureOf(withCode(code))).toBe('timeout');
});

test.each([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
])('the driver says "%s": the database cannot be reached either', (message) => {
  expect(failureOf(new Error(message))).toBe('unavailable');
});

test('every failure of a call that only reaches the server', () => {
  expect(failureOf(withCode('ENOENT', { syscall: 'connect' }))).toBe('unavailable');
  expect(failureOf(withCode('EAI_SOMETHING', { syscall: 'getaddrinfo' }))).toBe('unavailable');
});

test('the innermost cause counts', () => {
  const lost = Object.assign(new Error('outer'), { driverError: withCode('57P01') });
  expect(failureOf(Object.assign(new Error('outermost'), { originalError: lost }))).toBe('unavailable');
});

// Wrong statements, rows that break a rule, files: failures that a retry does not mend.
test.each([
  '42601',
  '42P01',
  '42703',
  '22P02',
  '22012',
  '23505',
  '23P01',
  '0A000',
  'XX000',
  '58P01',
  'ENOENT',
  'EACCES',
  'toString',
])('%s is another failure', (code) => {
  expect(failureOf(withCode(code))).toBeUndefined();
});

test('any value can be thrown', () => {
  for (const thrown of [undefined, null, 7, 'Connection terminated', {}, new DatabaseError('syntax', 1, 'error')]) {
    expect(failureOf(thrown)).toBeUndefined();
  }
});
