import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, refusalHeaders, show } from '../answer.server';
import { problemOf } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { LinkGone } from '../ui/link-gone';
import { MailedStep } from '../ui/mailed-step';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }];

export function loader({ context, params }: LoaderFunctionArgs) {
  return show(context, async () => {
    const email = await context.services.addresses.look(params.token!, context.caller);
    return data({ title: title(context, msg`Confirm your new address`), email }, { status: email ? 200 : 404 });
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const token = params.token!;
  return act(context, request, async () => {
    await context.services.addresses.confirm(token, context.me, context.caller).catch((caught: unknown) => {
      if (problemOf(caught)?.code === 'not_found') throw redirect(`/new-address/${encodeURIComponent(token)}`);
      throw caught;
    });
    return redirect('/settings/account', { headers: flash(context, i18nOf(context.language)._(msg`Your address is changed.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function NewAddress() {
  const { email } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!email) {
    return (
      <LinkGone to="/settings/account" go={<Trans>Go to your account</Trans>}>
        <Trans>A link to confirm an address works once, for a day. Write the new address in your account again.</Trans>
      </LinkGone>
    );
  }
  return (
    <MailedStep title={<Trans>Confirm your new address</Trans>} act={<Trans>Use this address</Trans>} refused={refused}>
      <Trans>
        From now on you sign in with <b>{email}</b>. Other devices are signed out.
      </Trans>
    </MailedStep>
  );
}
