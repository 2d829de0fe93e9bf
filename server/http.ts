import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { AppLoadContext } from '@remix-run/node';
import { languages, type Language } from '../app/contract/names';
import { limits } from '../app/contract/limits';
import type { Clock } from './clock';
import { isLoopback, type Config } from './env';
import { newId, newNonce } from './ids';
import { loggable, type Log } from './log';
import type { Look } from './look';
import { isOutage } from './outage';
import type { Services } from './services';

/** Builds the load context of one request: what a route may know and call. */
export type GetContext = (request: express.Request, response: express.Response) => Promise<AppLoadContext>;

export interface HttpParts {
  config: Config;
  services: Services;
  clock: Clock;
  log: Log;
  ownOrigin: (request: IncomingMessage) => boolean;
  /** Answers whether the site can serve: for /readyz. */
  ready: () => Promise<boolean>;
  /** What the site wears: its own style sheets and logo. */
  look: Look;
  /** Built files, or in development Vite. */
  files: RequestHandler;
  /** Draws every page. */
  pages: (getContext: GetContext) => RequestHandler;
}

/** The Express application: headers, checks, files, health, pages, in that order. */
export function buildHttp(parts: HttpParts): Express {
  const { config, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.use(nameAndLog(log));
  app.use(headers(config));
  app.get('/healthz', (_request, response) => void response.type('text').send('ok'));
  app.get('/readyz', (_request, response) => {
    within(3_000, parts.ready()).then(
      (ready) => response.status(ready ? 200 : 503).type('text').send(ready ? 'ready' : 'not ready'),
      () => response.status(503).type('text').send('not ready'),
    );
  });
  app.use(refuse(parts.ownOrigin));
  app.use(parts.look.serve);
  app.use(parts.files);
  app.all('*', parts.pages(buildContext(parts)));
  app.use(lastResort(log));
  return app;
}

/** Rejects where an answer takes longer: a database that hangs says nothing at all. */
function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout;
  const lateness = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(new Error('No answer in time.')), ms);
  });
  return Promise.race([answer, lateness]).finally(() => clearTimeout(late));
}

function nameAndLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    const requestId = newId();
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.on('finish', () => {
      const line = { requestId, method: request.method, path: loggable(request.originalUrl), status: response.statusCode, ms: Math.round(performance.now() - began) };
      if (response.statusCode >= 500) log.error(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}

function headers(config: Config): RequestHandler {
  const live = config.publicUrl.origin.replace(/^http/, 'ws');
  const development = config.mode === 'development';
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", `'nonce-${nonceHere}'`],
        // Vite puts edited styles into the page; a built site has none inline.
        styleSrc: ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
        imgSrc: ["'self'", 'data:'],
        // Safari before 15.6 does not count a socket of the same host as 'self'.
        connectSrc: ["'self'", live],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // `no-referrer` would make Chromium send `Origin: null` with forms.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: config.publicUrl.protocol === 'https:' ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
  const same = headersOf(secure);
  const policy = 'Content-Security-Policy';
  const [before, after] = same.get(policy)!.split(nonceHere) as [string, string];
  return (_request, response, next) => {
    const nonce = newNonce();
    response.locals.nonce = nonce;
    for (const [name, value] of same) response.setHeader(name, name === policy ? before + nonce + after : value);
    // For whatever says nothing else, such as the data of a page: nobody on the way may keep it.
    response.setHeader('Cache-Control', 'private, no-store');
    next();
  };
}

const nonceHere = 'nonce-here';

/** What helmet says to every answer: it would work it out anew for each. */
function headersOf(secure: ReturnType<typeof helmet>): Map<string, string> {
  const said = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => said.set(name, value), removeHeader: (name: string) => said.delete(name) };
  secure({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error as Error;
  });
  return said;
}

/** Stops forged and oversized writes before anything reads them. */
function refuse(ownOrigin: HttpParts['ownOrigin']): RequestHandler {
  return (request, response, next) => {
    if (!isWellFormed(request)) return void response.status(400).type('text').send('This address cannot be read.');
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (request.method !== 'POST') return void response.status(405).set('Allow', 'GET, HEAD, POST').type('text').send('Method not allowed');
    if (!ownOrigin(request) && !isOneClick(request)) return void response.status(403).type('text').send('This form did not come from this site.');
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    if (Number.isNaN(length)) return void response.status(411).type('text').send('The length of the form is missing.');
    if (length > mostOf(request.path)) return void response.status(413).type('text').send('That is more than this site takes at once.');
    next();
  };
}

/**
 * Whether a mail program ends mail for its reader (RFC 8058): it names no origin, as it has no page. What its address
 * allows is sealed in it, and no cookie is needed; a page of another site names its origin and is refused.
 */
function isOneClick(request: express.Request): boolean {
  return request.headers.origin === undefined && request.headers['sec-fetch-site'] === undefined && /^\/unsubscribe\/[^/]+$/.test(request.path);
}

/** Only the forms that carry a file may be larger than words. Their bodies are read after the sender is known. */
function mostOf(path: string): number {
  if (/^\/settings\/photo(\.data)?$/.test(path)) return limits.photo + limits.aroundFile;
  if (/^\/admin\/appearance(\.data)?$/.test(path)) return limits.logo + limits.aroundFile;
  if (/^\/c\/[^/]+\/manage\/invite\/import(\.data)?$/.test(path)) return limits.csv + limits.aroundFile;
  // What it holds was a form of its own: the names of its fields become longer.
  if (/^\/sign-in\/words(\.data)?$/.test(path)) return limits.requestBody + limits.aroundFile;
  return limits.requestBody;
}

/** Whether host and path can be read: what cannot would fail further in, as if the fault were ours. */
function isWellFormed(request: express.Request): boolean {
  try {
    void new URL(`http://${request.headers.host ?? ''}`);
    // A proxy's way of asking, or "*": neither is a path of this site.
    if (!request.originalUrl.startsWith('/')) return false;
    const path = request.originalUrl.split('?')[0]!;
    // Who asks for a page resolves these first; here they would be one path for what checks it, and another for Remix.
    if (path.includes('\\') || /\/(\.|%2e){1,2}(\/|$)/i.test(path)) return false;
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

function buildContext({ config, services, clock, log, look }: HttpParts): GetContext {
  const secureCookies = config.publicUrl.protocol === 'https:';
  return async (request, response) => {
    const [me, site] = await Promise.all([services.people.whose(request.headers.cookie), services.site.view(), look.refresh()]);
    const requestId = response.locals.requestId as string;
    return {
      services,
      me,
      site,
      look: look.of(site),
      language: me?.actor.language ?? visitorLanguage(request),
      caller: { address: request.ip ?? '', deviceMark: cookie(request, 'tilth-device'), userAgent: request.headers['user-agent'] },
      mayLookAround: site.isDemo && (config.demo === 'on' || isOnThisMachine(config, request)),
      isPrefetch: /prefetch/.test(String(request.headers['sec-purpose'] ?? request.headers.purpose ?? '')),
      hasStyleguide: config.styleguide,
      secureCookies,
      cookie: (name) => cookie(request, name),
      pagePath: request.path.endsWith('.data') ? null : request.originalUrl,
      now: clock(),
      nonce: response.locals.nonce as string,
      requestId,
      report: (error) => {
        log.error({ err: error, requestId }, 'a page failed');
        return isOutage(error) ? 503 : 500;
      },
    };
  };
}

function visitorLanguage(request: express.Request): Language {
  const chosen = cookie(request, 'tilth-language');
  return languages.find((language) => language === chosen) ?? (request.acceptsLanguages([...languages]) || 'en') as Language;
}

function cookie(request: express.Request, name: string): string | null {
  const found = (request.headers.cookie ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) || null;
}

/** Whether a person at this very machine asks: a proxy in front, or a name from outside, says no. */
function isOnThisMachine(config: Config, request: express.Request): boolean {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded ?? request.headers['x-real-ip'];
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return !forwarded && isLoopback(config.publicUrl.hostname) && isLoopback(host) && (address === '::1' || address.startsWith('127.'));
}

/** When even the page of errors cannot be drawn: the database is away, a header is broken. */
function lastResort(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const requestId = response.locals.requestId as string;
    log.error({ err: error, requestId }, 'a request failed');
    if (response.headersSent) return next(error);
    response
      .status(503)
      .set('Retry-After', '10')
      .type('html')
      .send(
        `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Back in a moment</title>` +
          `<h1>Back in a moment</h1><p>Something on our side is not answering. Nothing that was saved is lost. Please try again soon.</p>` +
          `<p lang="es">Algo de nuestro lado no responde. Nada de lo guardado se pierde. Vuelve a intentarlo en un momento.</p><p><small>${requestId}</small></p></html>`,
      );
  };
}
