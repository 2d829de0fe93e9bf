import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, goSignedIn, refusalHeaders, show } from '../answer.server';
import { problem } from '../contract/problems';
import { title } from '../i18n.server';
import { DemoGoesAway } from '../ui/demo-goes-away';
import { SetUpForm } from '../ui/set-up-form';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params }: LoaderFunctionArgs) {
  return show(context, async () => {
    if (!(await context.services.site.acceptsSetupToken(params.token!))) throw problem('not_found');
    return { title: title(context, msg`Start your own site`), isDemo: context.site.isDemo };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => goSignedIn(context, await context.services.site.setUp(params.token!, form, context.caller), '/'));
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function SetUp() {
  const { isDemo } = useLoaderData<typeof loader>();
  return (
    <SetUpForm>
      <div>
        <h1>
          <Trans>Start your own site</Trans>
        </h1>
        <p className="lede">
          <Trans>You become the site’s first administrator. This page works once.</Trans>
        </p>
      </div>
      {isDemo && <DemoGoesAway />}
    </SetUpForm>
  );
}
