import { z } from 'zod';
import { followLevels, type SeriesNoticeKind } from './names';
import type { PersonView } from './people';

/** `until`: when the page was drawn that its reader has seen. */
export const MarkAllRead = z.object({ until: z.iso.datetime('wrong').optional() });

export const FollowThread = z.object({ level: z.enum(followLevels, 'wrong') });

/** Who did one kind of thing in a thread: what is unread of it or, when all has been read, all of it. */
export interface NoticeLine {
  /** Whoever did it last. */
  latest: PersonView;
  /** How many people did it besides. */
  others: number;
}

/** What there is to know of one thread. */
export interface ThreadNotice {
  about: 'thread';
  thread: { id: string; title: string };
  communityName: string;
  mention: NoticeLine | null;
  reply: NoticeLine | null;
  unread: boolean;
  /** Sequence of the first post that is unread, or of the last one. */
  seq: number;
  /** ISO instant of the newest. */
  at: string;
}

/** What became of a session or of its series. */
export interface SeriesNotice {
  about: 'series';
  id: string;
  kind: SeriesNoticeKind;
  series: { id: string; title: string };
  /** ISO instant at which the session begins as things are now; null for what is so of the whole series. */
  session: { id: string; title: string | null; startsAt: string; zone: string } | null;
  communityName: string;
  unread: boolean;
  /** ISO instant. */
  at: string;
}

export type NoticeGroup = ThreadNotice | SeriesNotice;

export interface NoticePage {
  groups: NoticeGroup[];
  /** The cursor of the next page, or null at the end. */
  older: string | null;
}
