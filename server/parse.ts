import type { z } from 'zod';
import { faults, problem, type Fault, type Faults } from '../app/contract/problems';

/** Reads untrusted input with a schema of the contract; throws `invalid` with one fault for each wrong field. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  // PostgreSQL takes no NUL in a text: said here, beside the field, and not by a fault of ours.
  if (typeof input === 'object' && input !== null) {
    for (const [field, value] of Object.entries(input)) {
      if (typeof value === 'string' && value.includes('\0')) throw problem('invalid', { fields: { [field]: 'wrong' } });
    }
  }
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Faults = {};
  const most: Record<string, number> = {};
  for (const issue of result.error.issues) {
    const field = issue.path.join('.') || 'form';
    fields[field] ??= faultOf(issue);
    if (issue.code === 'too_big' && issue.origin === 'string') most[field] = Number(issue.maximum);
  }
  throw problem('invalid', { fields, ...(Object.keys(most).length > 0 && { most }) });
}

function faultOf(issue: { message: string; code?: string; input?: unknown }): Fault {
  const named = faults.find((fault) => fault === issue.message);
  return named ?? (issue.code === 'invalid_type' ? 'required' : 'wrong');
}
