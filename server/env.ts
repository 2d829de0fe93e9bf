import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { keptSecret, shortestSecret } from './secret-key';

export interface Config {
  mode: 'production' | 'development';
  root: string;
  publicUrl: URL;
  host: string;
  port: number;
  databaseUrl: string | null;
  dataDir: string;
  secret: string;
  /** Whether a new database gets the demo: asked for, refused, or left to the kind of database. */
  demo: 'on' | 'off' | 'unsaid';
  trustProxy: false | number | string;
  /** Whether /styleguide is there: the kit of the interface, for whoever works on it. */
  styleguide: boolean;
  logLevel: string;
  /** How mail leaves; null on a site that sends none. */
  mail: MailConfig | null;
}

export interface MailConfig {
  /** May hold a password: never logged. */
  smtpUrl: string;
  /** `name` is null where the site's own is to stand. */
  from: { name: string | null; address: string };
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether a host name means this machine. */
export function isLoopback(hostname: string): boolean {
  return loopbackNames.has(hostname);
}

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);
/** "tilth@example.org" or "Tilth <tilth@example.org>". */
const sender = /^(?:\s*([^<>\p{Cc}]*?)\s*<)?\s*([^\s<>@,;:"()[\]\\]+@[^\s<>@,;:"()[\]\\]+)\s*>?\s*$/u;
const Environment = z.object({
  NODE_ENV: z.preprocess(blankIsUnset, z.string().default('production')),
  PUBLIC_URL: z.preprocess(blankIsUnset, z.url({ protocol: /^https?$/, error: 'must be an address like https://tilth.example.org' }).optional()),
  HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
  PORT: z.preprocess(
    blankIsUnset,
    z.coerce.number({ error: 'must be a number' }).int('must be a whole number').min(0, 'must be 0 to 65535').max(65535, 'must be 0 to 65535').default(3000),
  ),
  DATABASE_URL: z.preprocess(blankIsUnset, z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://').optional()),
  DATA_DIR: z.preprocess(blankIsUnset, z.string().default('data')),
  SECRET: z.preprocess(blankIsUnset, z.string().min(shortestSecret, `must have ${shortestSecret} characters or more`).optional()),
  DEMO: z.preprocess(blankIsUnset, z.enum(['0', '1'], 'must be 0 or 1').optional()),
  TRUST_PROXY: z.preprocess(
    blankIsUnset,
    z.string().regex(/^(?!true$)(false|\d{1,2}|[\w.:/, ]+)$/, 'must be a number of proxies, or their addresses').optional(),
  ),
  STYLEGUIDE: z.preprocess(blankIsUnset, z.enum(['0', '1'], 'must be 0 or 1').optional()),
  LOG_LEVEL: z.preprocess(blankIsUnset, z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be fatal, error, warn, info, debug, trace or silent').default('info')),
  SMTP_URL: z.preprocess(blankIsUnset, z.url({ protocol: /^smtps?$/, error: 'must be an address like smtp://user:password@mail.example.org:587' }).optional()),
  MAIL_FROM: z.preprocess(blankIsUnset, z.string().regex(sender, 'must be an address, or a name with an address: Tilth <tilth@example.org>').optional()),
});

export type ConfigResult = { config: Config } | { problems: string[] };

/** Reads the configuration once; every problem is found before any is reported. */
export function readConfig(env: Record<string, string | undefined>, root: string): ConfigResult {
  const parsed = Environment.safeParse(env);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  if (!parsed.success) return { problems };
  const given = parsed.data;
  const mode = given.NODE_ENV === 'development' ? 'development' : 'production';
  const publicUrl = new URL(given.PUBLIC_URL ?? `http://localhost:${given.PORT}`);
  if (mode === 'production' && publicUrl.protocol === 'http:' && !isLoopback(publicUrl.hostname)) {
    problems.push('PUBLIC_URL must start with https:// unless it names this machine: passwords would cross the network in the clear');
  }
  if (publicUrl.pathname !== '/' || publicUrl.search || publicUrl.hash) {
    problems.push('PUBLIC_URL must end after the host name: a site lives at the root of its own address');
  }
  if (Boolean(given.SMTP_URL) !== Boolean(given.MAIL_FROM)) {
    problems.push(given.SMTP_URL ? 'MAIL_FROM is missing: whom does the mail that SMTP_URL sends come from?' : 'SMTP_URL is missing: MAIL_FROM alone sends no mail');
  }
  const dataDir = resolve(root, given.DATA_DIR);
  let secret = given.SECRET;
  if (!secret && problems.length === 0) {
    try {
      secret = keptSecret(dataDir);
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  if (problems.length > 0) return { problems };
  return {
    config: {
      mode,
      root,
      publicUrl,
      host: given.HOST,
      port: given.PORT,
      databaseUrl: given.DATABASE_URL ?? null,
      dataDir,
      secret: secret!,
      demo: given.DEMO === '1' ? 'on' : given.DEMO === '0' ? 'off' : 'unsaid',
      trustProxy: trustedProxy(given.TRUST_PROXY),
      styleguide: given.STYLEGUIDE === undefined ? mode === 'development' : given.STYLEGUIDE === '1',
      logLevel: given.LOG_LEVEL,
      mail: mailOf(given.SMTP_URL, given.MAIL_FROM),
    },
  };
}

/** The environment of the process, with an optional .env file beneath it. */
export function environment(root: string): Record<string, string | undefined> {
  const file = join(root, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}

function mailOf(smtpUrl: string | undefined, from: string | undefined): MailConfig | null {
  if (!smtpUrl || !from) return null;
  const [, name, address] = sender.exec(from)!;
  return { smtpUrl, from: { name: name?.replace(/^"(.*)"$/, '$1') || null, address: address! } };
}

function trustedProxy(value: string | undefined): false | number | string {
  if (value === undefined || value === 'false') return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}
