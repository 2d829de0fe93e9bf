import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import type { WriteMail } from '../app/contract/mail';
import { areasOf } from './areas';
import { serveAssets } from './assets';
import type { Config } from './env';
import type { GetContext } from './http';
import { answerByRemix } from './remix';

export interface Pages {
  files: RequestHandler;
  pages: (getContext: GetContext) => RequestHandler;
  /** The words of mail, which live in the interface. */
  writeMail: () => Promise<WriteMail>;
  close: () => Promise<unknown> | void;
}

/** What `app/entry.server.tsx` hands to the server beside its pages. */
export function writerIn(build: ServerBuild): WriteMail {
  return (build.entry.module as unknown as { writeMail: WriteMail }).writeMail;
}

/** Draws pages with Remix: from the build, or in development through Vite on the same port. */
export async function buildPages(config: Config, server: Server): Promise<Pages> {
  return config.mode === 'development' ? pagesByVite(config, server) : pagesOfBuild(config);
}

async function pagesOfBuild({ root, publicUrl }: Config): Promise<Pages> {
  const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild;
  return {
    files: serveAssets(join(root, 'build/client')),
    pages: (getContext) => {
      const handlerOf = (part: ServerBuild) => answerByRemix(part, 'production', publicUrl.origin, getContext);
      const areas = areasOf(build);
      const handlers = new Map([...areas.builds].map(([name, part]) => [name, handlerOf(part)]));
      const whole = handlerOf(build);
      return (request, response, next) => {
        const area = areas.of(request.path);
        return (area === null ? whole : handlers.get(area)!)(request, response, next);
      };
    },
    writeMail: async () => writerIn(build),
    close: () => undefined,
  };
}

async function pagesByVite(config: Config, server: Server): Promise<Pages> {
  const { createServer } = await import('vite');
  const before = process.listeners('SIGTERM');
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } });
  // Remix's compiler would leave on SIGTERM at once, before the database is closed.
  for (const listener of process.listeners('SIGTERM')) if (!before.includes(listener)) process.off('SIGTERM', listener);
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
  return {
    files: vite.middlewares,
    pages: (getContext) => answerByRemix(build, 'development', config.publicUrl.origin, getContext),
    writeMail: async () => writerIn(await build()),
    close: () => Promise.race([vite.close(), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]),
  };
}
