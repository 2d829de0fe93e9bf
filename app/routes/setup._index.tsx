import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { title } from '../i18n.server';
import { DemoGoesAway } from '../ui/demo-goes-away';
import { AccountPane } from '../ui/account-pane';

export const handle = { alone: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context }: LoaderFunctionArgs) {
  if (context.site.isSetUp) throw data(null, { status: 404 });
  return { title: title(context, msg`Start your own site`), isDemo: context.site.isDemo };
}

/** Says where the way to a site of one's own begins: in the terminal, which only its owner can read. */
export default function StartOwn() {
  const { isDemo } = useLoaderData<typeof loader>();
  return (
    <AccountPane
      foot={
        <a href="/">
          <Trans>Go to the start page</Trans>
        </a>
      }
    >
      <div>
        <h1>
          <Trans>Start your own site</Trans>
        </h1>
        <p className="lede">
          <Trans>Look at the terminal in which this site was started. It shows a link with the word setup in it: open that link. So nobody but you can do this.</Trans>
        </p>
      </div>
      {isDemo && <DemoGoesAway />}
    </AccountPane>
  );
}
