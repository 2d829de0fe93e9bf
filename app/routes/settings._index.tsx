import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { i18nOf, title } from '../i18n.server';
import type { loader as rootLoader } from '../root';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => ({
    title: title(context.language, msg`Your account`),
    bar: { title: i18nOf(context.language)._(msg`Me`) },
    hasPassword: !me.actor.isDemo,
  }));
}

export default function Settings() {
  const { hasPassword } = useLoaderData<typeof loader>();
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Your account</Trans>
        </h1>
      </div>
      <div className="main stack">
        {me && (
          <div className="byline">
            <Avatar name={me.name} tint={me.tint} size="lg" />
            <div>
              <b>{me.name}</b>
              <p className="meta">{me.roleTitle}</p>
            </div>
          </div>
        )}
        <div className="actions">
          {hasPassword && (
            <a className="button" href="/settings/password">
              <Icon name="lock" />
              <Trans>Change password</Trans>
            </a>
          )}
          <Form method="post" action="/sign-out">
            <button className="button">
              <Icon name="sign-out" />
              <Trans>Sign out</Trans>
            </button>
          </Form>
        </div>
      </div>
    </main>
  );
}
