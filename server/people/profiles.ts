import { and, desc, eq, exists, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { SpokenLanguage } from '../../app/contract/names';
import type { MeView, PersonView } from '../../app/contract/people';
import { ChangeHandle, ChangeReading, ChangeTimeZone, EditProfile, type OwnProfile, type ProfileView } from '../../app/contract/profiles';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { communities, memberships } from '../../db/schema/communities';
import { blocks } from '../../db/schema/moderation';
import { formerHandles, people } from '../../db/schema/people';
import { threads } from '../../db/schema/threads';
import { readableBy } from '../communities/access';
import type { Audit } from '../audit/audit';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Commit } from '../tell';
import type { Actor } from './actor';
import { notApart } from './apart';
import { refuseForeignHandle } from './handles';
import { personColumns, personView } from './views';

export type Profiles = ReturnType<typeof buildProfiles>;

const threadsShown = 5;

/** SQL that is true for a row of `people` whose profile and photo the actor may see: themselves, those with whom they share a community, for an administrator all. */
export function knowsEachOther(db: Pick<Database, 'select'>, actor: Actor): SQL {
  const [mine, theirs] = [alias(memberships, 'mine'), alias(memberships, 'theirs')];
  const shared = db
    .select({ one: sql`1` })
    .from(mine)
    .innerJoin(theirs, eq(theirs.communityId, mine.communityId))
    .where(and(eq(mine.personId, actor.id), eq(mine.status, 'active'), eq(theirs.personId, people.id), eq(theirs.status, 'active')));
  return sql`(${people.id} = ${actor.id} or ${actor.isAdministrator} or (${people.suspendedAt} is null and ${exists(shared)}))`;
}

/** Builds the verbs of what people say about themselves. */
export function buildProfiles(given: { db: Database; commit: Commit; limiting: Limiting; audit: Audit }) {
  const { db, commit } = given;
  const handleChanges = given.limiting.passing({ name: 'handles', points: 5, per: 24 * 60 * 60 });
  const edits = given.limiting.passing({ name: 'profiles', points: 30, per: 60 });

  /** What the form of one's own profile holds, and no more. */
  const own = {
    name: people.name,
    pronouns: people.pronouns,
    fieldRole: people.fieldRole,
    roleTitle: people.roleTitle,
    setting: people.setting,
    place: people.place,
    spoken: people.spoken,
    about: people.about,
    askMeAbout: people.askMeAbout,
  };

  return {
    /** The actor's own account, as the shell of every page shows it. */
    me(actor: Actor): MeView {
      const { place, language, timeZone, isAdministrator, isDemo, theme, textSize, easyFont, shortcuts } = actor;
      return { ...personView(actor), place, language, timeZone, isAdministrator, isDemo, theme, textSize, easyFont, shortcuts };
    },

    /**
     * A person as the actor may see them: with the communities that both belong to, and the newest threads they began
     * that the actor may read. Throws `not_found` for a stranger as for nobody. An administrator sees everyone's
     * fields, and no community or thread that they could not open themselves.
     */
    async read(actor: Actor, handle: string): Promise<ProfileView> {
      const [row] = await db
        .select({ id: people.id, person: personColumns(people), ...own, isApart: sql<boolean>`not ${notApart(people.id, actor.id)}`, isBlocked: sql<boolean>`exists (select 1 from ${blocks} b where b.blocker_id = ${actor.id} and b.blocked_id = ${people.id})` })
        .from(people)
        .where(and(eq(people.handle, handle), knowsEachOther(db, actor)));
      if (!row) throw problem('not_found');
      // Who is blocked learns nothing of it: both see a name, as of somebody who says little.
      if (row.isApart && !actor.isAdministrator) return { ...nameOnly(row.person), isBlocked: row.isBlocked };
      const theirs = alias(memberships, 'theirs');
      const [shared, began] = await Promise.all([
        db
          .select({ slug: communities.slug, name: communities.name, tint: communities.tint })
          .from(communities)
          .innerJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.personId, actor.id), eq(memberships.status, 'active')))
          .innerJoin(theirs, and(eq(theirs.communityId, communities.id), eq(theirs.personId, row.id), eq(theirs.status, 'active')))
          .orderBy(communities.name),
        db
          .select({ id: threads.id, kind: threads.kind, title: threads.title, slug: communities.slug, communityName: communities.name, startedAt: threads.createdAt, lastSeq: threads.lastSeq })
          .from(threads)
          .innerJoin(communities, eq(communities.id, threads.communityId))
          .where(and(eq(threads.authorId, row.id), readableBy(db, actor.id)))
          .orderBy(desc(threads.createdAt), desc(threads.id))
          .limit(threadsShown),
      ]);
      const { pronouns, setting, place, about, askMeAbout } = row;
      return {
        ...row.person,
        pronouns,
        setting,
        place,
        about,
        askMeAbout,
        spoken: row.spoken as SpokenLanguage[],
        communities: shared,
        threads: began.map(({ slug, communityName, startedAt, lastSeq, ...thread }) => ({
          ...thread,
          community: { slug, name: communityName },
          startedAt: startedAt.toISOString(),
          replyCount: lastSeq - 1,
        })),
        isMe: row.id === actor.id,
        isBlocked: row.isBlocked,
      };
    },

    /** The handle of the person who gave this one up, if the actor may see them. Throws `not_found`. */
    async handleNow(actor: Actor, given: string): Promise<string> {
      const [row] = await db
        .select({ handle: people.handle })
        .from(formerHandles)
        .innerJoin(people, eq(people.id, formerHandles.personId))
        .where(and(eq(formerHandles.handle, given), knowsEachOther(db, actor)));
      if (!row) throw problem('not_found');
      return row.handle;
    },

    /** What the actor says about themselves, to be edited, with their address, which nobody else sees. */
    async mine(actor: Actor): Promise<OwnProfile & { email: string | null }> {
      const [row] = await db.select({ ...own, email: people.email }).from(people).where(eq(people.id, actor.id));
      if (!row) throw problem('not_found');
      return row;
    },

    /** Keeps what the actor says about themselves. Throws `invalid`, `too_many`. */
    async edit(actor: Actor, input: unknown): Promise<void> {
      const profile = parse(EditProfile, input);
      await edits.take(actor.id);
      await db.update(people).set(profile).where(eq(people.id, actor.id));
    },

    /**
     * Gives the actor another handle. The old one leads to the new one for as long as they are here: nobody else gets
     * it, and mentions of it stay theirs; only they themselves can take it back.
     * Throws `invalid` for one that is reserved, taken, or looks like another's; `too_many` after 5 in a day.
     */
    async changeHandle(actor: Actor, input: unknown): Promise<string> {
      const { handle } = parse(ChangeHandle, input);
      await commit(async (tx) => {
        // Two who want handles that look alike at the same instant: the second sees the first.
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext('handles'))`);
        const [row] = await tx.select({ handle: people.handle }).from(people).where(eq(people.id, actor.id)).for('update');
        if (!row || row.handle === handle) return;
        await refuseForeignHandle(tx, handle, actor.id);
        await handleChanges.take(actor.id);
        await tx.delete(formerHandles).where(eq(formerHandles.handle, handle));
        await tx.insert(formerHandles).values({ handle: row.handle, personId: actor.id }).onConflictDoNothing();
        await tx.update(people).set({ handle }).where(eq(people.id, actor.id));
        await given.audit.record(tx, { actorId: actor.id, act: 'handle-changed', subject: `person:${actor.id}`, details: { from: row.handle, to: handle } });
      });
      return handle;
    },

    /** Keeps the IANA zone in which the actor reads times. Throws `invalid` for one that the server does not know. */
    async changeTimeZone(actor: Actor, input: unknown): Promise<void> {
      const { timeZone } = parse(ChangeTimeZone, input);
      await db.update(people).set({ timeZone }).where(eq(people.id, actor.id));
    },

    /** Keeps how the actor wants to read: theme, size, face, keys. Throws `invalid`. */
    async changeReading(actor: Actor, input: unknown): Promise<void> {
      const reading = parse(ChangeReading, input);
      await db.update(people).set(reading).where(eq(people.id, actor.id));
    },
  };
}

/** A profile that shows its name and no more. */
function nameOnly({ handle, name, tint }: PersonView): Omit<ProfileView, 'isBlocked'> {
  return { handle, name, tint, roleTitle: null, photo: null, pronouns: null, setting: null, place: null, about: null, askMeAbout: [], spoken: [], communities: [], threads: [], isMe: false };
}
