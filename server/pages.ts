import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import { serveAssets } from './assets';
import type { Config } from './env';
import type { GetContext } from './http';

export interface Pages {
  files: RequestHandler;
  pages: (getContext: GetContext) => RequestHandler;
  close: () => Promise<unknown> | void;
}

/** Draws pages with Remix: from the build, or in development through Vite on the same port. */
export async function buildPages(config: Config, server: Server): Promise<Pages> {
  return config.mode === 'development' ? pagesByVite(server) : pagesOfBuild(config.root);
}

async function pagesOfBuild(root: string): Promise<Pages> {
  const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild;
  return {
    files: serveAssets(join(root, 'build/client')),
    pages: (getLoadContext) => createRequestHandler({ build, mode: 'production', getLoadContext }),
    close: () => undefined,
  };
}

async function pagesByVite(server: Server): Promise<Pages> {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } });
  // Remix's compiler would leave on SIGTERM at once, before the database is closed.
  process.removeAllListeners('SIGTERM');
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
  return {
    files: vite.middlewares,
    pages: (getLoadContext) => createRequestHandler({ build, mode: 'development', getLoadContext }),
    close: () => Promise.race([vite.close(), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]),
  };
}
