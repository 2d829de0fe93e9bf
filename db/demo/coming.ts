import { dateOf } from './meeting-days';
import type { Coming, Stage } from './series';

interface Prepared {
  answers: { yes: string[]; maybe: string[]; no: Record<string, string> };
  prepared: [person: string, item: { kind: 'agenda' | 'question' | 'material'; words: string; minutes?: string; url?: string }][];
}

/** What people said and laid ready for the sessions that come next. All of it is invented. */
const next: Record<string, Prepared> = {
  's-rooted': {
    answers: {
      yes: ['m-amara', 'm-kenji', 'm-grace', 'm-david', 'm-thandi', 'm-imani', 'm-nizhoni', 'm-fatima'],
      maybe: ['m-hector'],
      no: { 'm-linh': 'Parent evening at my program.' },
    },
    prepared: [
      ['m-amara', { kind: 'agenda', words: 'Check-in, two minutes each at most', minutes: '15' }],
      ['m-amara', { kind: 'agenda', words: 'Tried it round: what happened when the first wave of children moved', minutes: '35' }],
      ['m-grace', { kind: 'question', words: 'Who has staggered hand washing with a floater who is new every week?' }],
      ['m-kenji', { kind: 'material', words: 'One page on transitions', url: 'https://example.org/transitions' }],
    ],
  },
  's-maple': {
    answers: { yes: ['m-priya', 'm-hana', 'm-luis', 'm-folake'], maybe: [], no: { 'm-kwame': 'Bus duty that afternoon.' } },
    prepared: [
      ['m-priya', { kind: 'agenda', words: 'What the second look showed, grade by grade', minutes: '20' }],
      ['m-hana', { kind: 'agenda', words: 'Two clips: dot cards at the rug', minutes: '20' }],
      ['m-luis', { kind: 'question', words: 'How do you keep the fast counters from calling out?' }],
    ],
  },
  's-harbor': { answers: { yes: ['m-joan', 'm-nizhoni', 'm-marisol', 'm-elena'], maybe: ['m-dede'], no: {} }, prepared: [] },
};

/** Answers to the next session of each series, and what is prepared for it. */
export function prepareComing({ services: { sessions }, actor, instant, later, now }: Stage, comingOf: Record<string, Coming>): void {
  for (const [index, [id, { answers, prepared }]] of Object.entries(next).entries()) {
    later(instant(-1, 14 + index), async () => {
      const coming = comingOf[id]!();
      const upNext = coming.find(({ startsAt }) => startsAt > now)!;
      // Loaded late in the week of day 0, the demo has one that is over since: it was answered, too.
      for (const session of new Set([coming[0]!, upNext])) {
        for (const [rsvp, people] of [['yes', answers.yes], ['maybe', answers.maybe], ['no', Object.keys(answers.no)]] as const) {
          for (const person of people) await sessions.answer(actor(person), session.id, { rsvp, reason: answers.no[person] ?? '' });
        }
      }
    });
    // One after the other: that is their order.
    for (const [n, [person, item]] of prepared.entries()) {
      later(instant(-1, 17 + n), async () => {
        const upNext = comingOf[id]!().find(({ startsAt }) => startsAt > now)!;
        await sessions.prepare(actor(person), upNext.id, { ...item, clientId: `demo-prepared-${id}-${n}` });
      });
    }
  }
}

/** A single session with few places: more want to come than fit into a family child care home. */
export function visitClassroom({ services: { series, sessions }, actor, instant, later, zero }: Stage): void {
  later(instant(-2, 4), async () => {
    const { seriesId } = await series.schedule(actor('m-amara'), 'rooted', {
      model: 'peer',
      title: 'A morning at Thandi\u2019s House',
      purpose: 'See a yard, six children and a goodbye that works. We watch, and talk while the children nap.',
      startsAt: `${dateOf(zero, 12)}T09:30`,
      timeZone: 'America/Chicago',
      minutes: 150,
      place: 'Thandi\u2019s House (fictional)',
      topics: ['sed.relationships'],
      capacity: '4',
      lead: actor('m-thandi').handle,
      clientId: 'demo-visit-thandi',
    });
    const [only] = (await series.read(actor('m-thandi'), seriesId)).upcoming;
    for (const person of ['m-thandi', 'm-grace', 'm-linh', 'm-yusuf', 'm-imani', 'm-hector']) await sessions.answer(actor(person), only!.id, { rsvp: 'yes' });
    await sessions.answer(actor('m-david'), only!.id, { rsvp: 'maybe' });
    await sessions.answer(actor('m-nizhoni'), only!.id, { rsvp: 'no', reason: 'Home visits all morning.' });
  });
}
