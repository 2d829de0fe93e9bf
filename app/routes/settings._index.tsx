import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { i18nOf, title } from '../i18n.server';
import type { loader as rootLoader } from '../root';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { SettingsPage } from '../ui/settings-page';
import { roleTitleWords } from '../ui/field-role-words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => ({
    title: title(context, msg`Your account`),
    bar: { title: i18nOf(context.language)._(msg`Your account`) },
    waiting: actor.isAdministrator ? await context.services.waiting.ofSite(actor) : null,
  }));
}

export default function Settings() {
  const { waiting } = useLoaderData<typeof loader>();
  const { i18n } = useLingui();
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  return (
    <SettingsPage title={<Trans>Your account</Trans>} isIndex waiting={waiting}>
      {me && (
        <div className="card stack">
          <div className="byline">
            <Avatar name={me.name} tint={me.tint} photo={me.photo} size="lg" />
            <div>
              <b>{me.name}</b>
              {me.roleTitle && <p className="meta">{roleTitleWords(i18n, me.roleTitle)}</p>}
            </div>
          </div>
          <div className="actions">
            <a className="button" href={`/people/${me.handle}`}>
              <Icon name="person" />
              <Trans>See your profile</Trans>
            </a>
          </div>
        </div>
      )}
    </SettingsPage>
  );
}
