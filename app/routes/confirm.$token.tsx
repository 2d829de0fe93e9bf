import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, goSignedIn, refusalHeaders, safeNext, show } from '../answer.server';
import { problemOf } from '../contract/problems';
import { title } from '../i18n.server';
import { LinkGone } from '../ui/link-gone';
import { MailedStep } from '../ui/mailed-step';

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

export default function Confirm() {
  const { person } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
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
    <MailedStep title={<Trans>One more step</Trans>} act={<Trans>Finish my account</Trans>} refused={refused}>
      <Trans>
        The account of {person.name}, with the address <b>{person.email}</b>.
      </Trans>
    </MailedStep>
  );
}
