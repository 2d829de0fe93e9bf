import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, refusalHeaders } from '../answer.server';
import { limits } from '../contract/limits';
import { title } from '../i18n.server';
import { AccountPane } from '../ui/account-pane';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { SignInFoot } from '../ui/sign-in-foot';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const state = !context.services.mail.isOn ? ('silent' as const) : new URL(request.url).searchParams.has('sent') ? ('sent' as const) : ('open' as const);
  return { title: title(context, msg`Forgotten password`), state };
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    await context.services.resets.ask(form, context.caller);
    // The same for every address: a page must not tell who has an account.
    return redirect('/forgot?sent');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Forgot() {
  const { state } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  return (
    <AccountPane foot={<SignInFoot again={state === 'sent' ? '/forgot' : undefined} />}>
      <div>
        <h1>{state === 'sent' ? <Trans>Check your email</Trans> : <Trans>Forgotten password</Trans>}</h1>
        <p className="lede">
          {state === 'silent' && <Trans>This site sends no mail, so it cannot send you a link. Ask the people who run it for help.</Trans>}
          {state === 'open' && <Trans>Write the address that you sign in with. You get a link to choose a new password.</Trans>}
          {state === 'sent' && <Trans>If the address has an account, a link is on its way. It works once, for an hour. If nothing comes, look in the spam folder, too.</Trans>}
        </p>
      </div>
      {state === 'open' && (
        <Form className="stack" method="post">
          <FormError problem={refused?.problem} requestId={refused?.requestId} />
          <Field name="email" type="email" inputMode="email" autoComplete="username" maxLength={limits.email.max} label={<Trans>Email</Trans>} problem={refused?.problem} defaultValue={refused?.values.email} required />
          <Button variant="primary" wide busy={busy}>
            <Trans>Send me a link</Trans>
          </Button>
        </Form>
      )}
    </AccountPane>
  );
}
