import { createReadableStreamFromReadable, createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/node';
import type { Request as Asked, RequestHandler, Response as Reply } from 'express';
import type { GetContext } from './http';
import { readCheaply, readingRequest } from './reading-request';

/**
 * Lets Remix answer: the stock adapter, but each answer is sent whole and in one write, with its length. Pages come as
 * text (app/entry.server.tsx) and need no stream at all. An address is read as one of this site, whatever Host says. Of the
 * headers only those of a form pass, and what the asker has already: who asks, and from where, a route learns from its
 * context. (Remix copies the request for every loader.)
 */
export function answerByRemix(build: ServerBuild | (() => Promise<ServerBuild>), mode: string, origin: string, getContext: GetContext): RequestHandler {
  const handle = createRequestHandler(build, mode);
  readCheaply();
  return (asked, reply, next) => {
    answer(asked, reply).catch(next);
  };

  async function answer(asked: Asked, reply: Reply): Promise<void> {
    const context = await getContext(asked, reply);
    const isReading = asked.method === 'GET' || asked.method === 'HEAD';
    await (isReading ? read(asked, reply, context) : write(asked, reply, context));
  }

  async function read(asked: Asked, reply: Reply, context: AppLoadContext): Promise<void> {
    const known = asked.headers['if-none-match'];
    const { request, end } = readingRequest(origin + asked.originalUrl, { method: asked.method, ...(known && { headers: { 'If-None-Match': known } }) });
    try {
      await send(reply, await handle(request, context));
    } finally {
      end();
    }
  }

  async function write(asked: Asked, reply: Reply, context: AppLoadContext): Promise<void> {
    const { 'content-type': type, 'content-length': length } = asked.headers;
    const headers = { ...(type && { 'Content-Type': type }), ...(length && { 'Content-Length': length }) };
    const body = createReadableStreamFromReadable(asked);
    await send(reply, await handle(new Request(origin + asked.originalUrl, { method: asked.method, headers, body, duplex: 'half' } as RequestInit), context));
  }
}

async function send(reply: Reply, answered: Response & { page?: string }): Promise<void> {
  reply.statusCode = answered.status;
  for (const [name, value] of answered.headers) if (name !== 'set-cookie') reply.setHeader(name, value);
  for (const cookie of answered.headers.getSetCookie()) reply.append('Set-Cookie', cookie);
  // As bytes: of a text Node would reserve three bytes for each letter before it writes.
  if (answered.page !== undefined) return void reply.end(Buffer.from(answered.page));
  if (!answered.body) return void reply.end();
  const chunks: Uint8Array[] = [];
  const reader = answered.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) chunks.push(part.value);
  reply.end(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
}
