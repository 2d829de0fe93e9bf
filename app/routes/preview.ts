import type { ActionFunctionArgs } from '@remix-run/node';
import { answer, fieldsOf } from '../answer.server';

/** Shows words as a post would, without storing them. Without scripts the form of the page itself asks for it. */
export function action({ context, request }: ActionFunctionArgs) {
  return answer(context, async ({ actor }) => context.services.threads.preview(actor, await fieldsOf(request)));
}
