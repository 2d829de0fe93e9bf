import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarAnswer } from '../calendar.server';
import { problem } from '../contract/problems';

/** One session, to be taken into a calendar. */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  return calendarAnswer(
    context,
    request,
    async () => {
      if (!context.me) throw problem('not_found');
      return context.services.calendars.file(context.me.actor, params.session ?? '', new URL(request.url).origin);
    },
    'session.ics',
  );
}
