import type { ClientActionFunctionArgs, ShouldRevalidateFunction } from '@remix-run/react';
import type { Problem } from './contract/problems';

/**
 * A route's `clientAction`: when the network fails, the form stays with what was typed, instead of the page of errors.
 * Goes with `unlessItStays`.
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

/**
 * Nothing is loaded again after a form that was refused, or one whose answer stays on the page, such as a reply. When
 * the network is gone, loading would fail as well and take the form with it.
 */
export const unlessItStays: ShouldRevalidateFunction = ({ formData, actionResult, defaultShouldRevalidate }) => {
  const refused = typeof actionResult === 'object' && actionResult !== null && 'problem' in actionResult;
  return refused || formData?.has('stay') ? false : defaultShouldRevalidate;
};
