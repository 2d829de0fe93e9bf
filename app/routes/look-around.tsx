import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { act, goSignedIn } from '../answer.server';
import { problem } from '../contract/problems';

export const loader = () => redirect('/');

/** Signs a visitor of the demo in as one of its fictional people. */
export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    if (!context.mayLookAround) throw problem('not_found');
    return goSignedIn(context, await context.services.people.lookAroundAs(form.handle ?? '', context.caller), '/');
  });
}
