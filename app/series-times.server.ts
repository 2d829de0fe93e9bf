import type { AppLoadContext } from '@remix-run/node';
import { msg, plural } from '@lingui/core/macro';
import type { Actor } from '../server/people/actor';
import type { ReshapePreview } from '../server/series/reshaping';
import { wallAt } from './cadence-words.server';
import { problem } from './contract/problems';
import type { SeriesView } from './contract/series';
import type { SessionRow } from './contract/sessions';
import { i18nOf } from './i18n.server';
import { timesInput, timesOf } from './series-form.server';
import { cadenceOf } from './series-words.server';
import { momentWithin, momentWords, readerOf } from './session-words.server';

type Form = Record<string, string>;

/** The sessions from which on a series can have other times: those of its pattern that are to come. */
export const changeable = ({ upcoming }: SeriesView, now: Date) => upcoming.filter((row) => !row.isExtra && new Date(row.startsAt) > now && row.status !== 'held');

const slotOf = (row: SessionRow) => wallAt(new Date(row.movedFrom ?? row.startsAt), row.zone);

/** The form of new times about one session, with the others that it could be about. Null where none is to come. */
export function timesForm(context: AppLoadContext, view: SeriesView, from: string | null) {
  const as = readerOf(context);
  const all = changeable(view, as.now);
  const row = all.find(({ id }) => id === from) ?? all.find(({ status }) => status === 'scheduled') ?? all[0];
  if (!row) return null;
  const kept = timesOf(view, { local: slotOf(row), minutes: row.minutes });
  // What is left of a number of sessions.
  if (kept.ends === 'after') kept.endsAfter = String(all.length - all.indexOf(row));
  return {
    id: row.id,
    words: momentWithin(as, row.startsAt),
    kept,
    others: all.slice(0, 30).map(({ id, startsAt }) => ({ id, words: momentWords(as, startsAt) })),
  };
}

/** A sent form of new times as `reshape` takes it. Throws `conflict` for a session that is gone. */
export function reshapeInput(context: AppLoadContext, view: SeriesView, form: Form): Record<string, unknown> {
  const all = changeable(view, context.now);
  const row = all.find(({ id }) => id === form.session);
  if (!row) throw problem('conflict');
  const input = timesInput(form, { local: slotOf(row), today: wallAt(context.now, row.zone).slice(0, 10) });
  // Those before it are of the number, too, where all change.
  if (form.reach === 'all' && form.ends === 'after' && /^\d+$/.test(form.endsAfter ?? '')) input.endsAfter = String(Number(form.endsAfter) + all.indexOf(row));
  return input;
}

/** What a sent form of new times would change, in words. Throws as `reshape` does. */
export async function changesOf(context: AppLoadContext, actor: Actor, seriesId: string, form: Form) {
  const { series, sessions } = context.services;
  const view = await series.read(actor, seriesId);
  if (form.reach === 'this') {
    const change = await sessions.previewMove(actor, form.session ?? '', moveInput(form));
    return changeWords(context, { recurrence: view.recurrence, minutes: view.minutes, changes: [change] });
  }
  return changeWords(context, await sessions.previewReshape(actor, form.session ?? '', reshapeInput(context, view, form)));
}

/** The part of the form that is about one date. */
export const moveInput = ({ firstDay = '', startTime = '', minutes, reason }: Form) => ({ startsAt: firstDay && startTime ? `${firstDay}T${startTime}` : '', minutes, reason });

const few = 8;

function changeWords(context: AppLoadContext, { recurrence, minutes, changes }: ReshapePreview) {
  const as = readerOf(context);
  const i18n = i18nOf(context.language);
  const rest = changes.length - few;
  return {
    cadence: cadenceOf(context.language, recurrence, minutes),
    changes: changes.slice(0, few).map(({ from, to }) => ({
      key: (from ?? to)!.toISOString() + (from ? 'from' : 'new'),
      from: from && momentWords(as, from.toISOString()),
      to: to && momentWords(as, to.toISOString()),
    })),
    rest: rest > 0 ? i18n._(msg`${plural(rest, { one: 'and # more', other: 'and # more' })}`) : null,
  };
}

export type ChangesView = ReturnType<typeof changeWords>;
