import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
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
    const { communities } = context.services;
    const { view } = await communities.find(me.actor, params.community!);
    const line = (await communities.roll(me.actor, params.community!)).find(({ handle }) => handle === params.handle);
    if (!line || line.handle === me.actor.handle) throw problem('not_found');
    const back = `/c/${view.slug}/manage/members`;
    return { title: title(context, msg`Remove a member`), bar: { title: shortName(view.name), back, community: view.slug }, back, name: line.name, community: shortName(view.name) };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async () => {
    await context.services.communities.remove(writer(context).actor, params.community!, params.handle!);
    return redirect(`/c/${params.community!}/manage/members`, { headers: flash(context, i18nOf(context.language)._(msg`The membership has ended.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Remove() {
  const { back, name, community } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Remove {name} from {community}?</Trans>
        </h1>
        <p className="lede">
          <Trans>They see nothing of the group from this moment, on no page and no device. What they wrote stays. They cannot join again by themselves.</Trans>
        </p>
      </div>
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <div className="actions">
          <Button variant="danger">
            <Trans>Remove {name}</Trans>
          </Button>
          <LinkButton variant="quiet" href={back}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
