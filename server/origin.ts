import type { IncomingMessage } from 'node:http';
import { isLoopback } from './env';

/**
 * Whether a request that can change something, or a socket's handshake, comes from the site's own pages.
 * Stops forged forms and cross-site sockets: the browser sends cookies with them, but it also names their origin.
 */
export function buildOriginCheck(publicUrl: URL): (request: IncomingMessage) => boolean {
  const own = new Set([publicUrl.origin]);
  if (isLoopback(publicUrl.hostname)) {
    for (const name of ['localhost', '127.0.0.1', '[::1]']) own.add(`${publicUrl.protocol}//${name}${publicUrl.port && `:${publicUrl.port}`}`);
  }
  return ({ headers }) => {
    if (headers.origin !== undefined) return own.has(headers.origin);
    // A browser leaves Origin out of same-origin reads only, such as a socket's long poll, and then says so here.
    return headers['sec-fetch-site'] === 'same-origin';
  };
}
