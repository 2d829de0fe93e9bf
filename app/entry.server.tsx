import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { I18nProvider } from '@lingui/react';
import { renderToString } from 'react-dom/server';
import { i18nOf } from './i18n.server';
import { scripts } from './scripts.server';
import { FrameContext, plainReading } from './ui/frame';

/**
 * Draws a page whole, as one text: cheaper than streaming, and a page that breaks half way is answered as an error
 * instead of being sent in halves. Its scripts, with the data that it was drawn with, follow at the end of the body.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce, language, requestId, look } = context;
  const reading = context.me?.actor ?? plainReading;
  const { serverHandoffStream, ...drawn } = remix;
  const page = renderToString(
    <FrameContext.Provider value={{ nonce, language, requestId, look, reading }}>
      <I18nProvider i18n={i18nOf(language)}>
        <RemixServer context={drawn} url={request.url} nonce={nonce} />
      </I18nProvider>
    </FrameContext.Provider>,
  );
  const end = page.lastIndexOf('</body>');
  const alive = scripts(remix, new URL(request.url).pathname, await piecesOf(serverHandoffStream), nonce);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Vary', 'Cookie, Accept-Language');
  return Object.assign(new Response(null, { status, headers }), {
    page: `<!DOCTYPE html>${page.slice(0, end)}${alive}${page.slice(end)}`,
  });
}

async function piecesOf(stream: EntryContext['serverHandoffStream']): Promise<string[]> {
  if (!stream) return [];
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) pieces.push(decoder.decode(part.value, { stream: true }));
  return pieces;
}

/** The words of mail lie with all others: the server takes them from here. */
export { writeMail } from './mail/write.server';

/** Faults that no loader caught. */
export function handleError(error: unknown, { context }: { context: AppLoadContext }): void {
  context.report(error);
}
