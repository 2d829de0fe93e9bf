import { and, eq } from 'drizzle-orm';
import type { PhotoSize } from '../../app/contract/profiles';
import { limits } from '../../app/contract/limits';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { people, photos } from '../../db/schema/people';
import type { Clock } from '../clock';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { squares } from '../pictures';
import type { Commit } from '../tell';
import type { Actor } from './actor';
import { knowsEachOther } from './profiles';

export type Photos = ReturnType<typeof buildPhotos>;

/** Builds the verbs of people's photos. */
export function buildPhotos(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting }) {
  const { db, clock, commit } = given;
  const uploads = given.limiting.passing({ name: 'photos', points: 10, per: 60 });

  return {
    /**
     * Keeps a photo of the actor, drawn anew as squares without metadata. Throws `invalid` with `photo` for what is
     * missing, over 8 MB, no still JPEG, PNG or WebP, or huge when unpacked; `too_many` after 10 in a minute.
     */
    async choose(actor: Actor, bytes: Uint8Array | null): Promise<void> {
      await uploads.take(actor.id);
      if (!bytes || bytes.length === 0) throw problem('invalid', { fields: { photo: 'required' } });
      if (bytes.length > limits.photo) throw problem('invalid', { fields: { photo: 'too_big' } });
      const drawn = { ...(await squares(bytes)), createdAt: clock() };
      await commit(async (tx) => {
        await tx.insert(photos).values({ personId: actor.id, ...drawn }).onConflictDoUpdate({ target: photos.personId, set: drawn });
        await tx.update(people).set({ photoVersion: newId() }).where(eq(people.id, actor.id));
      });
    },

    /** Goes back to initials. */
    async remove(actor: Actor): Promise<void> {
      await commit(async (tx) => {
        await tx.delete(photos).where(eq(photos.personId, actor.id));
        await tx.update(people).set({ photoVersion: null }).where(eq(people.id, actor.id));
      });
    },

    /** One version of a person's photo as WebP. Throws `not_found` for readers who may not see the person's profile. */
    async read(actor: Actor, handle: string, version: string, size: PhotoSize): Promise<Buffer> {
      const [row] = await db
        .select({ bytes: size === 'large' ? photos.large : photos.small })
        .from(photos)
        .innerJoin(people, eq(people.id, photos.personId))
        .where(and(eq(people.handle, handle), eq(people.photoVersion, version), knowsEachOther(db, actor)));
      if (!row) throw problem('not_found');
      return row.bytes;
    },
  };
}
