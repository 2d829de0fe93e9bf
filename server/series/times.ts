import type { z } from 'zod';
import { planFrom } from '../../app/contract/recurrence';
import { problem, problemOf, type Faults } from '../../app/contract/problems';
import { parse } from '../parse';
import { readPlan } from './planning';

interface Times {
  rrule: string | null;
  startsAt: string;
  timeZone: string;
  minutes: string;
  endsOn?: string;
}

const standIn: Times = { rrule: null, startsAt: '2026-01-01T00:00', timeZone: 'UTC', minutes: '60' };

/** Whether a form has the plain questions. */
export const asksPlainly = (input: unknown): boolean => typeof input === 'object' && input !== null && 'repeats' in input;

/** The times that the plain questions of the form come to. Throws `invalid`. */
function timesOf(form: Record<string, unknown>): Times {
  const answers = Object.fromEntries(Object.entries(form).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  const plan = planFrom(answers);
  const { recurrence, first, minutes } = readPlan(plan);
  // The rule holds its end; models that are limited in time keep it as their last day, too.
  const endsOn = plan.repeats !== 'once' && plan.ends === 'on' ? plan.endsOn : '';
  return { rrule: recurrence?.rrule ?? null, startsAt: first.originalLocal, timeZone: plan.timeZone, minutes: String(minutes), endsOn };
}

/**
 * Reads a form that says when a series meets: by a rule and its first time (`rrule`, `startsAt`), or by the plain
 * questions (`repeats` and what goes with it). Throws `invalid` with the faults of both parts.
 */
export function parseWithTimes<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const form = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  if (!asksPlainly(form)) return parse(schema, form);
  const faults: Faults = {};
  let times = standIn;
  for (const read of [() => void (times = timesOf(form)), () => void parse(schema, { ...form, ...times })]) {
    try {
      read();
    } catch (caught) {
      const found = problemOf(caught);
      if (!found?.fields) throw caught;
      Object.assign(faults, found.fields, { ...faults });
    }
  }
  if (Object.keys(faults).length > 0) throw problem('invalid', { fields: faults });
  return parse(schema, { ...form, ...times });
}
