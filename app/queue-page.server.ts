import type { AppLoadContext } from '@remix-run/node';
import type { Actor } from '../server/people/actor';
import type { ReportCase } from './contract/moderation';
import { shortName } from './contract/communities';
import { instrumentIds } from './contract/form-names';
import { actWords } from './act-words.server';
import { i18nOf } from './i18n.server';
import { decisionWords, reasonWords } from './moderation-words.server';

export type QueueCase = ReturnType<typeof caseIn>;

function caseIn(context: Pick<AppLoadContext, 'language'>, slug: string | null, one: ReportCase) {
  const i18n = i18nOf(context.language);
  return {
    ...one,
    reports: one.reports.map((line) => ({ ...line, reason: reasonWords(i18n, line.reason, one.kind) })),
    decided: one.decided && { ...one.decided, words: decisionWords(i18n, one.decided.decision) },
    choices: one.may.map((value) => ({ value, label: decisionWords(i18n, value) })),
    mute: slug && one.kind === 'post' ? `/c/${slug}/people/${one.about.handle}/mute` : null,
  };
}

/** A queue in words: of a community, or with null of the network. Throws `not_found`. */
export async function queueIn(context: AppLoadContext, actor: Actor, slug: string | null) {
  const { open, decided } = await context.services.moderation.queue(actor, slug);
  return { open: open.map((one) => caseIn(context, slug, one)), decided: decided.map((one) => caseIn(context, slug, one)) };
}

/** A page of acts in words. */
export function actsIn<T extends { acts: Parameters<typeof actLine>[1][] }>(context: AppLoadContext, page: T) {
  return page.acts.map((act) => actLine(context, act));
}

function actLine(context: Pick<AppLoadContext, 'language' | 'services'>, { seq, at, act, actor, subject, community, form, details }: Awaited<ReturnType<AppLoadContext['services']['moderation']['actsIn']>>['acts'][number]) {
  const instrument = instrumentIds.find((id) => id === details.instrument);
  const thing = instrument ? context.services.forms.instrument(instrument, context.language).title : null;
  return { seq, at, actor, subject, thing, form, community: community && shortName(community), ...actWords(i18nOf(context.language), { act, details }) };
}

/** The sequence in an address before which older acts are wanted. */
export function beforeIn(request: Request): number | null {
  const value = new URL(request.url).searchParams.get('before');
  return value && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}
