import { and, asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf } from '../../app/contract/problems';
import { series, seriesBreaks } from '../../db/schema/series';
import { seriesSessions, sessionAnswers } from '../../db/schema/series-sessions';
import { isRepeating, recurrenceOf } from '../../server/series/pattern';
import { instantOf, localOf, slots } from '../../server/series/recurrence';
import { readByIcalJs } from '../read-calendar';
import { group, start, weekly } from './meeting';
import { fresh, openSite, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const zone = 'America/Chicago';
const day = 24 * 60 * 60 * 1000;
const rules = ['FREQ=WEEKLY;BYDAY=TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'FREQ=WEEKLY;BYDAY=MO,WE', 'FREQ=MONTHLY;BYDAY=2TH', 'FREQ=MONTHLY;BYDAY=-1MO', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=WEEKLY;COUNT=12'];
const times = ['18:30', '01:30', '09:00', '02:30'];

const step = fc.oneof(
  fc.record({ do: fc.constant('answer' as const), n: fc.nat(6) }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'restore' as const), n: fc.nat(6) }),
  fc.record({ do: fc.constant('move' as const), n: fc.nat(30), days: fc.integer({ min: -9, max: 20 }), time: fc.nat(3) }),
  fc.record({ do: fc.constant('add' as const), days: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ do: fc.constant('break' as const), days: fc.nat(120), length: fc.nat(20) }),
  fc.record({ do: fc.constant('unbreak' as const) }),
  fc.record({ do: fc.constantFrom('later' as const, 'all' as const), n: fc.nat(20), rule: fc.nat(rules.length - 1), time: fc.nat(3), days: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.nat(40) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const dayIn = (at: Date, days: number) => localOf(new Date(at.getTime() + days * day), zone).slice(0, 10);

test('whatever is done to a series, no answer is lost, no slot comes twice or shifts, and calendars show just what takes place', async () => {
  const { facilitator, people, slug } = await group(site, 1);
  const [member] = people;
  const { services, db, time } = site;
  const done = new Map<string, number>();

  async function run(rule: number, steps: Step[]) {
    time.now = start;
    const { seriesId } = await services.series.schedule(facilitator, slug, weekly({ rrule: rules[rule], clientId: fresh() }));
    const rowsOf = () => db.select().from(seriesSessions).where(eq(seriesSessions.seriesId, seriesId)).orderBy(asc(seriesSessions.originalLocal));
    const answered = new Set<string>();

    async function carryOut(one: Step): Promise<void> {
      const now = time.now;
      const coming = (await rowsOf()).filter(({ startsAt, status }) => startsAt > now && (one.do === 'restore' ? status === 'cancelled' : status !== 'removed'));
      const row = 'n' in one ? coming[one.n % Math.max(1, coming.length)] : undefined;
      if ('n' in one && !row) return;
      if (one.do === 'answer') {
        await services.sessions.answer(member!, row!.id, { rsvp: 'yes' });
        answered.add(row!.id);
      }
      if (one.do === 'cancel') await services.sessions.cancel(facilitator, row!.id, { reason: 'Snow.' });
      if (one.do === 'restore') await services.sessions.restore(facilitator, row!.id);
      if (one.do === 'move') await services.sessions.move(facilitator, row!.id, { startsAt: `${dayIn(row!.startsAt, one.days)}T${times[one.time]}`, minutes: '60' });
      if (one.do === 'add') await services.series.add(facilitator, seriesId, { startsAt: `${dayIn(now, one.days)}T12:07`, minutes: '30', clientId: fresh() });
      if (one.do === 'break') await services.series.planBreak(facilitator, seriesId, { fromDay: dayIn(now, one.days), untilDay: dayIn(now, one.days + one.length) });
      if (one.do === 'unbreak') {
        const [found] = await db.select().from(seriesBreaks).where(eq(seriesBreaks.seriesId, seriesId));
        if (found) await services.series.endBreak(facilitator, seriesId, found.id);
      }
      if (one.do === 'later' || one.do === 'all') {
        const startsAt = `${dayIn(instantOf(row!.originalLocal, zone), one.days)}T${times[one.time]}`;
        await services.sessions.reshape(facilitator, row!.id, { rrule: rules[one.rule], startsAt, timeZone: zone, minutes: '90', reach: one.do });
      }
      if (one.do === 'wait') {
        time.now = new Date(now.getTime() + one.days * day);
        await services.series.fillAhead();
      }
      done.set(one.do, (done.get(one.do) ?? 0) + 1);
    }

    for (const one of steps) {
      const before = await rowsOf();
      try {
        await carryOut(one);
      } catch (caught) {
        // What may not be done is refused, and then nothing has changed.
        if (!problemOf(caught)) throw caught;
        expect(await rowsOf()).toEqual(before);
        continue;
      }
      const rows = await rowsOf();
      const after = new Map(rows.map((row) => [row.id, row]));
      for (const row of before) {
        const now = after.get(row.id);
        if (row.startsAt <= time.now) expect(now?.startsAt, 'what was stays').toEqual(row.startsAt);
        if (one.do !== 'later' && one.do !== 'all') expect(now?.originalLocal, 'a slot stays its own').toBe(row.originalLocal);
      }
      for (const { status, isExtra, startsAt, originalLocal } of rows) if (status === 'scheduled' && !isExtra) expect(startsAt, originalLocal).toEqual(instantOf(originalLocal, zone));
    }

    const rows = await rowsOf();
    const answers = await db.select({ id: sessionAnswers.sessionId }).from(sessionAnswers).innerJoin(seriesSessions, and(eq(seriesSessions.id, sessionAnswers.sessionId), eq(seriesSessions.seriesId, seriesId)));
    expect(new Set(answers.map(({ id }) => id)), 'no answer is lost').toEqual(answered);

    const [now] = await db.select().from(series).where(eq(series.id, seriesId));
    if (!isRepeating(now!)) throw new Error('It repeats.');
    const pattern = slots(recurrenceOf(now), { until: localOf(now.filledUntil!, zone), limit: Infinity }).map(({ originalLocal }) => originalLocal);
    const walls = rows.map(({ originalLocal }) => originalLocal);
    expect(pattern.filter((wall) => !walls.includes(wall)), 'none is lost').toEqual([]);
    expect(rows.filter(({ isExtra, status, originalLocal }) => !isExtra && status !== 'removed' && originalLocal >= now.dtstartLocal && !pattern.includes(originalLocal)), 'none is too many').toEqual([]);

    const { path } = await services.calendars.makeAddress(member!, 'series', seriesId);
    const { text } = await services.calendars.feed(/\/calendar\/(.+)\.ics/.exec(path)![1]!, { origin: 'https://tilth.example', name: 'Tilth' });
    const until = new Date(start.getTime() + 300 * day);
    const shown = readByIcalJs(text, until).map((event) => `${event.start.toISOString()} ${event.end.toISOString()}`);
    const meeting = rows.filter(({ status, startsAt }) => status !== 'cancelled' && status !== 'removed' && startsAt <= until).map(({ startsAt, endsAt }) => `${startsAt.toISOString()} ${endsAt.toISOString()}`);
    expect(shown.sort(), 'calendars show it').toEqual(meeting.sort());
  }

  await fc.assert(fc.asyncProperty(fc.nat(rules.length - 1), fc.array(step, { minLength: 5, maxLength: 12 }), run), { numRuns: 14, seed: 20260302, endOnFailure: true });
  for (const what of ['answer', 'move', 'cancel', 'restore', 'add', 'break', 'unbreak', 'later', 'all', 'wait']) expect(done.get(what) ?? 0, what).toBeGreaterThan(0);
}, 240_000);
