import { and, asc, eq } from 'drizzle-orm';
import { seriesPeople } from '../../db/schema/series';
import { seriesSessions } from '../../db/schema/series-sessions';
import type { Actor } from '../../server/people/actor';
import { fresh, type Site } from '../integration/site';

/**
 * Those who look, in a private community and around it. `ana` writes what is private and `ben` reads beside her; `bea` is
 * one whom she has blocked, `mia` a member who may not write for now; `cora` coordinates, `rem` was removed, `pau` rests.
 * `out` facilitates another community, `boss` administers the network, `vic` does so and came in for a reason.
 *
 * Three series meet there: one for all, which `fay` leads; one for those whom it chose, and one that chose them in
 * confidence. Both of these `ana` leads and `ben` belongs to; `rem` and `pau` did before they went.
 */
export const readers = ['nobody', 'out', 'rem', 'pau', 'cora', 'boss', 'vic', 'mia', 'bea', 'ben', 'ana', 'fay'] as const;
export type Reader = (typeof readers)[number];

export type Stage = Awaited<ReturnType<typeof setStage>>;

/** The community and its people, before anything is written. What is written adds where it stands to `places`. */
export async function setStage(site: Site) {
  const { services } = site;
  const { id, slug, facilitator: fay } = await site.community('burrow');
  const { slug: otherSlug, facilitator: out } = await site.community('meadow');
  const actors: Record<Exclude<Reader, 'nobody'>, Actor> = {
    out,
    fay,
    rem: await site.member(id, 'Rem', 'member', 'removed'),
    pau: await site.member(id, 'Pau', 'member', 'paused'),
    cora: await site.member(id, 'Cora', 'coordinator'),
    boss: await site.person('Boss', { isAdministrator: true }),
    vic: await site.person('Vic', { isAdministrator: true }),
    mia: await site.member(id, 'Mia'),
    bea: await site.member(id, 'Bea'),
    ben: await site.member(id, 'Ben'),
    ana: await site.member(id, 'Ana'),
  };
  /** Two more who act and do not look, and enough others that forms ask for words. */
  const [gus, dot] = [await site.member(id, 'Gus', 'co-facilitator'), await site.member(id, 'Dot')];
  for (const name of ['Eli', 'Flo', 'Guy']) await site.member(id, name);
  await services.moderation.block(actors.ana, actors.bea.handle);
  const threadId = (await services.threads.start(actors.ana, slug, { kind: 'share', title: 'A thread', body: `Hello @${actors.ben.handle}`, clientId: fresh() })).threadId;
  const closesAt = new Date(site.clock().getTime() + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 16);
  const wall = (days: number) => new Date(site.clock().getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 16);
  const circle = { expects: 'chosen', lead: actors.ana.handle, expected: [actors.ben.handle] };
  const series = { confidential: '', chosen: '', all: '' };
  const forms = {
    confidential: { ...circle, model: 'coaching', goal: 'To listen', title: 'In confidence', confidentiality: 'confidential' },
    chosen: { ...circle, model: 'coaching', goal: 'To listen', title: 'For some' },
    all: { model: 'peer', title: 'For all' },
  };
  for (const [kind, form] of Object.entries(forms)) {
    // The first is over, the next is tomorrow.
    const { seriesId } = await services.series.schedule(kind === 'all' ? fay : gus, slug, { ...form, rrule: 'FREQ=WEEKLY;COUNT=6', startsAt: wall(-6), timeZone: 'UTC', minutes: '60', clientId: fresh() });
    series[kind as keyof typeof series] = seriesId;
    if (kind !== 'all') await site.db.insert(seriesPeople).values([actors.rem, actors.pau].map(({ id: personId }) => ({ seriesId, personId, part: 'expected' as const })));
  }
  const sessionsOf = async (seriesId: string) => (await site.db.select({ id: seriesSessions.id }).from(seriesSessions).where(and(eq(seriesSessions.seriesId, seriesId))).orderBy(asc(seriesSessions.startsAt))).map((row) => row.id);
  const sessions = { confidential: await sessionsOf(series.confidential), chosen: await sessionsOf(series.chosen), all: await sessionsOf(series.all) };

  return {
    site,
    services,
    /** By what each is; of the sessions the first is over. */
    series,
    sessions,
    /** Says more of a series, and keeps what was said before. */
    async describe(kind: keyof typeof series, more: object) {
      Object.assign(forms[kind], more);
      await services.series.edit(kind === 'all' ? fay : actors.ana, series[kind], { clientId: fresh(), ...forms[kind] });
    },
    prepare: (person: Actor, sessionId: string, kind: 'agenda' | 'question' | 'material', mark: string) =>
      services.sessions.prepare(person, sessionId, { kind, words: mark, url: `https://words.example.org/${mark}`, clientId: fresh() }),
    move: (person: Actor, sessionId: string, reason: string) => services.sessions.move(person, sessionId, { startsAt: wall(16), minutes: '60', reason }),
    id,
    slug,
    otherSlug,
    actors,
    ...actors,
    gus,
    dot,
    threadId,
    places: { threads: [threadId], decisions: [] as string[], rounds: [] as string[], credentials: [] as string[], codes: [] as string[], strategies: [] as string[], sessions: [] as string[], calendars: [] as string[] },
    thread: async (body: string, title = 'Another thread', author = actors.ana) => (await services.threads.start(author, slug, { kind: 'question', title, body, clientId: fresh() })).threadId,
    reply: async (body: string, author = actors.ana) => (await services.threads.replyTo(author, threadId, { body, clientId: fresh() })).seq,
    async decision(more: object) {
      const { id: decisionId } = await services.decisions.ask(actors.ana, slug, { kind: 'consent', question: 'Shall we begin?', closesAt, clientId: fresh(), asksReason: 'on', ...more });
      this.places.decisions.push(decisionId);
      return decisionId;
    },
    async round(instrument: string, more: object = {}) {
      const { roundId } = await services.forms.open(fay, slug, { instrument, ...more });
      this.places.rounds.push(roundId);
      return roundId;
    },
    /** Keeps what was shaped before. */
    async shape(more: object) {
      Object.assign(this.shaped, more);
      await services.communities.shape(fay, slug, { slug, name: 'burrow', type: 'cop', privacy: 'private', tint: 'sage', ...this.shaped });
    },
    shaped: {},
    mute: (person: Actor, reason: string) => services.moderation.mute(fay, slug, person.handle, { span: 'good', reason }),
  };
}
