import type { Database } from '../../db/connect';
import type { Services } from '../services';
import { forgetFailed, retrySoon } from './queue';
import type { Task, TaskList } from './tasks';

/** Builds what the queue does, of the verbs. Without a way for mail to leave, mail waits. */
export function buildTasks({ db, services, delivery }: { db: Database; services: Services; delivery: Task<'send-mail'> | null }): TaskList {
  const all = async (works: (() => Promise<unknown>)[]) => {
    const done = await Promise.allSettled(works.map((work) => work()));
    const failed = done.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  };
  return {
    ...(delivery && { 'send-mail': delivery, 'retry-mail': () => retrySoon(db, 'send-mail') }),
    'reset-asked': services.resets.mailLink,
    'sign-up-asked': services.signUps.mailLink,
    'address-asked': services.addresses.mailLink,
    'fill-ahead': async () => void (await services.series.fillAhead()),
    remind: services.reminders.sweep,
    tidy: () => all([services.signIns.endExpired, services.drafts.clearOld, services.resets.clearOld, services.signUps.clearOld, services.addresses.clearOld, () => forgetFailed(db)]),
  };
}
