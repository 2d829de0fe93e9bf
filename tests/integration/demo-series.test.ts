import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import demo from '../../db/demo/demo.json';
import { dayZero, loadDemo } from '../../db/demo/load';
import { people } from '../../db/schema/people';
import { series, seriesBreaks } from '../../db/schema/series';
import { attendance, seriesSessions } from '../../db/schema/series-sessions';
import type { Actor } from '../../server/people/actor';
import { openSite, type TestSite } from './site';

interface Expected {
  expected: number;
  attended: number;
  hours: number;
  hours_share_with_primary_facilitator: number;
}

const day = 24 * 60 * 60 * 1000;
const host = process.env.TZ;
const round = (n: number) => Math.round(n * 100) / 100;
const handleOf = (memberId: string) => demo.members.find(({ id }) => id === memberId)!.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, '-');
const dayOf = (at: Date, zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

// Of 2028, when the year before has the file's weeks between second Thursdays to the day; the clocks of America have just changed.
const exact = '2028-03-14T18:00:00Z';

describe.each([
  { now: exact, hostZone: 'Pacific/Auckland', offset: -780 },
  // The last hour of the week of day 0, at the end of a year: what comes next for the file is over, and the circle meets on a month's last Thursday.
  { now: '2026-12-30T23:50:00Z', hostZone: 'America/Los_Angeles', offset: 480 },
  // A Thursday that has just begun, after a change of clocks.
  { now: '2026-11-05T00:10:00Z', hostZone: 'UTC', offset: 0 },
])('the series of the demo, begun at $now on a host in $hostZone', ({ now, hostZone, offset }) => {
  let site: TestSite;
  const zero = dayZero(new Date(now));

  beforeAll(async () => {
    process.env.TZ = hostZone;
    expect(new Date(now).getTimezoneOffset()).toBe(offset);
    site = await openSite();
    await loadDemo({ db: site.db, log: site.log, secret: 'a secret of at least thirty-two letters', now: new Date(now) });
    site.time.now = new Date(now);
  });
  afterAll(async () => {
    if (host === undefined) delete process.env.TZ;
    else process.env.TZ = host;
    await site.close();
  });

  async function actor(memberId: string): Promise<Actor> {
    const [row] = await site.db.select().from(people).where(eq(people.handle, handleOf(memberId)));
    return row!;
  }

  /** What the database has of a series of the file: the held sessions in order, with who came. */
  async function heldOf(of: (typeof demo.series)[number]) {
    const [row] = await site.db.select().from(series).where(eq(series.title, of.name));
    const sessions = await site.db.select({ session: seriesSessions, led: people.handle }).from(seriesSessions).leftJoin(people, eq(people.id, seriesSessions.leadId)).where(eq(seriesSessions.seriesId, row!.id)).orderBy(asc(seriesSessions.startsAt));
    const lines = await site.db.select({ sessionId: attendance.sessionId, handle: people.handle, status: attendance.status, minutes: attendance.minutes }).from(attendance).innerJoin(people, eq(people.id, attendance.personId));
    const all = sessions.map(({ session, led }) => ({ ...session, led, lines: lines.filter(({ sessionId }) => sessionId === session.id) }));
    return { row: row!, all, held: all.filter(({ status }) => status === 'held') };
  }

  it('has the three series, as the file says them', async () => {
    const rows = await site.db.select().from(series).where(isNotNull(series.rrule)).orderBy(asc(series.createdAt));
    expect(rows.map(({ title, timeZone, minutes, hours, model, confidentiality, commitment }) => ({ title, timeZone, minutes, hours, model, confidentiality, commitment })).sort((a, b) => a.title.localeCompare(b.title))).toEqual(
      demo.series
        .map((one) => ({ title: one.name, timeZone: one.timezone, minutes: one.session_minutes, hours: one.hours_credit.per_session, model: one.id === 's-harbor' ? 'rsc' : 'peer', confidentiality: one.confidentiality, commitment: one.commitment.text }))
        .sort((a, b) => a.title.localeCompare(b.title)),
    );
    for (const of of demo.series) {
      const view = await site.services.series.read(await actor(of.facilitators[0]!), rows.find(({ title }) => title === of.name)!.id);
      expect([view.lead!.handle, ...view.coFacilitators.map(({ handle }) => handle)]).toEqual(of.facilitators.map(handleOf));
      expect(view.heldCount).toBe({ 's-rooted': 12, 's-maple': 36, 's-harbor': 24 }[of.id]);
      expect(view.status).toBe('running');
    }
    expect(rows.map(({ title, rrule }) => `${title}: ${rrule?.replace(/BYDAY=-?\dTH/, 'BYDAY=nTH')}`).sort()).toEqual(['Every other Tuesday: FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'Monthly practice circle: FREQ=MONTHLY;BYDAY=nTH', 'Wednesday number team: FREQ=WEEKLY;BYDAY=WE']);
  });

  it.each(demo.series)('held what the file says was held of $name', async (of) => {
    const { held, all } = await heldOf(of);
    const inFile = of.sessions.filter(({ status }) => status === 'held');
    expect(held).toHaveLength(inFile.length);
    held.forEach((session, index) => {
      const wanted = inFile[index]! as (typeof inFile)[number] & { theme?: string };
      expect([session.heldMinutes, session.minutes, session.led, session.title, session.hourKind], wanted.title).toEqual([
        wanted.actual_minutes,
        wanted.planned_minutes,
        handleOf(wanted.led_by),
        wanted.theme ?? wanted.title,
        of.id === 's-harbor' ? 'rsc' : 'peer',
      ]);
      // Who is no member of the list was expected elsewhere: it says so of nobody else.
      const came = session.lines.filter(({ status }) => status !== 'not-expected').map(({ handle, status, minutes }) => `${handle} ${status} ${minutes}`);
      const wantedLines = wanted.attendance.filter(({ status }) => status !== 'not-expected').map(({ member_id, status, minutes }) => `${handleOf(member_id)} ${status === 'excused' ? 'apology' : status} ${minutes}`);
      expect(came.sort(), wanted.title).toEqual(wantedLines.sort());
      expect(session.startsAt.getTime(), wanted.title).toBeLessThan(new Date(now).getTime());
      if (of.id === 's-rooted' && now !== exact) return;
      expect((new Date(dayOf(session.startsAt, of.timezone)).getTime() - zero.getTime()) / day, wanted.title).toBe(wanted.days_from_now);
    });
    // Wherever clocks changed, it was the same time of day there.
    const times = all.filter(({ status }) => status !== 'removed').map(({ startsAt }) => startsAt.toLocaleTimeString('en-GB', { timeZone: of.timezone, hour: '2-digit', minute: '2-digit' }));
    expect([...new Set(times)]).toEqual([{ 's-rooted': '18:30', 's-maple': '14:40', 's-harbor': '09:00' }[of.id]]);
  });

  it.each(demo.expected_consistency)('comes to the hours and rates that the file expects of $series_id', async (expected) => {
    const of = demo.series.find(({ id }) => id === expected.series_id)!;
    const { held, all } = await heldOf(of);
    expect(held).toHaveLength(expected.sessions_held);
    for (const [memberId, wanted] of Object.entries(expected.members as unknown as Record<string, Expected>)) {
      const own = held.flatMap(({ lines, led }) => lines.filter(({ handle }) => handle === handleOf(memberId)).map((line) => ({ ...line, led })));
      const counted = own.filter(({ status }) => status !== 'not-expected');
      const minutes = (lines: typeof own) => lines.reduce((sum, line) => sum + line.minutes, 0);
      expect([counted.length, counted.filter((line) => line.minutes > 0).length, round(minutes(counted) / 60)], memberId).toEqual([wanted.expected, wanted.attended, wanted.hours]);
      expect(minutes(counted.filter(({ led }) => led === handleOf(of.facilitators[0]!))) / minutes(counted), memberId).toBeCloseTo(wanted.hours_share_with_primary_facilitator, 3);
    }
    expect(held.filter(({ led }) => led === handleOf(of.facilitators[0]!)).length / held.length).toBeCloseTo(expected.facilitator_continuity, 3);
    const madeUp = new Set(all.map(({ makesUpId }) => makesUpId));
    const lost = all.filter(({ id, status, cause, startsAt }) => status === 'cancelled' && cause === 'hand' && !madeUp.has(id) && startsAt < new Date(now));
    expect(held.length + lost.length).toBe(expected.planned_to_date);
    const gaps = held.slice(1).map(({ startsAt }, index) => Math.round((startsAt.getTime() - held[index]!.startsAt.getTime()) / day));
    if (of.id !== 's-rooted' || now === exact) expect(Math.max(...gaps)).toBe(expected.longest_gap_days);
  });

  it('says why two were cancelled, and which made up for one', async () => {
    const [rooted, maple, harbor] = await Promise.all(demo.series.map(heldOf));
    const cancelled = (one: typeof rooted) => one!.all.filter(({ status, cause }) => status === 'cancelled' && cause === 'hand');
    expect(cancelled(maple)).toEqual([]);
    expect(cancelled(harbor).map(({ reason }) => reason)).toEqual(['Public holiday week.']);
    const [snow] = cancelled(rooted);
    expect(snow!.reason).toBe('Snow: the roads are closed.');
    const instead = rooted!.held.find(({ makesUpId }) => makesUpId === snow!.id)!;
    expect([instead.isExtra, instead.title, Math.round((instead.originalAt.getTime() - snow!.originalAt.getTime()) / day)]).toEqual([true, 'Environments first: schedule and space', 7]);
  });

  it('had its school breaks, and nothing open is left of the year', async () => {
    for (const of of demo.series) {
      const { row, all } = await heldOf(of);
      const breaks = await site.db.select().from(seriesBreaks).where(eq(seriesBreaks.seriesId, row.id)).orderBy(asc(seriesBreaks.fromDay));
      expect(breaks.map(({ fromDay, untilDay, label }) => [fromDay, untilDay, label])).toEqual(
        (of.planned_breaks as { from_days: number; to_days: number; label: string }[]).map(({ from_days, to_days, label }) => [...[from_days, to_days].map((days) => new Date(zero.getTime() + days * day).toISOString().slice(0, 10)), label]),
      );
      const past = all.filter(({ startsAt }) => startsAt < zero);
      expect([...new Set(past.map(({ status, cause }) => cause ?? status))].sort()).toEqual([...(of.id === 's-maple' ? ['break'] : ['hand']), 'held']);
      expect(past.filter(({ cause }) => cause === 'break')).toHaveLength(of.id === 's-maple' ? 15 : 0);
    }
  });

  it('has three of each to come from day 0 on, the next with answers and what is prepared', async () => {
    for (const of of demo.series) {
      const { all } = await heldOf(of);
      const ahead = all.filter(({ startsAt, status }) => startsAt > zero && status === 'scheduled');
      const inFile = of.sessions.filter(({ status }) => status === 'scheduled');
      expect(ahead.slice(0, 3).map(({ title, place }) => [title, place !== null])).toEqual(inFile.map(({ title, mode }) => [title === 'Reflective group' ? null : title, mode === 'in-person' && of.id !== 's-maple']));
      expect(ahead.length).toBeGreaterThan(of.id === 's-rooted' ? 11 : 24);
      const upNext = ahead.find(({ startsAt }) => startsAt > new Date(now))!;
      const view = await site.services.sessions.read(await actor(of.facilitators[0]!), upNext.id);
      expect(view.counts).toEqual({ 's-rooted': { yes: 8, maybe: 1, no: 1, waiting: 0 }, 's-maple': { yes: 4, maybe: 0, no: 1, waiting: 0 }, 's-harbor': { yes: 4, maybe: 1, no: 0, waiting: 0 } }[of.id]);
      expect([view.agenda.length, view.questions.length, view.materials.length]).toEqual({ 's-rooted': [2, 1, 1], 's-maple': [2, 1, 0], 's-harbor': [0, 0, 0] }[of.id]);
    }
  });

  it('has a visit with four places that six want', async () => {
    const [row] = await site.db.select({ id: seriesSessions.id }).from(seriesSessions).innerJoin(series, and(eq(series.id, seriesSessions.seriesId), eq(series.title, 'A morning at Thandi\u2019s House')));
    const view = await site.services.sessions.read(await actor('m-hector'), row!.id);
    expect([view.isOneOff, view.capacity, view.counts, view.mine]).toMatchObject([true, 4, { yes: 4, maybe: 1, no: 1, waiting: 2 }, { answer: 'yes', isWaiting: true, position: 2 }]);
    expect(new Date(view.startsAt) > new Date(now)).toBe(true);
  });
});
