import { z } from 'zod';
import type { DraftView } from './drafts';
import { limits } from './limits';
import type { PersonView } from './people';
import type { FollowLevel, Role, ThreadKind } from './names';
import { threadKinds } from './names';

/** Chosen by the writer's browser once for each thing written, so that sending it again cannot write it twice. */
const clientId = z.string().regex(/^[\w-]{8,64}$/, 'wrong');
const body = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().min(limits.post.min, 'required').max(limits.post.max, 'too_long'));

const title = z
  .string()
  .transform((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  .pipe(z.string().min(1, 'required').min(limits.title.min, 'too_short').max(limits.title.max, 'too_long'));

export const StartThread = z.object({
  kind: z.enum(threadKinds, 'required'),
  title,
  body,
  clientId,
});

export const Reply = z.object({ body, clientId });

export const EditPost = z.object({ body });
export const EditOpening = z.object({ title, body });

export interface PostView {
  /** 1 for the opening post; replies follow without a gap. */
  seq: number;
  author: PersonView;
  /** The author's role in the community, unless it is that of an ordinary member. */
  role?: Exclude<Role, 'member'>;
  html: string;
  /** ISO instant. */
  at: string;
  /** Missing in pages for what others wrote: only its writer waits for it. */
  clientId?: string;
  /** ISO instant at which it last became another: edited, hidden, restored, removed. */
  changed?: string;
  edited?: true;
  /** Its words are not shown. `html` then has them for their author and for those who moderate, while it is hidden. */
  unseen?: 'hidden' | 'removed';
  /** Why it is hidden, for the same. */
  reason?: string;
}

export interface ThreadLine {
  id: string;
  kind: ThreadKind;
  title: string;
  excerpt: string;
  author: PersonView;
  community: { slug: string; name: string };
  replyCount: number;
  lastAuthorName: string;
  /** ISO instants. */
  startedAt: string;
  lastActivityAt: string;
  unread: boolean;
}

export interface ThreadPage {
  lines: ThreadLine[];
  /** The cursor of the next page of the list, or null at its end. */
  older: string | null;
}

export interface ThreadView {
  id: string;
  kind: ThreadKind;
  title: string;
  community: { id: string; slug: string; name: string; firstAgreement: string | null };
  opening: PostView;
  replies: PostView[];
  /** Sequence of the newest post in the thread. */
  lastSeq: number;
  /** Highest sequence that the reader had seen before this page; 0 for a thread that was never opened. */
  readSeq: number;
  /** Cursors: replies before and after the ones on this page. */
  earlier: number | null;
  later: number | null;
  people: PersonView[];
  /** Whether the reader hears of replies; null for a member who never wrote here and never asked. */
  follow: FollowLevel | null;
  may: { reply: boolean; moderate: boolean };
  /** Handles of those whom the reader blocked: their posts are folded. */
  blocked: string[];
  /** ISO instant until which the reader may not write here; null for one who may. */
  mutedUntil: string | null;
  /** What the reader has begun to write here. */
  draft: DraftView | null;
}
