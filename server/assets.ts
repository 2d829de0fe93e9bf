import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

interface Asset {
  type: string;
  /** Of what it says, in whatever form it is sent. */
  digest: string;
  cache: string;
  plain: Buffer;
  br?: Buffer;
  gzip?: Buffer;
}

/**
 * Serves the built files from memory: hashed ones for a year, the rest for an hour. Only names found at boot exist, so
 * no request reaches the disk and no path can leave the folder. Compressed at build, never per request.
 */
export function serveAssets(folder: string): RequestHandler {
  const assets = new Map<string, Asset>();
  for (const file of existsSync(folder) ? filesIn(folder) : []) {
    const type = types[extname(file)];
    if (!type) continue;
    const address = `/${relative(folder, file).split(sep).join('/')}`;
    const plain = readFileSync(file);
    assets.set(address, {
      type,
      digest: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
      cache: address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      plain,
      br: readIfThere(`${file}.br`),
      gzip: readIfThere(`${file}.gz`),
    });
  }
  return (request, response, next) => {
    const asset = request.method === 'GET' || request.method === 'HEAD' ? assets.get(request.path) : undefined;
    if (!asset) return next();
    response.setHeader('Content-Type', asset.type);
    response.setHeader('Cache-Control', asset.cache);
    const accepted = acceptedIn(String(request.headers['accept-encoding'] ?? ''));
    const encoding = asset.br && accepted('br') ? 'br' : asset.gzip && accepted('gzip') ? 'gzip' : null;
    // A tag of its own for each form: a cache must not take one for a part of another.
    const etag = `"${asset.digest}${encoding ? `-${encoding}` : ''}"`;
    response.setHeader('ETag', etag);
    if (asset.br ?? asset.gzip) response.setHeader('Vary', 'Accept-Encoding');
    if (request.headers['if-none-match'] === etag) return void response.status(304).end();
    const body = encoding ? asset[encoding]! : asset.plain;
    if (encoding) response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Length', body.length);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/** Whether an encoding is accepted: named, or meant by `*`, and not with `q=0`. */
function acceptedIn(header: string): (encoding: string) => boolean {
  const weights = new Map(
    header.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
      return [name, Number(parameters.find((word) => word.startsWith('q='))?.slice(2) ?? 1)];
    }),
  );
  return (encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0;
}

function readIfThere(file: string): Buffer | undefined {
  return existsSync(file) ? readFileSync(file) : undefined;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
