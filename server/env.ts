import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import express from 'express';
import pg from 'pg';
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
    z.coerce.number({ error: 'must be a number' }).int('must be a whole number').min(1, 'must be 1 to 65535').max(65535, 'must be 1 to 65535').default(3000),
  ),
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, { error: 'must start with postgres:// or postgresql://', abort: true })
      .refine(isDatabaseAddress, 'cannot be read: in its user name and password, # is written as %23, / as %2F, ? as %3F, @ as %40, : as %3A and % as %25')
      .optional(),
  ),
  DATA_DIR: z.preprocess(blankIsUnset, z.string().default('data')),
  SECRET: z.preprocess(blankIsUnset, z.string().min(shortestSecret, `must have ${shortestSecret} characters or more`).optional()),
  DEMO: z.preprocess(blankIsUnset, z.enum(['0', '1'], 'must be 0 or 1').optional()),
  TRUST_PROXY: z.preprocess(
    blankIsUnset,
    z.string().refine(areProxies, 'must be a number of proxies, or their addresses, such as 10.0.0.0/8, 192.168.1.7').optional(),
  ),
  STYLEGUIDE: z.preprocess(blankIsUnset, z.enum(['0', '1'], 'must be 0 or 1').optional()),
  LOG_LEVEL: z.preprocess(blankIsUnset, z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be fatal, error, warn, info, debug, trace or silent').default('info')),
  SMTP_URL: z.preprocess(blankIsUnset, z.url({ protocol: /^smtps?$/, error: 'must be an address like smtp://user:password@mail.example.org:587' }).optional()),
  MAIL_FROM: z.preprocess(blankIsUnset, z.string().regex(sender, 'must be an address, or a name with an address: Tilth <tilth@example.org>').optional()),
});

export interface Reading {
  /** Whether a data folder without a key gets one. A command makes none: the folder may be mistyped. Its key is then its own. */
  makesKey?: boolean;
}

export type ConfigResult = { config: Config } | { problems: string[] };

/** The configuration of this process: its environment, with an optional .env file beneath it. */
export function configured(root: string, how?: Reading): ConfigResult {
  try {
    return readConfig(environment(root), root, how);
  } catch (error) {
    return { problems: [(error as Error).message] };
  }
}

/** What the terminal says of problems of the configuration. */
export function inLines(problems: string[]): string {
  return `Tilth cannot start. Please mend in the environment or in .env:\n${problems.map((line) => `  - ${line}`).join('\n')}`;
}

/** Reads the configuration once; every problem that can be known is found before any is reported. */
export function readConfig(env: Record<string, string | undefined>, root: string, { makesKey = true }: Reading = {}): ConfigResult {
  const problems: string[] = [];
  const given = settingsIn(env, problems);
  const mode = given.NODE_ENV === 'development' ? 'development' : 'production';
  const publicUrl = new URL(given.PUBLIC_URL ?? `http://localhost:${given.PORT}`);
  if (mode === 'production' && publicUrl.protocol === 'http:' && !isLoopback(publicUrl.hostname)) {
    problems.push('PUBLIC_URL must start with https:// unless it names this machine: passwords would cross the network in the clear');
  }
  if (publicUrl.pathname !== '/' || publicUrl.search || publicUrl.hash) {
    problems.push('PUBLIC_URL must end after the host name: a site lives at the root of its own address');
  }
  if (Boolean(env.SMTP_URL) !== Boolean(env.MAIL_FROM)) {
    problems.push(env.SMTP_URL ? 'MAIL_FROM is missing: whom does the mail that SMTP_URL sends come from?' : 'SMTP_URL is missing: MAIL_FROM alone sends no mail');
  }
  const dataDir = resolve(root, given.DATA_DIR);
  let secret = given.SECRET;
  if (!env.SECRET) {
    try {
      secret = keptSecret(dataDir, makesKey);
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

/** The settings, without those that are wrong: what they have to do with each other can be told of the others. */
function settingsIn(env: Record<string, string | undefined>, problems: string[]): z.infer<typeof Environment> {
  const parsed = Environment.safeParse(env);
  if (parsed.success) return parsed.data;
  problems.push(...parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`));
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  return Environment.parse(Object.fromEntries(Object.entries(env).filter(([name]) => !wrong.has(name))));
}

function environment(root: string): Record<string, string | undefined> {
  const file = join(root, '.env');
  if (!existsSync(file)) return process.env;
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...process.env };
  } catch (error) {
    throw new Error(`The file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}). It must be a file that the user who runs the site may read.`, { cause: error });
  }
}

/** Whether node-postgres finds a server in it. A bare # or / in a password would end the address there, and the rest of the password would be taken for something else. */
function isDatabaseAddress(value: string): boolean {
  const [beforePath = ''] = value.replace(/^\w+:\/\//, '').split(/[/?]/);
  if (value.includes('#') || (value.includes('@') && !beforePath.includes('@'))) return false;
  try {
    return Boolean(new pg.Client({ connectionString: value }));
  } catch (error) {
    // The file of a certificate that is missing is told at the start, by its name.
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** Whether Express would take it. `true` would let each visitor's own header name their address. */
function areProxies(value: string): boolean {
  if (value === 'false' || /^\d+$/.test(value)) return value.length < 3 || value === 'false';
  try {
    return value !== 'true' && Boolean(express().set('trust proxy', value));
  } catch {
    return false;
  }
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
