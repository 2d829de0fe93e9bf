import type { AppLoadContext } from '@remix-run/node';
import { problemOf } from './contract/problems';

/** Whoever has the address of a feed reads it: no browser names it to others, no machine lists it. */
const unnamed = { 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' };

/**
 * Answers a calendar file, or 304 where the asker has it already. With a name it is one to be kept. Programs read this:
 * what is not there is said in one line.
 */
export async function calendarAnswer(context: AppLoadContext, request: Request, read: () => Promise<{ text: string; etag: string }>, name: string | null): Promise<Response> {
  try {
    const { text, etag } = await read();
    // Asked again each time: after a reset nobody may go on reading what lies on the way.
    const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Cookie', ...unnamed };
    const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known.includes(etag)) return new Response(null, { status: 304, headers });
    return new Response(text, {
      headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8', ...(name && { 'Content-Disposition': `attachment; filename="${name}"` }) },
    });
  } catch (caught) {
    const code = problemOf(caught)?.code;
    if (!code) context.report(caught);
    const status = code === 'not_found' ? 404 : 503;
    return new Response(status === 404 ? 'Not found' : 'Not available', { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...unnamed } });
  }
}
