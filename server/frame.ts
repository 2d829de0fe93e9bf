import { sql } from 'drizzle-orm';
import type { CommunityLine } from '../app/contract/communities';
import type { Database } from '../db/connect';
import { linesOf } from './communities/communities';
import { unreadOf } from './notices/rows';
import type { Actor } from './people/actor';

/** What the frame around every page shows of the reader's own. */
export interface Frame {
  communities: CommunityLine[];
  /** How many notices they have not read, at most 100. */
  notices: number;
}

export type Frames = ReturnType<typeof buildFrames>;

/** Builds the read of the frame: two nouns in one question, as every page asks it. */
export function buildFrames({ db }: { db: Database }) {
  const frame = db
    .select({
      communities: sql<CommunityLine[]>`(select coalesce(json_agg(line), '[]') from (${linesOf(db)}) lines)`,
      notices: sql<number>`(select count(*) from (${unreadOf(db)}) unread)`.mapWith(Number),
    })
    .from(sql`(select 1) one`)
    .prepare('frame');

  return {
    /** The reader's communities, by name, with what is new to them in each, and how many notices they have not read. */
    async of(actor: Actor): Promise<Frame> {
      return (await frame.execute({ personId: actor.id }))[0]!;
    },
  };
}
