import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { i18nOf, title } from '../i18n.server';
import { actsIn, beforeIn } from '../queue-page.server';
import { ActList } from '../ui/act-list';
import { Notice } from '../ui/notice';
import { SettingsPage } from '../ui/settings-page';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const page = await context.services.moderation.acts(me.actor, beforeIn(request));
    return { title: title(context, msg`Log`), bar: { title: i18nOf(context.language)._(msg`Log`), back: '/settings' }, acts: actsIn(context, page), older: page.older, chain: page.chain };
  });
}

export default function SiteLog() {
  const { acts, older, chain } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={<Trans>Log</Trans>} lede={<Trans>Who did what with people, roles, settings and posts. Each entry seals the one before it.</Trans>}>
      {chain.brokenAt === null ? (
        <Notice tone="plain">
          <Plural value={chain.entries} one="Nothing in this log has been altered: # entry is as it was written." other="Nothing in this log has been altered: all # entries are as they were written." />
        </Notice>
      ) : (
        <Notice tone="berry">
          <Trans>The chain breaks at entry {chain.brokenAt}. Somebody changed the database by hand. Keep a copy of it and compare it with a backup.</Trans>
        </Notice>
      )}
      <ActList acts={acts} older={older} />
    </SettingsPage>
  );
}
