import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import type { Entered } from '../../contract/invitations';
import { act, goSignedIn, refusalHeaders, show } from '../../answer.server';
import { shortName } from '../../contract/communities';
import { problemOf } from '../../contract/problems';
import { flash } from '../../flash.server';
import { i18nOf, title } from '../../i18n.server';
import { Door } from './door';
import { Gone } from './gone';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }];

export function loader({ context, params }: LoaderFunctionArgs) {
  const typed = params.code!;
  return show(context, async () => {
    const actor = context.me?.actor ?? null;
    const seen = await context.services.invitations.look(actor, typed, context.caller).catch((caught: unknown) => {
      if (problemOf(caught)?.code === 'not_found') return null;
      throw caught;
    });
    if (!seen) return data({ title: title(context, msg`Join with a code`), door: null, path: typed, me: null }, { status: 404 });
    if ('memberOf' in seen) throw redirect(`/c/${seen.memberOf}`);
    const name = shortName(seen.community.name);
    return data({ title: title(context, name), door: seen, path: addressOf(typed), me: actor && { name: actor.name } });
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const typed = params.code!;
  return act(context, request, async (form) => {
    const { invitations } = context.services;
    // What does not open any more is said by the page itself.
    const gone = (caught: unknown) => {
      if (problemOf(caught)?.code === 'not_found') throw redirect(addressOf(typed));
      throw caught;
    };
    if (context.me) {
      const entered = await invitations.enter(context.me.actor, typed, form, context.caller).catch(gone);
      return redirect(placeOf(entered), { headers: flash(context, words(entered)) });
    }
    const { signedIn, entered } = await invitations.signUpAndEnter(typed, form, context.caller).catch(gone);
    if (!signedIn) return redirect('/sign-up?sent');
    const answer = goSignedIn(context, signedIn, entered ? placeOf(entered) : addressOf(typed));
    answer.headers.append('Set-Cookie', flash(context, words(entered))['Set-Cookie']);
    return answer;
  });

  function words(entered: Entered | null): string {
    const i18n = i18nOf(context.language);
    if (!entered) return i18n._(msg`Your account is ready. The last place was taken a moment before you: ask for a new code.`);
    const name = shortName(entered.name);
    return entered.isWaiting ? i18n._(msg`You asked to join ${name}. Its facilitators will answer.`) : i18n._(msg`Welcome to ${name}.`);
  }
}

/** As it was opened: a path holds what was typed in whatever way. */
const addressOf = (typed: string) => `/join/${encodeURIComponent(typed)}`;
const placeOf = ({ slug, isWaiting }: Entered) => (isWaiting ? '/' : `/c/${slug}`);

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Join() {
  const { door, path, me } = useLoaderData<typeof loader>();
  return door ? <Door door={door} path={path} me={me} /> : <Gone typed={path} />;
}
