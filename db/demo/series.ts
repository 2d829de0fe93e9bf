import type { Services } from '../../server/services';
import type { Actor } from '../../server/people/actor';
import { instantOf } from '../../server/series/recurrence';
import demo from './demo.json';

type DemoSeries = (typeof demo.series)[number];
type DemoSession = DemoSeries['sessions'][number];

const day = 24 * 60 * 60 * 1000;

/** What the file does not say of each series. Places and addresses are invented. */
const more: Record<string, { model: 'peer' | 'rsc'; time: string; topics: string[]; videoLink?: string; place?: string; inPerson?: string; away: string }> = {
  's-rooted': { model: 'peer', time: '18:30', topics: ['sed.relationships', 'sed.behavior', 'cur.routines'], videoLink: 'https://meet.example.org/rooted-circle', inPerson: 'Cedar Falls Library, room 2 (fictional)', away: 'Snow: the roads are closed.' },
  's-maple': { model: 'peer', time: '14:40', topics: ['cur.math', 'obs.data-use'], place: 'Maple Street School, room 12 (fictional)', away: '' },
  's-harbor': { model: 'rsc', time: '09:00', topics: ['pro.reflection'], videoLink: 'https://meet.example.org/harbor', inPerson: 'Harbor House, upstairs (fictional)', away: 'Joan is ill.' },
};

/** The nth weekday of the month in which a day lies, so many months before; the fifth is the last. */
function sameOfMonth(of: Date, months: number): Date {
  const n = Math.ceil(of.getUTCDate() / 7);
  const first = new Date(Date.UTC(of.getUTCFullYear(), of.getUTCMonth() - months, 1));
  const days = [...Array(31).keys()].map((offset) => new Date(first.getTime() + offset * day)).filter((one) => one.getUTCMonth() === first.getUTCMonth() && one.getUTCDay() === of.getUTCDay());
  return n === 5 ? days.at(-1)! : days[n - 1]!;
}

/** The series of the demo with the sessions of a year: planned, cancelled, made up for, held, and some to come. */
export function meetTogether(given: { services: Services; actor: (id: string) => Actor; instant: (days: number, order?: number) => Date; later: (at: Date, happen: () => Promise<void>) => void; zero: Date }): void {
  for (const series of demo.series) meet(given, series);
  // What the clock does on a site that is lived in.
  given.later(given.instant(-3), async () => void (await given.services.series.fillAhead()));
  prepareNext(given);
}

const plannedOf = new Map<string, { seriesId: string; ids: Map<string, string> }>();

function meet({ services, actor, instant, later, zero }: Parameters<typeof meetTogether>[0], series: DemoSeries): void {
  const { series: verbs, sessions: one } = services;
  const own = more[series.id]!;
  const lead = actor(series.facilitators[0]!);
  const dates = datesOf(series, zero);
  const local = (session: DemoSession) => `${dates.get(session)}T${own.time}`;
  const community = demo.communities.find(({ id }) => id === series.community_id)!;
  const planned = { seriesId: '', ids: new Map<string, string>() };
  plannedOf.set(series.id, planned);
  const idOf = (session: DemoSession) => {
    const id = planned.ids.get(dates.get(session)!);
    if (!id) throw new Error(`The demo has no session of ${series.id} on ${dates.get(session)}.`);
    return id;
  };

  const plannedAt = own.model === 'rsc' ? -346 : community.created_days_from_now;
  later(instant(plannedAt, 2), async () => {
    const first = series.sessions[0]!;
    ({ seriesId: planned.seriesId } = await verbs.schedule(lead, series.community_id, {
      model: own.model,
      title: series.name,
      purpose: series.purpose,
      rrule: ruleOf(series, dates.get(series.sessions[0]!)!),
      startsAt: local(first),
      timeZone: series.timezone,
      minutes: series.session_minutes,
      place: own.place,
      videoLink: own.videoLink,
      hours: series.hours_credit.per_session,
      topics: own.topics,
      coFacilitators: series.facilitators.slice(1).map((id) => actor(id).handle),
      confidentiality: series.confidentiality,
      commitment: series.commitment.text,
      clientId: `demo-series-${series.id}`,
    }));
    for (const { from_days, to_days, label } of series.planned_breaks as { from_days: number; to_days: number; label: string }[]) {
      await verbs.planBreak(lead, planned.seriesId, { fromDay: dateOf(zero, from_days), untilDay: dateOf(zero, to_days), label });
    }
    await look();
  });

  /** Remembers the ids of sessions by their day in the zone of the series. */
  async function look(): Promise<void> {
    const { upcoming } = await verbs.read(lead, planned.seriesId);
    for (const { id, startsAt } of upcoming) planned.ids.set(new Intl.DateTimeFormat('en-CA', { timeZone: series.timezone }).format(new Date(startsAt)), id);
  }
  later(instant(-3, 1), look);

  for (const session of series.sessions) {
    const startsAt = instantOf(local(session), series.timezone);
    const title = 'theme' in session ? (session.theme as string) : session.title === 'Reflective group' ? '' : session.title;
    const place = session.mode === 'in-person' ? own.inPerson : undefined;
    if (session.status === 'scheduled') {
      later(instant(-2, 1), () => one.detail(lead, idOf(session), { title, place }));
      continue;
    }
    if (session.status === 'cancelled') {
      later(new Date(startsAt.getTime() - 6 * 60 * 60 * 1000), async () => {
        await one.cancel(lead, idOf(session), { reason: own.away });
        const instead = series.sessions.find(({ days_from_now }) => 'rescheduled_to_days_from_now' in session && days_from_now === session.rescheduled_to_days_from_now);
        if (!instead) return;
        const { sessionId } = await verbs.add(lead, planned.seriesId, { startsAt: local(instead), minutes: instead.planned_minutes, makesUp: idOf(session), clientId: `demo-makes-up-${series.id}` });
        planned.ids.set(dates.get(instead)!, sessionId);
      });
      continue;
    }
    const known = new Set(session.attendance.map(({ member_id }) => member_id));
    // Two people of the file come before they belong: the list was written when they did.
    const written = Math.max(startsAt.getTime() + 3 * 60 * 60 * 1000, ...session.attendance.map(({ member_id }) => instant(membershipOf(series, member_id).joined_days_from_now + 1).getTime()));
    later(new Date(written), async () => {
      if (title || place) await one.detail(lead, idOf(session), { title, place });
      const rest = demo.memberships.filter((one) => one.community_id === series.community_id && !known.has(one.member_id) && isThere(one, session.days_from_now));
      await one.takeAttendance(lead, idOf(session), {
        minutes: session.actual_minutes,
        ledBy: actor(session.led_by).handle,
        people: [
          ...session.attendance.map(({ member_id, status, minutes }) => ({ handle: actor(member_id).handle, status: status === 'excused' ? 'apology' : status, minutes })),
          ...rest.map(({ member_id }) => ({ handle: actor(member_id).handle, status: 'not-expected' })),
        ],
      });
    });
  }
}

const dateOf = (zero: Date, days: number) => new Date(zero.getTime() + days * day).toISOString().slice(0, 10);

function membershipOf(series: DemoSeries, memberId: string) {
  return demo.memberships.find((one) => one.community_id === series.community_id && one.member_id === memberId)!;
}

const isThere = ({ joined_days_from_now: from, left_days_from_now: until }: { joined_days_from_now: number; left_days_from_now: number | null }, days: number) => from <= days && (until === null || until > days);

/**
 * The day of each session. The file counts them from its day 0, and a month has no fixed number of days: so the monthly
 * circle meets on the weekday of the month on which its next one falls, which is never more than a week off.
 */
function datesOf(series: DemoSeries, zero: Date): Map<DemoSession, string> {
  if (!series.cadence.rrule.includes('MONTHLY')) return new Map(series.sessions.map((session) => [session, dateOf(zero, session.days_from_now)]));
  const madeUp = series.sessions.flatMap((one) => ('rescheduled_to_days_from_now' in one ? one.rescheduled_to_days_from_now : []));
  const slots = series.sessions.filter(({ days_from_now }) => !madeUp.includes(days_from_now));
  const next = slots.findIndex(({ days_from_now }) => days_from_now > 0);
  const anchor = new Date(zero.getTime() + slots[next]!.days_from_now * day);
  const dates = new Map(slots.map((session, index) => [session, sameOfMonth(anchor, next - index).toISOString().slice(0, 10)]));
  for (const session of series.sessions.filter(({ days_from_now }) => madeUp.includes(days_from_now))) {
    const missed = slots.find((one) => 'rescheduled_to_days_from_now' in one && one.rescheduled_to_days_from_now === session.days_from_now)!;
    dates.set(session, dateOf(new Date(dates.get(missed)!), session.days_from_now - missed.days_from_now));
  }
  return dates;
}

function ruleOf({ cadence }: DemoSeries, first: string): string {
  if (!cadence.rrule.includes('MONTHLY')) return cadence.rrule;
  const n = Math.ceil(Number(first.slice(8)) / 7);
  return cadence.rrule.replace('2TH', `${n === 5 ? -1 : n}TH`);
}

/** What people said and laid ready for the sessions of this week. */
function prepareNext({ services, actor, instant, later }: Parameters<typeof meetTogether>[0]): void {
  const { sessions } = services;
  const answers: Record<string, Record<string, string[]>> = {
    's-rooted': { yes: ['m-amara', 'm-kenji', 'm-grace', 'm-david', 'm-thandi', 'm-imani', 'm-nizhoni', 'm-fatima'], maybe: ['m-hector'], no: ['m-linh'] },
    's-maple': { yes: ['m-priya', 'm-hana', 'm-luis', 'm-folake'], no: ['m-kwame'] },
    's-harbor': { yes: ['m-joan', 'm-nizhoni', 'm-marisol', 'm-elena'], maybe: ['m-dede'] },
  };
  for (const [index, [id, given]] of Object.entries(answers).entries()) {
    later(instant(-1, 14 + index), async () => {
      const next = nextOf(id);
      for (const [rsvp, people] of Object.entries(given)) {
        for (const person of people) await sessions.answer(actor(person), next, { rsvp, reason: rsvp === 'no' ? 'Parent evening at my program.' : '' });
      }
    });
  }
  // One after the other: that is their order.
  const prepare = (person: string, item: Record<string, string>, n: number) =>
    later(instant(-1, 9 + n), async () => void (await sessions.prepare(actor(person), nextOf('s-rooted'), { ...item, clientId: `demo-prepared-${n}` })));
  prepare('m-amara', { kind: 'agenda', words: 'Check-in, two minutes each at most', minutes: '15' }, 1);
  prepare('m-amara', { kind: 'agenda', words: 'Tried it round: what happened when the first wave of children moved', minutes: '35' }, 2);
  prepare('m-grace', { kind: 'question', words: 'Who has staggered hand washing with a floater who is new every week?' }, 3);
  prepare('m-kenji', { kind: 'material', words: 'One page on transitions', url: 'https://example.org/transitions' }, 4);

  function nextOf(id: string): string {
    const { ids } = plannedOf.get(id)!;
    const today = instant(0).toISOString().slice(0, 10);
    const [first] = [...ids].filter(([on]) => on > today).sort(([one], [other]) => (one < other ? -1 : 1));
    return first![1];
  }
}
