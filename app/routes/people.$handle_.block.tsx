import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { problem } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { FormError } from '../ui/form-error';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const { name, handle, isMe, isBlocked } = await context.services.profiles.read(me.actor, params.handle!);
    if (isMe) throw problem('not_found');
    return { title: title(context, msg`Block`), bar: { title: name, back: `/people/${handle}` }, name, handle, isBlocked };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const isBack = form.intent === 'unblock';
    await context.services.moderation[isBack ? 'unblock' : 'block'](me.actor, params.handle!);
    const words = isBack ? msg`You see their posts again.` : msg`Blocked. They are not told.`;
    return redirect('/settings/blocked', { headers: flash(context, i18nOf(context.language)._(words)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function BlockPerson() {
  const { name, handle, isBlocked } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>{isBlocked ? <Trans>Unblock {name}</Trans> : <Trans>Block {name}</Trans>}</h1>
        <p className="lede">
          {isBlocked ? (
            <Trans>You see their posts and their profile again, and they see yours.</Trans>
          ) : (
            <Trans>Their posts are folded away for you, you hear nothing from them, and neither of you sees more of the other’s profile than the name. They are not told. Facilitators still see everything.</Trans>
          )}
        </p>
      </div>
      <Form className="main" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <div className="actions">
          <Button variant={isBlocked ? 'primary' : 'danger'} name="intent" value={isBlocked ? 'unblock' : 'block'} busy={isBusy}>
            {isBlocked ? <Trans>Unblock</Trans> : <Trans>Block</Trans>}
          </Button>
          <LinkButton href={`/people/${handle}/report`}>
            <Trans>Report</Trans>
          </LinkButton>
          <LinkButton variant="quiet" href={`/people/${handle}`}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
