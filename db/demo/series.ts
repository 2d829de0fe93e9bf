import type { Services } from '../../server/services';
import type { Actor } from '../../server/people/actor';
import { instantOf } from '../../server/series/recurrence';
import { prepareComing, visitClassroom } from './coming';
import demo from './demo.json';
import { dateOf, datesOf, daysUntil, ruleOf, type DemoSeries, type DemoSession } from './meeting-days';

const hour = 60 * 60 * 1000;

/** What the file does not say of each series. Places and addresses are invented. */
const more: Record<string, { model: 'peer' | 'rsc'; time: string; topics: string[]; videoLink?: string; place?: string; inPerson?: string; cancelled?: { reason: string; hoursBefore: number } }> = {
  's-rooted': {
    model: 'peer',
    time: '18:30',
    topics: ['sed.relationships', 'sed.behavior', 'cur.routines'],
    videoLink: 'https://meet.example.org/rooted-circle',
    inPerson: 'Cedar Falls Library, room 2 (fictional)',
    cancelled: { reason: 'Snow: the roads are closed.', hoursBefore: 6 },
  },
  's-maple': { model: 'peer', time: '14:40', topics: ['cur.math', 'obs.data-use'], place: 'Maple Ridge Elementary, room 12 (fictional)' },
  's-harbor': {
    model: 'rsc',
    time: '09:00',
    topics: ['pro.reflection'],
    videoLink: 'https://meet.example.org/harbor',
    inPerson: 'Harbor House, upstairs (fictional)',
    cancelled: { reason: 'Public holiday week.', hoursBefore: 13 * 24 },
  },
};

export interface Stage {
  services: Services;
  actor: (id: string) => Actor;
  instant: (days: number, order?: number) => Date;
  later: (at: Date, happen: () => Promise<void>) => void;
  zero: Date;
  now: Date;
}

/** The sessions of the file that are to come on day 0, soonest first. */
export type Coming = () => { id: string; startsAt: Date }[];

/** The series of the demo with the sessions of a year: planned, cancelled, made up for, held, and some to come. */
export function meetTogether(stage: Stage): void {
  const coming = Object.fromEntries(demo.series.map((series) => [series.id, meet(stage, series)]));
  // What the clock does on a site that is lived in.
  stage.later(stage.instant(-3), async () => void (await stage.services.series.fillAhead()));
  visitClassroom(stage);
  prepareComing(stage, coming);
}

function meet({ services, actor, instant, later, zero }: Stage, series: DemoSeries): Coming {
  const { series: verbs, sessions: one } = services;
  const own = more[series.id]!;
  const lead = actor(series.facilitators[0]!);
  const dates = datesOf(series, zero);
  const local = (session: DemoSession) => `${dates.get(session)}T${own.time}`;
  const community = demo.communities.find(({ id }) => id === series.community_id)!;
  const planned = { seriesId: '', ids: new Map<string, string>() };
  const idOf = (session: DemoSession) => {
    const id = planned.ids.get(dates.get(session)!);
    if (!id) throw new Error(`The demo has no session of ${series.id} on ${dates.get(session)}.`);
    return id;
  };

  const plannedAt = own.model === 'rsc' ? -346 : community.created_days_from_now;
  later(instant(plannedAt, 2), async () => {
    ({ seriesId: planned.seriesId } = await verbs.schedule(lead, series.community_id, {
      model: own.model,
      title: series.name,
      purpose: series.purpose,
      rrule: ruleOf(series, zero),
      startsAt: local(series.sessions[0]!),
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
      const { reason, hoursBefore } = own.cancelled!;
      later(new Date(startsAt.getTime() - hoursBefore * hour), async () => {
        await one.cancel(lead, idOf(session), { reason });
        const instead = series.sessions.find(({ days_from_now }) => 'rescheduled_to_days_from_now' in session && days_from_now === session.rescheduled_to_days_from_now);
        if (!instead) return;
        const { sessionId } = await verbs.add(lead, planned.seriesId, { startsAt: local(instead), minutes: instead.planned_minutes, makesUp: idOf(session), clientId: `demo-makes-up-${series.id}` });
        planned.ids.set(dates.get(instead)!, sessionId);
      });
      continue;
    }
    const known = new Set(session.attendance.map(({ member_id }) => member_id));
    // Two people of the file come before they belong: the list was written when they did.
    const written = Math.max(startsAt.getTime() + 3 * hour, ...session.attendance.map(({ member_id }) => instant(membershipOf(series, member_id).joined_days_from_now + 1).getTime()));
    later(new Date(written), async () => {
      if (title || place) await one.detail(lead, idOf(session), { title, place });
      const rest = demo.memberships.filter((one) => one.community_id === series.community_id && !known.has(one.member_id) && isThere(one, daysUntil(zero, dates.get(session)!)));
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
  return () => series.sessions.filter(({ status }) => status === 'scheduled').map((session) => ({ id: idOf(session), startsAt: instantOf(local(session), series.timezone) }));
}

function membershipOf(series: DemoSeries, memberId: string) {
  return demo.memberships.find((one) => one.community_id === series.community_id && one.member_id === memberId)!;
}

const isThere = ({ joined_days_from_now: from, left_days_from_now: until }: { joined_days_from_now: number; left_days_from_now: number | null }, days: number) => from <= days && (until === null || until > days);
