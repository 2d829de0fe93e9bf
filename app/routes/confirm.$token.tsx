import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, goSignedIn, refusalHeaders, safeNext, show } from '../answer.server';
import { problemOf } from '../contract/problems';
import { title } from '../i18n.server';
import { AccountPane } from '../ui/account-pane';
import { Button } from '../ui/button';
import { FormError } from '../ui/form-error';
import { LinkGone } from '../ui/link-gone';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }];

export function loader({ context, params }: LoaderFunctionArgs) {
  return show(context, async () => {
    const person = await context.services.signUps.look(params.token!, context.caller);
    return data({ title: title(context, msg`Finish your account`), person }, { status: person ? 200 : 404 });
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const token = params.token!;
  return act(context, request, async () => {
    const { signedIn, next } = await context.services.signUps.confirm(token, context.caller).catch((caught: unknown) => {
      if (problemOf(caught)?.code === 'not_found') throw redirect(`/confirm/${encodeURIComponent(token)}`);
      throw caught;
    });
    return goSignedIn(context, signedIn, safeNext(next));
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

/** A link in a mail is opened by programs, too: only the button makes the account. */
export default function Confirm() {
  const { person } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  if (!person) {
    return (
      <LinkGone to="/sign-up" go={<Trans>Make an account</Trans>}>
        <Trans>
          A link to finish an account works once, for a day. If yours is finished, <a href="/sign-in">sign in</a>. If not, begin again.
        </Trans>
      </LinkGone>
    );
  }
  return (
    <AccountPane>
      <div>
        <h1>
          <Trans>One more step</Trans>
        </h1>
        <p className="lede">
          <Trans>
            The account of {person.name}, with the address <b>{person.email}</b>.
          </Trans>
        </p>
      </div>
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <Button variant="primary" wide busy={busy}>
          <Trans>Finish my account</Trans>
        </Button>
      </Form>
    </AccountPane>
  );
}
