import { Logger, makeWorkerUtils, parseCronItems, run, runOnce, type JobHelpers, type Runner, type TaskList as Handlers } from 'graphile-worker';
import type pg from 'pg';
import { loggableError, type Log } from '../log';
import { schedule, type Run, type TaskList } from './tasks';

export interface Jobs {
  start(): Promise<void>;
  /** Lets what runs end, for at most 3 seconds; what is cut off runs again after the next start. */
  stop(): Promise<void>;
  /** Runs what is due, and ends: for tests. */
  runDue(): Promise<void>;
}

/** Builds the worker of the queue, in the process that serves the database. */
export function buildJobs({ pool, tasks, log }: { pool: pg.Pool; tasks: TaskList; log: Log }): Jobs {
  const taskList = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, handler(name, task as (given: unknown, run: Run) => Promise<void>, log)])) as Handlers;
  const options = {
    pgPool: pool,
    // In batches, though of no delay: only these are waited for when the worker stops.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: loggerOf(log),
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 2_000,
  };
  let runner: Runner | null = null;
  let isWanted = false;

  /** Only one process serves a database (db/lock.ts): whoever holds a job while this one starts was killed. */
  async function freeJobsOfTheDead(): Promise<void> {
    const { rows } = await pool.query<{ by: string }>('select distinct locked_by as by from graphile_worker.jobs where locked_by is not null');
    if (rows.length === 0) return;
    const utils = await makeWorkerUtils(options);
    try {
      await utils.forceUnlockWorkers(rows.map(({ by }) => by));
    } finally {
      await utils.release();
    }
  }

  async function begin(): Promise<void> {
    const items = Object.entries(schedule).map(([task, match]) => ({ task, match, options: { backfillPeriod: 0 } }));
    runner = await run({ ...options, concurrency: 2, pollInterval: 10_000, taskList, parsedCronItems: parseCronItems(items) });
    // A worker that cannot hand a job back, because the database went away, ends by itself.
    runner.promise.catch((error: unknown) => log.error({ err: error }, 'the queue has stopped')).finally(() => void again());
  }

  async function again(): Promise<void> {
    while (isWanted) {
      await new Promise((resolve) => setTimeout(resolve, 2_000).unref());
      try {
        if (isWanted) await begin();
        return;
      } catch (error) {
        log.error({ err: error }, 'the queue cannot start');
      }
    }
  }

  return {
    async start() {
      isWanted = true;
      await freeJobsOfTheDead();
      await begin();
    },
    async stop() {
      isWanted = false;
      const stopping = runner?.stop().catch(() => undefined);
      await Promise.race([stopping, new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
    },
    async runDue() {
      await runOnce({ ...options, concurrency: 1, taskList });
    },
  };
}

function handler(name: string, task: (given: unknown, run: Run) => Promise<void>, log: Log) {
  return async (given: unknown, { job, abortSignal }: JobHelpers) => {
    try {
      await task(given, { tries: job.attempts - 1, signal: abortSignal });
    } catch (error) {
      log.error({ err: error, task: name, job: job.id, tries: job.attempts }, 'a job failed');
      // The queue keeps the message of what it catches; a database's would carry the values of its query.
      const { kind, code } = loggableError(error) as { kind?: string; code?: string };
      throw new Error([kind, code].filter(Boolean).join(' '), { cause: 'logged' });
    }
  };
}

/** The queue's own words about a job carry its payload: of those only the fault is kept. */
function loggerOf(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if ((level as string) !== 'error' || message.startsWith('Failed task')) return;
    log.error({ err: meta?.error ?? meta?.fatalError }, 'the queue is in trouble');
  });
}
