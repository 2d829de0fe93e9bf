import { redirect, type AppLoadContext } from '@remix-run/node';
import type { Actor } from '../server/people/actor';
import { problemOf } from './contract/problems';

/** Sends a reader who came by an address that a community gave up to the same page at its address now. */
export function atItsAddress(slug: string, asked: string, request: Request): void {
  if (slug === asked) return;
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace(/\.data$/, '');
  throw redirect(`/c/${slug}${path.slice(`/c/${encodeURIComponent(asked)}`.length)}${search}`);
}

/** Reads about a person; sends a reader who came by a handle that they gave up to the same page at the one they have now. */
export async function atTheirHandle<T>(context: Pick<AppLoadContext, 'services'>, actor: Actor, asked: string, request: Request, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (caught) {
    if (problemOf(caught)?.code !== 'not_found') throw caught;
    const handle = await context.services.profiles.handleNow(actor, asked);
    const { pathname, search } = new URL(request.url);
    throw redirect(`/people/${handle}${pathname.replace(/\.data$/, '').slice(`/people/${encodeURIComponent(asked)}`.length)}${search}`);
  }
}
