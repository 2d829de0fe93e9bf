import { createServer, type OutgoingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import type { ServerBuild } from '@remix-run/node';
import type { Config } from '../../server/env';
import { buildHttp } from '../../server/http';
import { buildLog } from '../../server/log';
import { buildLook } from '../../server/look';
import { buildOriginCheck } from '../../server/origin';
import { answerByRemix } from '../../server/remix';
import type { TestSite } from './site';

type Module = ServerBuild['routes'][string]['module'];

export interface HttpAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  text: string;
}

/** A site's own server, with some of its resource routes by their paths: what goes over the wire, and what is written of it into the log. */
export async function serveOverHttp(site: TestSite, resources: Record<string, unknown>) {
  const logged: string[] = [];
  const log = buildLog('debug', { write: (line) => void logged.push(line) });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const publicUrl = new URL(`http://127.0.0.1:${port}`);
  const config: Config = {
    ...{ mode: 'production', root: process.cwd(), publicUrl, host: '127.0.0.1', port, databaseUrl: null, dataDir: tmpdir(), secret: site.secret, demo: 'off', trustProxy: false, styleguide: false },
    ...{ logLevel: 'debug', mail: null },
  };
  // As in the product, some route answers whatever else is asked for.
  const nowhere = { loader: () => new Response('Nowhere', { status: 404 }) };
  const routes = Object.fromEntries(Object.entries({ ...resources, '*': nowhere }).map(([path, module]) => [path, { id: path, parentId: 'root', path, module: module as unknown as Module }]));
  const build = {
    entry: { module: { default: (_request: Request, status: number) => new Response('A page', { status }) } },
    routes: { root: { id: 'root', path: '', module: { default: () => null } as Module }, ...routes },
    assets: { entry: { module: '', imports: [] }, routes: {}, url: '', version: '' },
    ...{ publicPath: '/', assetsBuildDirectory: '', isSpaMode: false, mode: 'production', future: {} },
  } as unknown as ServerBuild;
  const app = buildHttp({
    ...{ config, services: site.services, clock: site.clock, log, ownOrigin: buildOriginCheck(publicUrl), ready: async () => true },
    look: buildLook({ services: site.services, dataDir: tmpdir(), log }),
    files: (_request, _response, next) => next(),
    pages: (getContext) => answerByRemix(build, 'production', publicUrl.origin, getContext),
  });
  server.on('request', app);

  return {
    url: publicUrl.origin,
    logged,
    /** Asks as a program would that sends its path as it is. */
    get: (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      new Promise<HttpAnswer>((resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
        });
        asked.on('error', reject).end();
      }),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
