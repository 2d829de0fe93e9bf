import { and, asc, eq, ne } from 'drizzle-orm';
import type { Privacy } from '../../app/contract/names';
import { credentials } from '../../db/schema/credentials';
import { seriesSessions } from '../../db/schema/series-sessions';
import { newId } from '../../server/ids';
import type { Actor } from '../../server/people/actor';
import { fresh, type TestSite } from './site';

export const start = new Date('2026-03-02T15:00:00Z');
let count = 0;

/** A community with a facilitator and so many members, at the beginning of March. */
export async function group(site: TestSite, members = 3, privacy: Privacy = 'private') {
  site.time.now = start;
  const { id, slug, facilitator } = await site.community(`meeting-${(count += 1)}`, privacy);
  const people: Actor[] = [];
  for (let n = 0; n < members; n += 1) people.push(await site.member(id, `Member ${String.fromCharCode(65 + n)}`));
  return { id, slug, facilitator, people };
}

/** Every Thursday at half past six in Chicago, from March 5 on, as a form says it. */
export const weekly = (more: Record<string, unknown> = {}) => ({
  model: 'peer',
  title: 'Practice circle',
  rrule: 'FREQ=WEEKLY;BYDAY=TH',
  startsAt: '2026-03-05T18:30',
  timeZone: 'America/Chicago',
  minutes: '90',
  clientId: fresh(),
  ...more,
});

/** The sessions of a series that are part of it, by the time that the rule gave them. */
export const rowsOf = (site: TestSite, seriesId: string) =>
  site.db
    .select()
    .from(seriesSessions)
    .where(and(eq(seriesSessions.seriesId, seriesId), ne(seriesSessions.status, 'removed')))
    .orderBy(asc(seriesSessions.startsAt));

export async function holdRsc(site: TestSite, personId: string, more: Partial<typeof credentials.$inferInsert> = {}) {
  await site.db.insert(credentials).values({
    ...{ id: newId(), personId, kind: 'reflective-supervision', title: 'Provider', issuer: 'Institute', state: 'verified', checked: 'The list', checkedAt: start, createdAt: start },
    ...more,
  });
}
