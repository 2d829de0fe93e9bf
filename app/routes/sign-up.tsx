import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, goSignedIn, refusalHeaders, safeNext } from '../answer.server';
import { title } from '../i18n.server';
import { AccountFields } from '../ui/account-fields';
import { AccountPane } from '../ui/account-pane';
import { Button } from '../ui/button';
import { FormError } from '../ui/form-error';
import { SignInFoot } from '../ui/sign-in-foot';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const next = safeNext(new URL(request.url).searchParams.get('next'));
  if (context.me) return redirect(next);
  const isSent = new URL(request.url).searchParams.has('sent');
  return { title: title(context, msg`Make an account`), next, isSent };
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const next = safeNext(form.next);
    const signedIn = await context.services.signUps.begin(form, next, context.caller);
    return signedIn ? goSignedIn(context, signedIn, next) : redirect('/sign-up?sent');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function SignUp() {
  const { next, isSent } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  if (isSent) return <SentLink />;
  return (
    <AccountPane
      foot={
        <a href={`/sign-in?${new URLSearchParams({ next }).toString()}`}>
          <Trans>I have an account</Trans>
        </a>
      }
    >
      <h1>
        <Trans>Come in</Trans>
      </h1>
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <input type="hidden" name="next" value={next} />
        <AccountFields refused={refused} />
        <Button variant="primary" wide busy={busy}>
          <Trans>Make an account</Trans>
        </Button>
      </Form>
    </AccountPane>
  );
}

/** Said of every address: whether it has an account is said in the mail. */
function SentLink() {
  return (
    <AccountPane foot={<SignInFoot again="/sign-up" />}>
      <div>
        <h1>
          <Trans>Check your email</Trans>
        </h1>
        <p className="lede">
          <Trans>A link is on its way to your address. Open it within a day, and your account is ready. If nothing comes, look in the spam folder, too.</Trans>
        </p>
      </div>
    </AccountPane>
  );
}
