import type { LoaderFunctionArgs } from '@remix-run/node';

/** How many notices wait, for the bell of a page that heard of a change: `{ unread }`. */
export async function loader({ context }: LoaderFunctionArgs) {
  const headers = { 'Cache-Control': 'no-store' };
  // A script asks here: the sign-in page would be no answer to it.
  if (!context.me) return Response.json({ unread: 0 }, { status: 401, headers });
  try {
    return Response.json({ unread: await context.services.notices.unread(context.me.actor) }, { headers });
  } catch (caught) {
    context.report(caught);
    return Response.json({ unread: 0 }, { status: 500, headers });
  }
}
