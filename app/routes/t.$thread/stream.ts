import type { PostView } from '../../contract/threads';

/** The replies that a page holds, in order and without a gap, and what came in ahead of its turn. */
export interface Stream {
  replies: PostView[];
  /** Sequence of the last post that is in its place. */
  last: number;
  early: PostView[];
}

/** The replies that a page was drawn with. */
export function begin(replies: PostView[]): Stream {
  return { replies, last: replies.at(-1)?.seq ?? 1, early: [] };
}

/**
 * Puts posts in their places: each once, in order, whatever order they were heard in. A post that leaves a gap waits
 * until the gap is filled.
 */
export function receive(stream: Stream, heard: readonly PostView[]): Stream {
  const waiting = new Map([...stream.early, ...heard].filter((post) => post.seq > stream.last).map((post) => [post.seq, post]));
  if (waiting.size === stream.early.length && heard.length > 0 && heard.every((post) => post.seq <= stream.last)) return stream;
  const replies = [...stream.replies];
  let { last } = stream;
  for (let next = waiting.get(last + 1); next; next = waiting.get(last + 1)) {
    replies.push(next);
    last = next.seq;
    waiting.delete(next.seq);
  }
  return { replies, last, early: [...waiting.values()] };
}

/** Whether something is missing: then it must be asked for. */
export const hasGap = (stream: Stream) => stream.early.length > 0;
