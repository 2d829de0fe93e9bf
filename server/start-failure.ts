import pg from 'pg';
import type { Config } from './env';

type Told = Pick<Config, 'databaseUrl' | 'host' | 'port'>;
type Fault = Error & { code?: string; syscall?: string; hostname?: string; path?: string };

/** Why the site does not start, in a sentence that names the setting to look at. Never holds a password or a query. */
export function startFailure(error: unknown, told: Told): string {
  const fault = innermost(error);
  return ofListening(fault, told) ?? (told.databaseUrl === null ? null : ofDatabase(fault, told.databaseUrl)) ?? (fault.message || fault.code || fault.name);
}

/** What a query or several tries to connect failed of. Errors that are sentences already stay as they are. */
function innermost(error: unknown): Fault {
  if (!(error instanceof Error)) return new Error(String(error));
  // localhost is two addresses: where both refuse, Node tells of neither in words.
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  return error.message.startsWith('Failed query') && error.cause ? innermost(error.cause) : error;
}

function ofListening({ syscall, code, hostname }: Fault, { databaseUrl, host, port }: Told): string | null {
  const isNameOfHost = syscall === 'getaddrinfo' && hostname === host && (databaseUrl === null || serverIn(databaseUrl).host !== host);
  if (isNameOfHost || (syscall === 'listen' && code !== 'EACCES' && code !== 'EADDRINUSE')) {
    return `HOST is ${host}, which is no address of this machine (${code}). Set it to 127.0.0.1 behind a proxy, to 0.0.0.0 for all addresses, or to one that this machine has.`;
  }
  if (syscall === 'listen' && code === 'EACCES') return `PORT ${port} is not for this user (EACCES): numbers below 1024 are for root. Set PORT to 3000, say, and let a proxy stand in front.`;
  return null;
}

function ofDatabase({ code = '', message, syscall = '', path }: Fault, databaseUrl: string): string | null {
  if (syscall === 'open' && path && [path, encodeURIComponent(path)].some((one) => databaseUrl.includes(one))) return `DATABASE_URL names the file of a certificate or key that cannot be read (${code}). Mend its path.`;
  const { host, port, database } = serverIn(databaseUrl);
  const place = host.startsWith('/') ? host : `${host}, port ${port}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `DATABASE_URL names the host ${host}, which cannot be found (${code}). Mend its name.`;
  if (['connect', 'read', 'write'].includes(syscall) || /timeout|terminated/i.test(message)) {
    return `DATABASE_URL: no PostgreSQL answers at ${place} (${code || 'it was waited for in vain'}). Start it, or mend the host and the port.`;
  }
  if (code === '3D000') return `DATABASE_URL names the database "${database}", which the server at ${place} does not have. Make it there, or name another one.`;
  if (/^28/.test(code) || message.startsWith('SASL')) return `DATABASE_URL: the server at ${place} refuses its user or password${code && ` (${code})`}. Mend them; signs such as # or @ in them are written as %23 or %40.`;
  if (code === '42501') return `DATABASE_URL: its user may not make tables in the database "${database}" (42501). Make this user its owner.`;
  if (/^(53|57P)/.test(code)) return `DATABASE_URL: the server at ${place} is there and takes no connection at present (${code}). Try again in a moment.`;
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_|UNABLE_)|^$/.test(code) && /SSL|TLS|certificate/i.test(message)) {
    return `DATABASE_URL: the server at ${place} could not be talked to in confidence: ${message}. Look at sslmode and sslrootcert in the address.`;
  }
  return null;
}

/** The files of certificates are left out: node-postgres would read them. */
function serverIn(databaseUrl: string): pg.Client {
  return new pg.Client({ connectionString: databaseUrl.replace(/\bssl(rootcert|cert|key)=[^&]*/g, '') });
}
