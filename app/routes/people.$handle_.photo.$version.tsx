import type { LoaderFunctionArgs } from '@remix-run/node';
import { show } from '../answer.server';
import { oneOf } from '../contract/names';
import { photoSizes } from '../contract/profiles';
import { problem } from '../contract/problems';

/** A person's photo, asked for anew by each reader: the address alone opens nothing. */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  return show(context, async () => {
    if (!context.me) throw problem('not_found');
    const size = oneOf(photoSizes, new URL(request.url).searchParams.get('size'));
    const bytes = await context.services.photos.read(context.me.actor, params.handle!, params.version!, size);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'image/webp',
        'Content-Length': String(bytes.length),
        // The version is in the address. `Vary` keeps it from the next person at a shared computer.
        'Cache-Control': 'private, max-age=86400',
        Vary: 'Cookie',
        'Content-Security-Policy': "default-src 'none'; sandbox",
      },
    });
  });
}
