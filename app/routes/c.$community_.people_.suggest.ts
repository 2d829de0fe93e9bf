import type { LoaderFunctionArgs } from '@remix-run/node';
import { answer } from '../answer.server';

/** People whom a writer may want to name: `?q=` is what was typed after the "@". */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  return answer(context, async ({ actor }) => {
    const q = new URL(request.url).searchParams.get('q') ?? '';
    return { people: await context.services.communities.suggestPeople(actor, params.community!, { q }) };
  });
}
