import type { LoaderFunctionArgs } from '@remix-run/node';
import { problemOf } from '../contract/problems';
import { typed } from '../contract/words';

/** Strategies for whoever types the name of one: `{ strategies: { slug, title, summary }[] }`. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const headers = { 'Cache-Control': 'no-store' };
  // A script asks here: the sign-in page would be no answer to it.
  if (!context.me) return Response.json({ strategies: [] }, { status: 401, headers });
  try {
    const strategies = await context.services.library.suggest(context.me.actor, typed(new URL(request.url).searchParams.get('q')));
    return Response.json({ strategies }, { headers });
  } catch (caught) {
    const problem = problemOf(caught);
    if (!problem) context.report(caught);
    return Response.json({ strategies: [] }, { status: problem?.code === 'too_many' ? 429 : 500, headers: { ...headers, ...(problem?.retryAfter ? { 'Retry-After': String(problem.retryAfter) } : {}) } });
  }
}
