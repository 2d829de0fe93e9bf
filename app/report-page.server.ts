import { redirect, type ActionFunctionArgs, type AppLoadContext } from '@remix-run/node';
import { msg } from '@lingui/core/macro';
import type { Named } from '../server/moderation/subjects';
import { act, reader, show, writer } from './answer.server';
import { flash } from './flash.server';
import { i18nOf, title } from './i18n.server';
import { reasonChoices } from './moderation-words.server';

/** What the page of a report shows; the same for whatever can be reported. */
export function reportPage(context: AppLoadContext, request: Request, named: Named, back: string) {
  const me = reader(context, request);
  return show(context, async () => ({
    title: title(context, msg`Report`),
    bar: { title: i18nOf(context.language)._(msg`Report`), back },
    about: await context.services.moderation.about(me.actor, named),
    reasons: reasonChoices(i18nOf(context.language), named.kind),
    back,
  }));
}

/** Sends a report and goes back to what it is about. */
export function sendReport({ context, request }: Pick<ActionFunctionArgs, 'context' | 'request'>, named: Named, back: string) {
  return act(context, request, async (form) => {
    const me = writer(context);
    await context.services.moderation.report(me.actor, named, form);
    return redirect(back, { headers: flash(context, i18nOf(context.language)._(msg`Your report was sent. Thank you for looking out.`)) });
  });
}

/** The place of a post in an address; what is no number is the place of none. */
export const seqOf = (value: string | undefined) => (/^[1-9]\d{0,8}$/.test(value ?? '') ? Number(value) : 0);

/** Where a post stands on its thread's page. */
export const postHref = (threadId: string, seq: number) => (seq > 1 ? `/t/${threadId}?after=${Math.max(1, seq - 5)}#r${seq}` : `/t/${threadId}`);
