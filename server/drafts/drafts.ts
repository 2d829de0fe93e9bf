import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { KeepDraft, type DraftKept, type DraftView } from '../../app/contract/drafts';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { drafts } from '../../db/schema/drafts';
import { posts } from '../../db/schema/threads';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { holdForDraft } from '../forms/drafting';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import type { Commit } from '../tell';
import type { Threads } from '../threads/threads';
import { draftColumns, draftView, unsent } from './rows';

const draftsPerPerson = 200;
const keptFor = 180 * 24 * 60 * 60 * 1000;

export type Drafts = ReturnType<typeof buildDrafts>;

/** Builds the verbs of drafts. Each one acts on the actor's own: no verb reads another's. */
export function buildDrafts(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; communities: Communities; threads: Threads }) {
  const { db, clock, commit, communities, threads } = given;
  const keepsPerMinute = given.limiting.passing({ name: 'drafts', points: 60, per: 60 });

  const ofPlace = db
    .select(draftColumns)
    .from(drafts)
    .where(and(eq(drafts.personId, sql.placeholder('personId')), eq(drafts.place, sql.placeholder('place')), unsent))
    .prepare('draft_of_place');

  /** The place's own rule: a draft is for where one may write. Throws `not_found`, `forbidden`. */
  async function mayWriteAt(actor: Actor, place: string): Promise<void> {
    const [kind, id = ''] = place.split(':');
    const communityId = kind === 'form' ? await commit((tx) => holdForDraft(tx, actor, id)) : id;
    const may = kind === 'thread' ? (await threads.access(actor, id)).may : await communities.standing(actor, communityId);
    if (!may.write) throw problem('forbidden');
  }

  async function forget(actor: Actor, place: string): Promise<void> {
    await db.delete(drafts).where(and(eq(drafts.personId, actor.id), eq(drafts.place, place)));
  }

  return {
    /** The actor's draft for a place, or null. One for where they may not write any more throws `not_found` or `forbidden`. */
    async find(actor: Actor, given: string): Promise<DraftView | null> {
      const { place } = parse(KeepDraft.pick({ place: true }), { place: given });
      const [row] = await ofPlace.execute({ personId: actor.id, place });
      if (!row) return null;
      await mayWriteAt(actor, place);
      return draftView(row);
    },

    /**
     * Keeps what the actor has typed so far, in place of what was kept there before; nothing typed keeps nothing.
     * Nothing is kept under a client id that was posted: the answer tells whether these words were. At most 200 places, the newest.
     * Throws `not_found`, `forbidden`, `invalid`, `too_many`.
     */
    async keep(actor: Actor, input: unknown): Promise<DraftKept> {
      const { place, clientId, kind, title, body } = parse(KeepDraft, input);
      await mayWriteAt(actor, place);
      await keepsPerMinute.take(actor.id);
      if (!title.trim() && !body.trim()) {
        await forget(actor, place);
        return { updatedAt: null, sent: false };
      }
      return commit(async (tx) => {
        // Again, and held: of answers that are being sent at this moment no draft must stay.
        if (place.startsWith('form:')) await holdForDraft(tx, actor, place.slice('form:'.length));
        const [posted] = await tx.select({ isSame: sql<boolean>`${posts.body} = ${body.trim()}` }).from(posts).where(and(eq(posts.authorId, actor.id), eq(posts.clientId, clientId)));
        if (posted) return { updatedAt: null, sent: posted.isSame ? 'these' : 'others' };
        const words = { clientId, kind, title, body, updatedAt: clock() };
        await tx
          .insert(drafts)
          .values({ personId: actor.id, place, ...words })
          .onConflictDoUpdate({ target: [drafts.personId, drafts.place], set: words });
        const surplus = tx
          .select({ place: drafts.place })
          .from(drafts)
          .where(eq(drafts.personId, actor.id))
          .orderBy(desc(drafts.updatedAt))
          .offset(draftsPerPerson);
        await tx.delete(drafts).where(and(eq(drafts.personId, actor.id), inArray(drafts.place, surplus)));
        return { updatedAt: words.updatedAt.toISOString(), sent: false };
      });
    },

    /** Forgets the actor's draft for a place, whether or not they may still write there. Throws `invalid`. */
    async drop(actor: Actor, given: string): Promise<void> {
      const { place } = parse(KeepDraft.pick({ place: true }), { place: given });
      await forget(actor, place);
    },

    /** Removes drafts that nobody has touched for 180 days. */
    async clearOld(): Promise<void> {
      await db.delete(drafts).where(lt(drafts.updatedAt, new Date(clock().getTime() - keptFor)));
    },
  };
}
