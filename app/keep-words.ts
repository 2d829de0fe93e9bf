import type { ClientActionFunctionArgs } from '@remix-run/react';
import type { Problem } from './contract/problems';

/**
 * A route's `clientAction`: when the network fails, the form stays with what was typed, instead of the page of errors.
 */
export async function keepWords({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction();
  } catch (caught) {
    const answered = caught instanceof Response || (typeof caught === 'object' && caught !== null && 'status' in caught);
    if (answered) throw caught;
    return { problem: { code: 'unavailable' } satisfies Problem, values: {} };
  }
}
