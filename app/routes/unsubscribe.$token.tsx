import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { show } from '../answer.server';
import { problemOf } from '../contract/problems';
import { i18nOf, title } from '../i18n.server';
import { topicWords } from '../mail-words.server';
import { AccountPane } from '../ui/account-pane';
import { Button } from '../ui/button';
import { LinkGone } from '../ui/link-gone';

export const handle = { alone: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }];

export function loader({ context, params }: LoaderFunctionArgs) {
  return show(context, async () => {
    const found = await context.services.mailSettings.unsubscribing(params.token!).catch((caught: unknown) => {
      if (problemOf(caught)?.code === 'not_found') return null;
      throw caught;
    });
    const words = found && { topic: topicWords(i18nOf(context.language), found.topic), address: found.address };
    return data({ title: title(context, msg`Stop mail like this?`), found: words }, { status: found ? 200 : 404 });
  });
}

/** Answers mail programs, too (RFC 8058): without a redirect, whatever the body says. Opening the page ends nothing. */
export function action({ context, params }: ActionFunctionArgs) {
  return show(context, async () => {
    await context.services.mailSettings.unsubscribe(params.token!);
    return { isDone: true };
  });
}

export default function Unsubscribe() {
  const { found } = useLoaderData<typeof loader>();
  const isDone = useActionData<typeof action>()?.isDone ?? false;
  const busy = useNavigation().state !== 'idle';
  if (!found) {
    return (
      <LinkGone to="/settings/mail" go={<Trans>Choose what mail you get</Trans>}>
        <Trans>Copy the whole link from the mail, or choose in your account what mail you get.</Trans>
      </LinkGone>
    );
  }
  return (
    <AccountPane
      foot={
        found.address === null && (
          <a href="/settings/mail">
            <Trans>Choose what mail you get</Trans>
          </a>
        )
      }
    >
      <div role="status">
        <h1>{isDone ? <Trans>It is stopped</Trans> : <Trans>Stop mail like this?</Trans>}</h1>
        <p className="lede">{found.topic}</p>
        {found.address !== null && (
          <p>
            <Trans>For {found.address}</Trans>
          </p>
        )}
      </div>
      {!isDone && (
        <Form className="stack" method="post">
          <Button variant="primary" wide busy={busy}>
            <Trans>Stop it</Trans>
          </Button>
        </Form>
      )}
    </AccountPane>
  );
}
