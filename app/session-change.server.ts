import type { AppLoadContext } from '@remix-run/node';
import type { Actor } from '../server/people/actor';
import { zoneWords } from './cadence-words.server';
import { shortName } from './contract/communities';
import { problem } from './contract/problems';
import { momentWords, readerOf, sessionLine } from './session-words.server';

/** A session for the page on which it is changed. Throws `not_found`, and `forbidden` for those who may not plan it. */
export async function sessionToChange(context: AppLoadContext, actor: Actor, id: string) {
  const { series, sessions } = context.services;
  const view = await sessions.read(actor, id);
  if (!view.may.plan) throw problem('forbidden');
  const as = readerOf(context);
  const of = await series.read(actor, view.seriesId);
  const isOff = view.status === 'cancelled' || view.status === 'break';
  const isOpen = !view.hasBegun && (view.status === 'scheduled' || view.status === 'moved');
  const people = isOpen ? await series.choosable(actor, view.community.slug) : [];
  // Only those led by others: there would be nothing to exchange.
  const others = of.upcoming.filter((row) => row.id !== id && (row.status === 'scheduled' || row.status === 'moved') && row.lead && row.lead.handle !== view.lead?.handle);
  return {
    line: sessionLine(as, view),
    id,
    seriesId: view.seriesId,
    seriesTitle: view.seriesTitle,
    community: { slug: view.community.slug, name: shortName(view.community.name), tint: view.community.tint },
    zone: zoneWords(context.language, view.zone),
    isOff,
    isInBreak: view.status === 'break',
    isOpen,
    mayCancel: view.status === 'scheduled' || view.status === 'moved',
    maySeries: of.may.plan && of.status !== 'ended' && !view.isExtra,
    isEnded: of.status === 'ended',
    isWhole: view.sight === 'whole',
    kept: { startsAt: view.startsLocal, minutes: String(view.minutes), title: view.title ?? '', place: view.own?.place ?? '', videoLink: view.own?.videoLink ?? '' },
    lead: view.lead?.name ?? null,
    shadow: view.shadow?.name ?? null,
    takesTurns: of.rota !== null,
    people: people.map(({ handle, name }) => ({ handle, name })),
    others: of.rota === null ? [] : others.slice(0, 20).map((row) => ({ id: row.id, words: `${momentWords(as, row.startsAt)}, ${row.lead!.name}` })),
  };
}

export type SessionToChange = Awaited<ReturnType<typeof sessionToChange>>;
