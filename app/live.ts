import { useRevalidator } from '@remix-run/react';
import { createContext, createElement, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Socket } from 'socket.io-client';
import type { CommunityLine } from './contract/communities';
import type { ClientEvents, ServerEvents } from './contract/events';

export type LiveSocket = Socket<ServerEvents, ClientEvents>;
/** `off`: scripts have not connected yet. `offline` is said only after a while: a short drop is nobody's business. */
export type LiveState = 'off' | 'live' | 'offline';

const offlineAfter = 4_000;

/** Whose session the server has ended while they looked at a page, and where that was. */
export const sessionEnd = { at: '', handle: '' };

const LiveContext = createContext<{ socket: LiveSocket | null; state: LiveState; handle: string }>({ socket: null, state: 'off', handle: '' });

/** Opens the one socket of this page and keeps it while the reader moves about. */
export function LiveProvider({ handle, children }: { handle: string; children: ReactNode }) {
  const [socket, setSocket] = useState<LiveSocket | null>(null);
  const [state, setState] = useState<LiveState>('off');
  const { revalidate } = useRevalidator();

  useEffect(() => {
    let opened: LiveSocket | null = null;
    let gone = false;
    let drop: ReturnType<typeof setTimeout> | undefined;
    void import('socket.io-client').then(({ io }) => {
      if (gone) return;
      opened = io({ transports: ['websocket', 'polling'], reconnectionDelayMax: 10_000, ackTimeout: 10_000 });
      opened.on('connect', () => {
        clearTimeout(drop);
        setState('live');
        mark('connected');
      });
      opened.on('disconnect', (reason) => {
        clearTimeout(drop);
        mark(null);
        if (reason !== 'io client disconnect') drop = setTimeout(() => setState('offline'), offlineAfter);
        if (reason !== 'io server disconnect') return;
        // The session is over: the next load leads to signing in, which says so.
        sessionEnd.at = location.pathname + location.search;
        sessionEnd.handle = handle;
        revalidate();
      });
      opened.on('membership:ended', () => revalidate());
      setSocket(opened);
    });
    // A socket does not notice for a while that its line is dead, and then waits between tries: the browser knows at once.
    const away = () => {
      opened?.disconnect();
      setState('offline');
    };
    const back = () => opened?.disconnect().connect();
    window.addEventListener('offline', away);
    window.addEventListener('online', back);
    return () => {
      gone = true;
      clearTimeout(drop);
      mark(null);
      window.removeEventListener('offline', away);
      window.removeEventListener('online', back);
      opened?.disconnect();
    };
    // One socket for each signed-in person; `revalidate` changes with every load and is the same act.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [handle]);

  return createElement(LiveContext.Provider, { value: { socket, state, handle } }, children);
}

/** Says on the page itself how live it is: for styles, for support, and for whoever looks on by machine. */
export function mark(state: 'connected' | 'watching' | null): void {
  if (state) document.documentElement.dataset.live = state;
  else delete document.documentElement.dataset.live;
}

export const useLiveState = () => useContext(LiveContext).state;
export const useLive = () => useContext(LiveContext);

/** Hears one kind of fact while the component is shown. */
export function useFact<E extends keyof ServerEvents>(event: E, hear: ServerEvents[E]): void {
  const { socket } = useContext(LiveContext);
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    if (!socket) return;
    const listener = ((fact: never) => latest.current(fact)) as ServerEvents[E];
    socket.on(event, listener as never);
    return () => void socket.off(event, listener as never);
  }, [socket, event]);
}

/** Runs when there is a connection: at once if there is one, and at each that follows. */
export function useConnected(run: () => void): void {
  const { socket } = useContext(LiveContext);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!socket) return;
    const listener = () => latest.current();
    if (socket.connected) listener();
    socket.on('connect', listener);
    return () => void socket.off('connect', listener);
  }, [socket]);
}

/** Runs at every connection after the first: what was missed meanwhile must be asked for. */
export function useReconnect(again: () => void): void {
  const first = useRef(true);
  useConnected(() => {
    if (!first.current) again();
    first.current = false;
  });
}

/** The communities with something new: what the page came with, and what was heard since. */
export function useUnreadCommunities(lines: CommunityLine[]): Set<string> {
  const { handle } = useContext(LiveContext);
  const [heard, setHeard] = useState<{ lines: CommunityLine[]; ids: string[] }>({ lines, ids: [] });
  const hear = ({ communityId, authorHandle }: { communityId: string; authorHandle: string }) => {
    if (authorHandle === handle) return;
    setHeard((before) => ({ lines, ids: [...(before.lines === lines ? before.ids : []), communityId] }));
  };
  useFact('thread:moved', hear);
  useFact('thread:started', hear);
  const since = heard.lines === lines ? heard.ids : [];
  return new Set([...lines.filter((line) => line.unread > 0).map((line) => line.id), ...since]);
}
