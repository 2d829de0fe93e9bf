import type { QueuedMail } from '../mail/queued';

/** Every task, and what it is given. What lies here waits in the database: no token, no password, nothing that members wrote. */
export interface Tasks {
  'send-mail': QueuedMail;
  /** Somebody asks for a link to choose a new password; whether the address has an account is not known yet. */
  'reset-asked': { id: string; email: string };
  /** Somebody wants an account, or another address; whether the address is taken is not known yet. */
  'sign-up-asked': { id: string };
  'address-asked': { id: string };
  /** Series get the sessions of the coming year, and those end that have passed their last day. */
  'fill-ahead': Record<never, never>;
  /** Sessions are brought to mind. */
  remind: Record<never, never>;
  /** Mail that its server did not take is tried again, however many tries it has behind it. */
  'retry-mail': Record<never, never>;
  /** What is over is removed: sessions, drafts, links that were never used. */
  tidy: Record<never, never>;
}

export type TaskName = keyof Tasks;

export interface Run {
  /** How often this was tried before. */
  tries: number;
  /** Ends what hangs when the process is about to leave. */
  signal: AbortSignal | undefined;
}

export type Task<T extends TaskName> = (given: Tasks[T], run: Run) => Promise<void>;

/**
 * How each task is done. Done twice, it must come to the same: a job whose process was killed runs again. One that is
 * left out waits for a process that does it.
 */
export type TaskList = { [T in TaskName]?: Task<T> };

/** When the clock alone starts a task, in the words of cron, UTC. */
export const schedule: { [T in TaskName]?: string } = { tidy: '7 * * * *', 'fill-ahead': '23 * * * *', 'retry-mail': '*/5 * * * *', remind: '*/5 * * * *' };
