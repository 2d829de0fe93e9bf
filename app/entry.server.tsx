import { Writable } from 'node:stream';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { I18nProvider } from '@lingui/react';
import { renderToPipeableStream } from 'react-dom/server';
import { i18nOf } from './i18n.server';
import { FrameContext } from './ui/frame';

/**
 * Draws a page whole, into one buffer with its length: cheaper than streaming, and a page that breaks half way is
 * answered as an error instead of being sent in halves.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce, language, requestId } = context;
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe } = renderToPipeableStream(
      <FrameContext.Provider value={{ nonce, language, requestId }}>
        <I18nProvider i18n={i18nOf(language)}>
          <RemixServer context={remix} url={request.url} nonce={nonce} />
        </I18nProvider>
      </FrameContext.Provider>,
      {
        nonce,
        onAllReady() {
          const chunks: Buffer[] = [];
          const body = new Writable({
            // Higher than any page: React writes it in one go, and never waits for a drain.
            highWaterMark: 16 * 1024 * 1024,
            write(chunk: Buffer, _encoding, done) {
              chunks.push(chunk);
              done();
            },
            final(done) {
              const page = Buffer.concat(chunks);
              headers.set('Content-Type', 'text/html; charset=utf-8');
              headers.set('Content-Length', String(page.length));
              headers.set('Vary', 'Cookie, Accept-Language');
              resolve(new Response(page, { status: failed ? 500 : status, headers }));
              done();
            },
          });
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          failed = true;
          context.report(error);
        },
      },
    );
  });
}

/** Faults that no loader caught. What a reader gave up waiting for is none. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted) context.report(error);
}
