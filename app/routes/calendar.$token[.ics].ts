import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarAnswer } from '../calendar.server';

/** What a calendar program reads that subscribed: it has no cookie, so the address itself says whose it is. */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  return calendarAnswer(context, request, () => context.services.calendars.feed(params.token ?? '', { origin: new URL(request.url).origin, name: context.site.name }), null);
}
