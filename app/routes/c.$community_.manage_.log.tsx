import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { shortName } from '../contract/communities';
import { title } from '../i18n.server';
import { actsIn, beforeIn } from '../queue-page.server';
import { ActList } from '../ui/act-list';
import { CommunityTabs, ManageTabs } from '../ui/community-tabs';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const [{ view }, page] = await Promise.all([context.services.communities.find(me.actor, params.community!), context.services.moderation.actsIn(me.actor, params.community!, beforeIn(request))]);
    const name = shortName(view.name);
    return { title: title(context, msg`Log`), bar: { title: name, back: `/c/${view.slug}`, community: view.slug }, name, community: { slug: view.slug, may: view.may }, acts: actsIn(context, page).map((line) => ({ ...line, community: null })), older: page.older };
  });
}

export default function Log() {
  const { name, community, acts, older } = useLoaderData<typeof loader>();
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Log of {name}</Trans>
        </h1>
        <p className="lede">
          <Trans>Who did what with people, roles and posts. It never says what a post said, and nobody can change it.</Trans>
        </p>
        <CommunityTabs community={community} here="manage" />
        <ManageTabs community={community} here="log" />
      </div>
      <div className="main">
        <ActList acts={acts} older={older} />
      </div>
    </main>
  );
}
