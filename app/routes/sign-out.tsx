import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import type { ClientActionFunctionArgs } from '@remix-run/react';
import { show } from '../answer.server';
import { keepAll } from '../ui/composer/keep-draft';
import { forgetAll } from '../ui/composer/local-drafts';

export const loader = () => redirect('/');

export function action({ context }: ActionFunctionArgs) {
  return show(context, async () => {
    if (context.me) await context.services.people.signOut(context.me);
    return redirect('/', { headers: { 'Set-Cookie': context.services.people.blankCookie() } });
  });
}

/** The device may be shared: what is being written goes to the server, and none of it stays here. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  await keepAll();
  forgetAll();
  return serverAction();
}
