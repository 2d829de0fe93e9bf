import type { ActionFunctionArgs } from '@remix-run/node';
import { answer, fieldsOf } from '../answer.server';

/** Keeps what a person has typed so far, or forgets it. For the scripts of the composer alone. */
export function action({ context, request }: ActionFunctionArgs) {
  return answer(context, async ({ actor }) => {
    const form = await fieldsOf(request);
    if (form.intent !== 'drop') return context.services.drafts.keep(actor, form);
    await context.services.drafts.drop(actor, form.place ?? '');
    return { updatedAt: null, sent: false };
  });
}
