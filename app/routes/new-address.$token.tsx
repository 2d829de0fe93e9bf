import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, refusalHeaders, show } from '../answer.server';
import { problemOf } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { AccountPane } from '../ui/account-pane';
import { Button } from '../ui/button';
import { FormError } from '../ui/form-error';
import { LinkGone } from '../ui/link-gone';

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

/** A link in a mail is opened by programs, too: only the button changes the address. */
export default function NewAddress() {
  const { email } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  if (!email) {
    return (
      <LinkGone to="/settings/account" go={<Trans>Go to your account</Trans>}>
        <Trans>A link to confirm an address works once, for a day. Write the new address in your account again.</Trans>
      </LinkGone>
    );
  }
  return (
    <AccountPane>
      <div>
        <h1>
          <Trans>Confirm your new address</Trans>
        </h1>
        <p className="lede">
          <Trans>
            From now on you sign in with <b>{email}</b>. Other devices are signed out.
          </Trans>
        </p>
      </div>
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <Button variant="primary" wide busy={busy}>
          <Trans>Use this address</Trans>
        </Button>
      </Form>
    </AccountPane>
  );
}
