import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import type { ClientActionFunctionArgs } from '@remix-run/react';
import { show } from '../answer.server';

export const loader = () => redirect('/');

export function action({ context }: ActionFunctionArgs) {
  return show(context, async () => {
    if (context.me) await context.services.people.signOut(context.me);
    return redirect('/', { headers: { 'Set-Cookie': context.services.people.blankCookie() } });
  });
}

/** The device may be shared: what is being written goes to the server, and none of it stays here. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  // With the line gone nobody signs out either.
  await import('../ui/composer/open-draft').then(
    async ({ keepAll, forgetAll }) => {
      await keepAll();
      forgetAll();
    },
    () => undefined,
  );
  return serverAction();
}
