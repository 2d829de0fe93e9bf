import { createServer } from 'node:net';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startFailure } from '../../server/start-failure';

const told = { databaseUrl: null as string | null, host: '127.0.0.1', port: 3000 };
const failing = (code: string, message: string, more = {}) => Object.assign(new Error(message), { code, ...more });
const databaseUrl = 'postgres://tilth:hunter2hunter2@db.example.org:6000/nodb';
const ofDatabase = (error: unknown) => startFailure(error, { ...told, databaseUrl });

async function connecting(url: string): Promise<string> {
  const error = await new pg.Client({ connectionString: url }).connect().then(() => null, (error: unknown) => error);
  return startFailure(error, { ...told, databaseUrl: url });
}

function listening(host: string, port: number): Promise<string> {
  return new Promise((resolve) => createServer().once('error', (error) => resolve(startFailure(error, { ...told, host, port }))).listen(port, host));
}

test('a database that does not answer is named by its setting', async () => {
  // A port that nobody listens on: it is given back before it is asked.
  const server = createServer();
  const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)));
  await new Promise((resolve) => server.close(resolve));
  for (const host of ['127.0.0.1', 'localhost']) {
    expect(await connecting(`postgres://tilth:hunter2hunter2@${host}:${port}/tilth`)).toBe(`DATABASE_URL: no PostgreSQL answers at ${host}, port ${port} (ECONNREFUSED). Start it, or mend the host and the port.`);
  }
  expect(await connecting('postgres://tilth@/elsewhere?host=%2Fnowhere%2Fsockets')).toContain('no PostgreSQL answers at /nowhere/sockets (ENOENT)');
  const refused = failing('ECONNREFUSED', '', { syscall: 'connect' });
  expect(ofDatabase(new AggregateError([refused, refused]))).toContain('at db.example.org, port 6000 (ECONNREFUSED)');
  expect(ofDatabase(failing('ENOTFOUND', 'getaddrinfo ENOTFOUND db.example.org', { syscall: 'getaddrinfo', hostname: 'db.example.org' }))).toContain('DATABASE_URL names the host db.example.org, which cannot be found');
  expect(ofDatabase(new Error('timeout exceeded when trying to connect'))).toContain('no PostgreSQL answers at db.example.org');
});

test('a database that refuses is told from one that is away', () => {
  for (const [error, words] of [
    [failing('3D000', 'database "nodb" does not exist'), 'DATABASE_URL names the database "nodb"'],
    [failing('28P01', 'password authentication failed for user "tilth"'), 'refuses its user or password (28P01)'],
    [new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'), 'refuses its user or password. Mend'],
    [failing('42501', 'permission denied for schema public'), 'may not make tables'],
    [failing('57P03', 'the database system is starting up'), 'takes no connection at present (57P03)'],
    [new Error('The server does not support SSL connections'), 'Look at sslmode'],
    [failing('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'), 'Look at sslmode'],
  ] as const) {
    expect(ofDatabase(error)).toContain(words);
    expect(ofDatabase(error)).toMatch(/^DATABASE_URL/);
    expect(ofDatabase(error)).not.toContain('hunter2');
  }
});

test('a certificate that is not there is told from any other file', () => {
  const missing = (path: string) => startFailure(failing('ENOENT', `no such file ${path}`, { syscall: 'open', path }), { ...told, databaseUrl: `${databaseUrl}?sslrootcert=/etc/tls/root.pem` });
  expect(missing('/etc/tls/root.pem')).toContain('DATABASE_URL names the file of a certificate or key that cannot be read (ENOENT)');
  expect(missing('/tilth/migrations.json')).toBe('no such file /tilth/migrations.json');
});

test('a query is not printed, only what it failed of', () => {
  const error = new Error('Failed query: select CANARY params: CANARY', { cause: failing('42P01', 'relation "site" does not exist') });
  expect(startFailure(error, told)).toBe('relation "site" does not exist');
});

test('a host that is not of this machine is named by its setting', async () => {
  expect(await listening('203.0.113.77', 45_999)).toContain('HOST is 203.0.113.77, which is no address of this machine (EADDRNOTAVAIL)');
  const unknown = failing('ENOTFOUND', 'getaddrinfo ENOTFOUND foo.invalid', { syscall: 'getaddrinfo', hostname: 'foo.invalid' });
  expect(startFailure(unknown, { ...told, host: 'foo.invalid', databaseUrl })).toContain('HOST is foo.invalid');
  expect(startFailure(failing('EACCES', 'listen EACCES', { syscall: 'listen' }), { ...told, port: 80 })).toContain('PORT 80 is not for this user');
});

test('what is a sentence already stays one, and what has no words is not nothing', () => {
  expect(ofDatabase(new Error('This data is in use: tilth, process 7 serves it already. Stop that one first.'))).toBe('This data is in use: tilth, process 7 serves it already. Stop that one first.');
  expect(startFailure(new Error('The database could not start. No room.', { cause: failing('ENOSPC', 'x') }), told)).toBe('The database could not start. No room.');
  expect(startFailure(failing('EIO', ''), told)).toBe('EIO');
});
