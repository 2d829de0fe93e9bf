import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { show } from '../answer.server';

export const loader = () => redirect('/');

export function action({ context }: ActionFunctionArgs) {
  return show(context, async () => {
    if (context.me) await context.services.people.signOut(context.me);
    return redirect('/', { headers: { 'Set-Cookie': context.services.people.blankCookie() } });
  });
}
