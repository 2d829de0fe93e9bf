import type { Database, Transaction } from '../db/connect';
import type { Room, ServerEvents } from '../app/contract/events';
import type { Log } from './log';

/** A fact for the sockets in one room. */
export type Fact = {
  [E in keyof ServerEvents]: { room: Room; event: E; data: Parameters<ServerEvents[E]>[0] };
}[keyof ServerEvents];

/** A change of what somebody may hear: sockets must follow it in the same step. */
export type Change =
  | { change: 'joined'; personId: string; communityId: string }
  | { change: 'left'; personId: string; communityId: string }
  | { change: 'signed-out'; sessionId: string }
  | { change: 'signed-out-elsewhere'; personId: string; keep: string | null }
  /** A community may be closed now to some who read it from outside. */
  | { change: 'narrowed'; communityId: string }
  | { change: 'site-emptied' };

export type Told = Fact | Change;
export type Tell = (told: Told) => void;

/**
 * Runs a write in a transaction and tells what happened once it has committed. A listener that fails is logged:
 * telling can never undo or fail a committed write.
 */
export type Commit = <T>(work: (tx: Transaction, tell: Tell) => Promise<T>) => Promise<T>;

export interface Telling {
  commit: Commit;
  listen(listener: Tell): void;
}

/** Builds the one place where verbs announce what they did and realtime hears it. */
export function buildTelling(db: Database, log: Log): Telling {
  const listeners: Tell[] = [];
  const announce = (told: Told) => {
    for (const listener of listeners) {
      try {
        listener(told);
      } catch (error) {
        log.error({ err: error }, 'a listener failed');
      }
    }
  };
  return {
    listen: (listener) => void listeners.push(listener),
    async commit(work) {
      const collected: Told[] = [];
      const result = await db.transaction((tx) => work(tx, (told) => collected.push(told)));
      collected.forEach(announce);
      return result;
    },
  };
}
