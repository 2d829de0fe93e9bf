import { redirect } from '@remix-run/node';

/** Sends a reader who came by an address that a community gave up to the same page at its address now. */
export function atItsAddress(slug: string, asked: string, request: Request): void {
  if (slug === asked) return;
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace(/\.data$/, '');
  throw redirect(`/c/${slug}${path.slice(`/c/${encodeURIComponent(asked)}`.length)}${search}`);
}
