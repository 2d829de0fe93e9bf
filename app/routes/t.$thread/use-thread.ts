import { useNavigate } from '@remix-run/react';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Problem } from '../../contract/problems';
import type { PostView, ThreadView } from '../../contract/threads';
import { mark, useConnected, useFact, useLive } from '../../live';
import { begin, hasGap, receive, type Stream } from './stream';

/** A reply on its way: shown at once, solid when it is stored. */
export interface Outgoing {
  clientId: string;
  body: string;
  /** Set when it was not sent; cleared by another try. */
  problem: Problem | null;
}

/** Keeps one thread up to date while it is shown. Facts are hints: whatever is missing is asked for by sequence. */
export function useThread(thread: ThreadView) {
  const { socket } = useLive();
  const [stream, hear] = useReducer(
    (before: Stream, event: { page: PostView[] } | { heard: PostView[] }) => ('page' in event ? begin(event.page) : receive(before, event.heard)),
    thread.replies,
    begin,
  );
  const [newest, setNewest] = useState(thread.lastSeq);
  const [outbox, setOutbox] = useState<Outgoing[]>([]);
  const [returned, setReturned] = useState<Outgoing | null>(null);
  const [changed, setChanged] = useState<Record<number, PostView>>({});
  const isTail = thread.later === null;
  const last = useRef(stream.last);
  const navigate = useNavigate();
  // A reply to a page that is not the last would not be seen: its writer is taken to it, as without scripts.
  const goTo = useRef<(seq: number) => void>(undefined);
  useEffect(() => {
    goTo.current = isTail ? undefined : (seq) => navigate(`?after=${Math.max(1, seq - 10)}#r${seq}`);
  });

  useEffect(() => {
    last.current = stream.last;
  }, [stream.last]);

  // Another page of the same thread, or the same one loaded again.
  const page = useRef(thread.replies);
  useEffect(() => {
    if (page.current === thread.replies) return;
    page.current = thread.replies;
    hear({ page: thread.replies });
    setChanged({});
    setNewest(thread.lastSeq);
  }, [thread]);

  const now = useCallback((post: PostView) => changed[post.seq] ?? post, [changed]);
  const shown = useRef<PostView[]>([]);
  useEffect(() => {
    shown.current = [thread.opening, ...stream.replies].map(now);
  });
  /** Asks for a post that is on screen: a fact carries none of its words. */
  const askAgain = useCallback(
    async (seq: number) => {
      if (!shown.current.some((post) => post.seq === seq)) return;
      const answer = await socket?.emitWithAck('thread:post', { threadId: thread.id, seq }).catch(() => null);
      if (answer?.ok) setChanged((before) => ({ ...before, [seq]: answer.post }));
    },
    [socket, thread.id],
  );
  useFact('post:changed', ({ threadId, seq }) => {
    if (threadId === thread.id) void askAgain(seq);
  });

  const catchUp = useCallback(async () => {
    if (!socket?.connected) return;
    // A page that is not the last only counts what is new: it watches from the end of the thread.
    if (!isTail) last.current = Math.max(last.current, thread.lastSeq);
    for (let more = true; more; ) {
      const answer = await socket.emitWithAck('thread:watch', { threadId: thread.id, after: last.current }).catch(() => null);
      if (!answer?.ok) return;
      mark('watching');
      for (const { seq, at } of answer.changed ?? []) if (shown.current.find((post) => post.seq === seq)?.changed !== at) void askAgain(seq);
      if (answer.posts.length > 0) {
        last.current = Math.max(last.current, answer.posts.at(-1)!.seq);
        setNewest((before) => Math.max(before, last.current));
        if (isTail) hear({ heard: answer.posts });
      }
      more = answer.more;
    }
  }, [socket, thread.id, thread.lastSeq, isTail, askAgain]);

  useConnected(() => {
    void catchUp();
    // What could not be sent while the line was down goes now, under the same client id.
    setOutbox((items) => items.map((item) => (item.problem?.code === 'unavailable' ? { ...item, problem: null } : item)));
  });
  useEffect(() => {
    if (!socket) return;
    return () => {
      mark(socket.connected ? 'connected' : null);
      if (socket.connected) void socket.emitWithAck('thread:unwatch', { threadId: thread.id }).catch(() => null);
    };
  }, [socket, thread.id]);

  useFact('reply:created', ({ threadId, post }) => {
    if (threadId !== thread.id) return;
    setNewest((before) => Math.max(before, post.seq));
    if (isTail) hear({ heard: [post] });
  });
  const gap = hasGap(stream);
  useEffect(() => {
    if (gap) void catchUp();
  }, [gap, catchUp]);

  // What is on screen has been read; what arrives in a hidden tab has not.
  useEffect(() => {
    if (!socket || !isTail || stream.last <= thread.lastSeq) return;
    const tell = () => {
      if (document.visibilityState === 'visible') void socket.emitWithAck('thread:read', { threadId: thread.id, seq: stream.last }).catch(() => null);
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [socket, isTail, stream.last, thread.id, thread.lastSeq]);

  const send = useCallback((body: string, clientId: string) => {
    setReturned(null);
    setOutbox((items) => [...items, { clientId, body, problem: null }]);
  }, []);
  const retry = useCallback((clientId: string) => setOutbox((items) => items.map((item) => (item.clientId === clientId ? { ...item, problem: null } : item))), []);
  const settle = useCallback(({ clientId, body }: Outgoing, result: { post: PostView } | { problem: Problem }) => {
    if ('post' in result) {
      hear({ heard: [result.post] });
      setNewest((before) => Math.max(before, result.post.seq));
      goTo.current?.(result.post.seq);
      setOutbox((items) => items.filter((item) => item.clientId !== clientId));
    } else if (result.problem.code === 'invalid' || result.problem.code === 'signed_out' || result.problem.code === 'conflict') {
      // Trying the same again would not help: the words go back to where they can be changed.
      setOutbox((items) => items.filter((item) => item.clientId !== clientId));
      setReturned({ clientId, body, problem: result.problem });
    } else {
      setOutbox((items) => items.map((item) => (item.clientId === clientId ? { ...item, problem: result.problem } : item)));
    }
  }, []);

  return {
    opening: now(thread.opening),
    replies: stream.replies.map(now),
    lastSeq: Math.max(newest, stream.last),
    later: thread.later,
    /** Replies that were written meanwhile, past the end of a page that is not the last. */
    waiting: isTail ? 0 : newest - thread.lastSeq,
    outbox,
    returned,
    send,
    retry,
    settle,
  };
}
