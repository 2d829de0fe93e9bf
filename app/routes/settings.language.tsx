import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { act, safeNext } from '../answer.server';
import { languages, oneOf } from '../contract/names';

export const loader = () => redirect('/settings');

/** Keeps the language: in the account of a member, in a cookie for a visitor. */
export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    if (context.me) await context.services.people.changeLanguage(context.me, form);
    const language = oneOf(languages, form.language);
    const secure = context.secureCookies ? '; Secure' : '';
    return redirect(safeNext(form.next), {
      headers: { 'Set-Cookie': `tilth-language=${language}; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000${secure}` },
    });
  });
}
