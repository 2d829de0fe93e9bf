import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { msg } from '@lingui/core/macro';
import { act, writer } from '../answer.server';
import { problemOf } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf } from '../i18n.server';

export const loader = () => redirect('/');

/** Says yes or no to an invitation that waits on the home page. */
export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async ({ invitation = '', answer }) => {
    const { actor } = writer(context);
    const { invitations } = context.services;
    const i18n = i18nOf(context.language);
    if (answer === 'no') {
      await invitations.decline(actor, invitation);
      return redirect('/', { headers: flash(context, i18n._(msg`The invitation is gone. Nobody is told.`)) });
    }
    const slug = await invitations.accept(actor, invitation).catch((caught: unknown) => {
      if (problemOf(caught)?.code === 'not_found') throw redirect('/', { headers: flash(context, i18n._(msg`This invitation is not valid any more.`)) });
      throw caught;
    });
    return redirect(`/c/${slug}`, { headers: flash(context, i18n._(msg`Welcome. It is good that you are here.`)) });
  });
}
