import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { msg } from '@lingui/core/macro';
import { act, refusalHeaders, safeNext, writer } from '../answer.server';
import { flash } from '../flash.server';
import { i18nOf } from '../i18n.server';

export const headers = refusalHeaders;

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/t/${params.thread}`);

/** Follows a thread or mutes it, and goes back to where the reader was. */
export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const thread = `/t/${params.thread}`;
    await context.services.notices.follow(me.actor, params.thread!, form);
    const isMuted = form.level === 'muted';
    const next = safeNext(form.next ?? thread);
    const words = i18nOf(context.language)._(isMuted ? msg`You will not hear of replies here. A mention still reaches you.` : msg`You will hear of replies here.`);
    const undo = { action: `${thread}/follow`, fields: { level: isMuted ? 'following' : 'muted', next } };
    return redirect(next, { headers: flash(context, words, isMuted ? undo : undefined) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';
