import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { queueIn } from '../queue-page.server';
import { ReportQueue } from '../ui/report-queue';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => ({
    title: title(context, msg`Reports`),
    bar: { title: i18nOf(context.language)._(msg`Reports`), back: '/settings' },
    queue: await queueIn(context, me.actor, null),
  }));
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    await context.services.moderation.decide(me.actor, null, form.report ?? '', form);
    return redirect('/admin/reports', { headers: flash(context, i18nOf(context.language)._(msg`Decided. It is in the log.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function NetworkReports() {
  const { queue } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={<Trans>Reports to the network</Trans>} lede={<Trans>What belongs to no community, and what a member sent past the facilitators. You see no more of a community than the member sent.</Trans>}>
      <ReportQueue {...queue} refused={useActionData<typeof action>()} />
    </SettingsPage>
  );
}
