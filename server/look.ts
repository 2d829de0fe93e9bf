import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { limits } from '../app/contract/limits';
import type { LookView } from '../app/contract/site';
import type { Log } from './log';
import type { Services } from './services';
import type { IconPath } from './site/appearance';
import { accentCss } from './site/colors';
import type { SiteView } from './site/site';

export interface Look {
  /** What pages of the site wear now. */
  of(site: SiteView): LookView;
  /** Looks whether custom.css has changed; at most once a second. */
  refresh(): Promise<void>;
  /** Answers /site.css, /custom.css, the logo, the manifest and the icons, for anybody: the page of sign-in wears them too. */
  serve: RequestHandler;
}

const version = (content: string | Buffer) => createHash('sha256').update(content).digest('base64url').slice(0, 12);

/** Builds what is served beside the built files: the accent, the logo, and the custom.css of the data folder. */
export function buildLook(given: { services: Pick<Services, 'site' | 'appearance'>; dataDir: string; log: Log }): Look {
  const { services, log } = given;
  const file = join(given.dataDir, 'custom.css');
  let custom: { state: string; content: Buffer | null; version: string } = { state: '', content: null, version: '' };
  let lookAgain = 0;

  async function refresh(): Promise<void> {
    if (Date.now() < lookAgain) return;
    lookAgain = Date.now() + 1_000;
    const found = await stat(file).catch(() => null);
    const state = found?.isFile() ? `${found.ino}-${found.mtimeMs}-${found.size}` : '';
    if (state === custom.state) return;
    const isTooBig = (found?.size ?? 0) > limits.customCss;
    if (isTooBig) log.warn({ bytes: found!.size, most: limits.customCss }, 'custom.css is too big and is not used');
    const content = state && !isTooBig ? await readFile(file).catch(() => null) : null;
    custom = { state, content, version: content ? version(content) : '' };
  }

  const icon = (path: IconPath, type = 'image/png') => ({ type, isIcon: true, read: () => services.appearance.icon(path) });
  const answer: Record<string, { type: string; /** Without one the product's own answers. */ isIcon?: boolean; read: () => Promise<Buffer | string | null> }> = {
    '/site.css': { type: 'text/css; charset=utf-8', read: () => services.appearance.stylesheet() },
    '/site-logo.webp': { type: 'image/webp', read: () => services.appearance.logo() },
    '/custom.css': { type: 'text/css; charset=utf-8', read: () => refresh().then(() => custom.content) },
    '/site.webmanifest': { type: 'application/manifest+json', read: () => services.appearance.manifest() },
    '/favicon.svg': icon('/favicon.svg', 'image/svg+xml'),
    // Browsers look at what it is, not at what its name says.
    '/favicon.ico': icon('/favicon.ico'),
    '/apple-touch-icon.png': icon('/apple-touch-icon.png'),
    '/icon-192.png': icon('/icon-192.png'),
    '/icon-512.png': icon('/icon-512.png'),
  };

  const versions = new Map<string, string>();
  /** Of the style sheet, not of the color: a newer product may derive another from it. */
  function accentVersion(accent: string): string {
    const found = versions.get(accent) ?? version(accentCss(accent));
    versions.set(accent, found);
    return found;
  }

  return {
    refresh,
    of({ name, accent, logoVersion }) {
      const stylesheets = [accent && `/site.css?v=${accentVersion(accent)}`, custom.content && `/custom.css?v=${custom.version}`];
      return { name, logo: logoVersion && `/site-logo.webp?v=${logoVersion}`, stylesheets: stylesheets.filter((href) => href !== null) };
    },
    serve(request, response, next) {
      const wanted = request.method === 'GET' || request.method === 'HEAD' ? answer[request.path] : undefined;
      if (!wanted) return next();
      wanted.read().then((content) => {
        if (!content && wanted.isIcon) return next();
        if (!content) return void response.status(404).type('text').send('Not here.');
        const etag = `"${version(content)}"`;
        response.setHeader('Content-Type', wanted.type);
        response.setHeader('ETag', etag);
        // Addresses carry a version: with it they may be kept for long, without it for a moment.
        response.setHeader('Cache-Control', request.query.v ? 'public, max-age=31536000, immutable' : 'public, max-age=60');
        if (request.headers['if-none-match'] === etag) return void response.status(304).end();
        response.setHeader('Content-Length', Buffer.byteLength(content));
        response.end(request.method === 'HEAD' ? undefined : content);
      }, next);
    },
  };
}
