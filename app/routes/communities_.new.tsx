import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { communityInput } from '../community-form.server';
import { communityChoices } from '../community-words.server';
import { i18nOf, title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { NameAndAddress, PrivacyChoice, Purpose, shownIn, TypeChoice } from '../ui/community-fields';
import { FormError } from '../ui/form-error';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  reader(context, request);
  return show(context, async () => {
    const name = msg`Start a community`;
    return { title: title(context, name), bar: { title: i18nOf(context.language)._(name), back: '/communities' }, choices: communityChoices(context.language) };
  });
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { slug } = await context.services.communities.found(writer(context).actor, communityInput(form));
    return redirect(`/c/${slug}`);
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function NewCommunity() {
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const shown = shownIn(useLoaderData<typeof loader>().choices, refused);
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Start a community</Trans>
        </h1>
        <p className="lede">
          <Trans>You become its facilitator. You can change all of this later.</Trans>
        </p>
      </div>
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <TypeChoice shown={shown} />
        <NameAndAddress shown={shown} suggests />
        <Purpose shown={shown} />
        <PrivacyChoice shown={shown} mayBeUsual />
        <div className="form-end">
          <Button variant="primary" busy={isBusy}>
            <Trans>Start the community</Trans>
          </Button>
          <LinkButton variant="quiet" href="/communities">
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
