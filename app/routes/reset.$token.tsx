import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, refusalHeaders, show } from '../answer.server';
import { limits } from '../contract/limits';
import { problemOf } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { AccountPane } from '../ui/account-pane';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { LinkGone } from '../ui/link-gone';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }];

export function loader({ context, params }: LoaderFunctionArgs) {
  return show(context, async () => {
    const opens = await context.services.resets.opens(params.token!, context.caller);
    return data({ title: title(context, msg`Choose a new password`), opens }, { status: opens ? 200 : 404 });
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const token = params.token!;
  return act(context, request, async (form) => {
    await context.services.resets.reset(token, form, context.caller).catch((caught: unknown) => {
      // The page itself says that the link is over.
      if (problemOf(caught)?.code === 'not_found') throw redirect(`/reset/${encodeURIComponent(token)}`);
      throw caught;
    });
    return redirect('/sign-in', { headers: flash(context, i18nOf(context.language)._(msg`Your password is changed. Sign in with it.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Reset() {
  const { opens } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  if (!opens) {
    return (
      <LinkGone to="/forgot">
        <Trans>A link to choose a password works once, for an hour. Ask for a new one.</Trans>
      </LinkGone>
    );
  }
  return (
    <AccountPane>
      <div>
        <h1>
          <Trans>Choose a new password</Trans>
        </h1>
        <p className="lede">
          <Trans>Every device on which you are signed in will be signed out.</Trans>
        </p>
      </div>
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <Field
          name="password"
          type="password"
          autoComplete="new-password"
          maxLength={limits.password.max}
          label={<Trans>New password</Trans>}
          hint={<Trans>At least {limits.password.min} characters. Three or four words work well.</Trans>}
          problem={refused?.problem}
          required
        />
        <Button variant="primary" wide busy={busy}>
          <Trans>Change password</Trans>
        </Button>
      </Form>
    </AccountPane>
  );
}
