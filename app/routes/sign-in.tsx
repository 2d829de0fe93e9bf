import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, goSignedIn, refusalHeaders, safeNext } from '../answer.server';
import { title } from '../i18n.server';
import { sessionEnd } from '../live';
import { AccountPane } from '../ui/account-pane';
import { Button, LinkButton } from '../ui/button';
import { hasLocal } from '../ui/composer/draft-key';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { Icon } from '../ui/icon';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const next = safeNext(new URL(request.url).searchParams.get('next'));
  if (context.me) return redirect(next);
  return { title: title(context, msg`Sign in`), next };
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) =>
    goSignedIn(context, await context.services.people.signIn(form, context.caller), safeNext(form.next)),
  );
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function SignIn() {
  const { next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  return (
    <AccountPane
      foot={
        <>
          <a href={`/sign-up?${new URLSearchParams({ next }).toString()}`}>
            <Trans>Make an account</Trans>
          </a>
          <a href="/join">
            <Trans>I have a code</Trans>
          </a>
        </>
      }
    >
      <h1>
        <Trans>Good to see you</Trans>
      </h1>
      {sessionEnd.at === next && (
        <div className="notice notice--plain" role="alert">
          <Icon name="warning" />
          <p>
            <Trans>You have been signed out, here or on another device.</Trans>{' '}
            {hasLocal(sessionEnd.handle) && <Trans>What you were writing is safe on this device. Sign in, and it will be waiting where you were.</Trans>}
          </p>
        </div>
      )}
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <input type="hidden" name="next" value={next} />
        <Field name="email" type="email" inputMode="email" autoComplete="username" label={<Trans>Email</Trans>} problem={refused?.problem} defaultValue={refused?.values.email} required />
        <Field name="password" type="password" autoComplete="current-password" label={<Trans>Password</Trans>} problem={refused?.problem} required />
        <Button variant="primary" wide busy={busy}>
          <Trans>Sign in</Trans>
        </Button>
        <LinkButton variant="quiet" wide href="/forgot">
          <Trans>Forgot your password?</Trans>
        </LinkButton>
      </Form>
    </AccountPane>
  );
}
