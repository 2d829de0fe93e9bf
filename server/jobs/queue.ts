import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/connect';
import type { TaskName, Tasks } from './tasks';

export interface Job<T extends TaskName> {
  given: Tasks[T];
  /** Not before this instant. */
  at?: Date;
  /** How many tries it has; the pauses between them grow to six hours. */
  tries?: number;
}

/** Queues a task inside the transaction of a verb: it runs when that has committed, or never. */
export async function enqueue<T extends TaskName>(tx: Transaction | Database, task: T, jobs: Job<T>[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.execute(sql`
    select graphile_worker.add_job(${task}::text, job -> 'given', run_at => (job ->> 'at')::timestamptz, max_attempts => (job ->> 'tries')::int)
    from json_array_elements(${JSON.stringify(jobs)}::json) as job`);
}

/**
 * Brings forward what failed and would wait longer than five minutes: the pauses between tries grow to six hours, and a
 * mail server that is back should not be.
 */
export async function retrySoon(db: Database, task: TaskName): Promise<void> {
  await db.execute(sql`
    select graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) from graphile_worker.jobs
    where task_identifier = ${task} and locked_at is null and attempts between 1 and max_attempts - 1 and run_at > now() + interval '5 minutes'
    having count(*) > 0`);
}

/** Removes jobs that failed as often as they may, a week after the last time. */
export async function forgetFailed(db: Database): Promise<void> {
  await db.execute(sql`
    select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs
    where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '7 days' having count(*) > 0`);
}
