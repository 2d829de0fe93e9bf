import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { shortName } from '../contract/communities';
import { title } from '../i18n.server';
import { actsIn, beforeIn } from '../queue-page.server';
import { ActList } from '../ui/act-list';
import { ManagedPage } from '../ui/managed-page';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const [{ view }, page] = await Promise.all([context.services.communities.find(me.actor, params.community!), context.services.moderation.actsIn(me.actor, params.community!, beforeIn(request))]);
    return { title: title(context, msg`Log`), bar: { title: shortName(view.name), back: `/c/${view.slug}`, community: view.slug }, community: view, acts: actsIn(context, page).map((line) => ({ ...line, community: null })), older: page.older };
  });
}

export default function Log() {
  const { community, acts, older } = useLoaderData<typeof loader>();
  return (
    <ManagedPage community={community} here="log" title={<Trans>Log</Trans>} lede={<Trans>Who did what with people, roles and posts. It never says what a post said, and nobody can change it.</Trans>}>
      <ActList acts={acts} older={older} forms={`/c/${community.slug}/forms`} />
    </ManagedPage>
  );
}
