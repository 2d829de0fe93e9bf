import type { NoticeKind } from './names';
import type { Problem } from './problems';
import type { PostView, ThreadLine } from './threads';

/**
 * The live protocol on one page. Facts (past tense) go out after the database has committed; they carry nothing that
 * depends on who reads them. Commands come in, each with an acknowledgement.
 */

/** A thread has a new reply. Sent to the thread's room. */
export interface ReplyCreated {
  threadId: string;
  post: PostView;
}

/** A thread was begun. Sent to the community's room; `unread` is for the reader to decide. */
export interface ThreadStarted {
  communityId: string;
  authorHandle: string;
  thread: Omit<ThreadLine, 'unread'>;
}

/** A thread got a reply, for lists of threads. Sent to the community's room. */
export interface ThreadMoved {
  communityId: string;
  threadId: string;
  replyCount: number;
  lastAuthorName: string;
  authorHandle: string;
  lastActivityAt: string;
}

/** A post was edited, hidden, restored or removed. Sent to the thread's room; what it says now is asked for by `thread:post`. */
export interface PostChanged {
  threadId: string;
  seq: number;
}

/**
 * A decision was asked, answered with a name, closed, recorded or kept. Sent to the community's room; what it holds now
 * is asked for, by the rule of what the reader may see. Of an answer without a name nothing is told: its moment would
 * lead to who was there.
 */
export interface DecisionChanged {
  communityId: string;
  decisionId: string;
  what: 'asked' | 'answered' | 'closed' | 'recorded' | 'kept';
}

/** The agreements have other words or another day of review, or a proposal came or went. Sent to the community's room. Marks of strain are told to nobody. */
export interface AgreementsChanged {
  communityId: string;
}

export interface MembershipEnded {
  communityId: string;
}

/** The person was told of a post or of a session. Sent to their own room; what and where is asked for, so that the rule is asked, too. */
export interface NoticeAdded {
  kind: NoticeKind | 'session';
}

/**
 * A session or its series changed: it was planned, moved, cancelled, answered. Sent to the community's room, or to those
 * alone whom a confidential series expects; what it says now is asked for. Null for more than one of a series.
 */
export interface SessionChanged {
  communityId: string;
  seriesId: string;
  sessionId: string | null;
  /** Somebody said whether they come, or laid something ready; or it is another session now. */
  what: SessionChange;
}

export type SessionChange = 'answered' | 'prepared' | 'changed';

export interface ServerEvents {
  'reply:created': (fact: ReplyCreated) => void;
  'post:changed': (fact: PostChanged) => void;
  'thread:started': (fact: ThreadStarted) => void;
  'thread:moved': (fact: ThreadMoved) => void;
  'decision:changed': (fact: DecisionChanged) => void;
  'agreements:changed': (fact: AgreementsChanged) => void;
  'session:changed': (fact: SessionChanged) => void;
  'membership:ended': (fact: MembershipEnded) => void;
  'notice:added': (fact: NoticeAdded) => void;
  /** Notices of the person were read, on this device or another. Sent to their own room. */
  'notices:changed': (fact: Record<string, never>) => void;
}

export type Answer<T> = ({ ok: true } & T) | { ok: false; problem: Problem };
export type Ack<T> = (answer: Answer<T>) => void;

export interface CatchUp {
  /** Posts after the sequence asked for, in order, at most `limits.catchUp`. */
  posts: PostView[];
  /** True when there are more: ask again after the last one. */
  more: boolean;
  /** Posts up to that sequence that became others at some time, with the ISO instant: what is older is asked for again. */
  changed?: { seq: number; at: string }[];
}

export interface ClientEvents {
  /** Joins a thread's room and answers what came after the sequence that the reader has. */
  'thread:watch': (command: { threadId: string; after: number }, ack: Ack<CatchUp>) => void;
  /** One post as the reader may see it now. */
  'thread:post': (command: PostChanged, ack: Ack<{ post: PostView }>) => void;
  'thread:unwatch': (command: { threadId: string }, ack: Ack<object>) => void;
  /** Remembers that the reader has seen the thread up to a sequence. */
  'thread:read': (command: { threadId: string; seq: number }, ack: Ack<object>) => void;
}

/** Rooms are permissions: nobody enters one except through the access rule of the thing it is named after. */
export const room = {
  thread: (id: string) => `thread:${id}` as const,
  community: (id: string) => `community:${id}` as const,
  person: (id: string) => `person:${id}` as const,
  session: (id: string) => `session:${id}` as const,
};
export type Room = ReturnType<(typeof room)[keyof typeof room]>;
