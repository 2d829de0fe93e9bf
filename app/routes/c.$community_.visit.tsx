import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { limits } from '../contract/limits';
import { problem } from '../contract/problems';
import { title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { Textarea } from '../ui/field';
import { FormError } from '../ui/form-error';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const { view } = await context.services.communities.find(me.actor, params.community!);
    if (!view.may.visit) throw problem('not_found');
    const name = shortName(view.name);
    return { title: title(context, msg`Read for one hour`), bar: { title: name, back: `/c/${view.slug}`, community: view.slug }, slug: view.slug, name };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    await context.services.communities.visit(writer(context).actor, params.community!, form);
    return redirect(`/c/${params.community!}`);
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Visit() {
  const { slug, name } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Read in {name} for one hour</Trans>
        </h1>
        <p className="lede">
          <Trans>You are not a member here. For one hour you can read what members wrote, and write nothing. The facilitators see your name and your reason, and both go into the log for good.</Trans>
        </p>
      </div>
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <Textarea
          name="reason"
          rows={3}
          minLength={limits.visitReason.min}
          label={<Trans>Why do you need to read here?</Trans>}
          hint={<Trans>A sentence or two, at least {limits.visitReason.min} letters. Name no child and no family.</Trans>}
          problem={refused?.problem}
          defaultValue={refused?.values.reason}
          required
        />
        <div className="actions">
          <Button variant="primary">
            <Trans>Read for one hour</Trans>
          </Button>
          <LinkButton variant="quiet" href={`/c/${slug}`}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
