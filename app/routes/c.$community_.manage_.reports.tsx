import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { queueIn } from '../queue-page.server';
import { ManagedPage } from '../ui/managed-page';
import { ReportQueue } from '../ui/report-queue';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const slug = params.community!;
    const [{ view }, queue] = await Promise.all([context.services.communities.find(me.actor, slug), queueIn(context, me.actor, slug)]);
    return { title: title(context, msg`Reports`), bar: { title: shortName(view.name), back: `/c/${view.slug}`, community: view.slug }, community: view, queue };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    await context.services.moderation.decide(me.actor, params.community!, form.report ?? '', form);
    return redirect(`/c/${params.community}/manage/reports`, { headers: flash(context, i18nOf(context.language)._(msg`Decided. It is kept in the log.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Reports() {
  const { community, queue } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <ManagedPage community={community} here="reports" title={<Trans>Reports</Trans>} lede={<Trans>Only facilitators read this. A report about yourself is not shown to you.</Trans>}>
      <div className="narrow">
        <ReportQueue {...queue} refused={refused} />
      </div>
    </ManagedPage>
  );
}
