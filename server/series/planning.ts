import { planFaults, ruleOf } from '../../app/contract/recurrence';
import type { CadencePlan } from '../../app/contract/recurrence';
import { problem, problemOf, type Fault, type Faults } from '../../app/contract/problems';
import { instantOf, slots } from './recurrence';
import type { Recurrence, Slot } from './recurrence';

export interface ReadPlan {
  /** Null for a single session. */
  recurrence: Recurrence | null;
  first: Slot;
  minutes: number;
}

/**
 * Weeks and months are counted from the first session: "every two weeks on Tuesday", from a Friday on, begins on the
 * next Tuesday and not after the next week.
 */
function begun(rrule: string, from: string, zone: string): Recurrence | null {
  const everyOne = rrule.replace(/;INTERVAL=\d+/, '');
  const [first] = slots({ rrule: everyOne, dtstartLocal: from, zone }, { limit: 1 });
  return first ? { rrule, dtstartLocal: first.originalLocal, zone } : null;
}

/** Reads the answers of the form for a series; a problem with a fault for each field that does not do. */
export function readPlan(plan: CadencePlan): ReadPlan {
  const fields = planFaults(plan);
  if (Object.keys(fields).length > 0) throw problem('invalid', { fields });
  const { minutes, timeZone: zone } = plan;
  const from = `${plan.firstDay}T${plan.startTime}`;
  const rrule = ruleOf(plan);
  if (rrule === null) return { recurrence: null, first: { originalLocal: from, startsAt: instantOf(from, zone) }, minutes };
  let fault: Fault | undefined;
  try {
    const recurrence = begun(rrule, from, zone);
    const [first] = recurrence ? slots(recurrence, { limit: 1 }) : [];
    if (recurrence && first) return { recurrence, first, minutes };
  } catch (caught) {
    const found = problemOf(caught);
    if (!found) throw caught;
    fault = found.fields?.rrule;
  }
  throw problem('invalid', { fields: blame(plan, fault, from) });
}

/** A field that the form has not: whatever is wrong with a rule is wrong with the answer that it came from. */
function blame(plan: CadencePlan, fault: Fault | undefined, dtstartLocal: string): Faults {
  if (plan.repeats !== 'custom') return plan.ends === 'on' ? { endsOn: 'ends_before' } : { monthDay: 'wrong' };
  if (fault) return { customRule: fault };
  const happens = slots({ rrule: plan.customRule, dtstartLocal, zone: plan.timeZone }, { limit: 1 }).length > 0;
  return happens ? { endsOn: 'ends_before' } : { customRule: 'never_happens' };
}
