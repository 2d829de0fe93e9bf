import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { zoneWords } from '../cadence-words.server';
import { flash } from '../flash.server';
import { i18nOf } from '../i18n.server';
import { seriesToChange } from '../series-edit.server';
import { momentWords, readerOf } from '../session-words.server';
import { Button, LinkButton } from '../ui/button';
import { Select } from '../ui/field';
import { FormError } from '../ui/form-error';
import { SeriesHead } from '../ui/series-head';
import { seriesShown } from '../ui/series-shown';
import { DetailFields, MoveFields } from '../ui/session-fields';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view, shell } = await seriesToChange(context, actor, params.series!, msg`Add a session`);
    const as = readerOf(context);
    const missed = [...view.past.slice(0, 12).reverse(), ...view.upcoming].filter(({ status }) => status === 'cancelled');
    const asked = new URL(request.url).searchParams.get('for');
    return {
      ...shell,
      zone: zoneWords(context.language, view.recurrence.zone),
      missed: missed.map(({ id, startsAt }) => ({ id, words: momentWords(as, startsAt) })),
      kept: { minutes: String(view.minutes), makesUp: missed.some(({ id }) => id === asked) ? asked! : '' },
      clientId: crypto.randomUUID(),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { sessionId } = await context.services.series.add(actor, params.series!, form);
    return redirect(`/sessions/${sessionId}`, { headers: flash(context, i18nOf(context.language)._(msg`Added. Those who come are told, and the usual dates stay.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function AddSession() {
  const { page, zone, missed, kept, clientId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const { t } = useLingui();
  const shown = seriesShown(refused, kept);
  return (
    <main className="page page--narrow" id="main">
      <SeriesHead community={page.community} of={{ href: `/series/${page.id}`, title: page.title }} title={<Trans>Add a session</Trans>} lede={<Trans>One more time, beside the usual dates.</Trans>} />
      <Form className="main stack" method="post" action={`/series/${page.id}/add`}>
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <input type="hidden" name="clientId" value={shown.text('clientId') || clientId} />
        <MoveFields shown={shown} zone={zone} />
        {missed.length > 0 && (
          <Select name="makesUp" label={<Trans>Does it make up for one that was called off?</Trans>} problem={shown.problem} defaultValue={shown.text('makesUp')}>
            <option value="">{t`No`}</option>
            {missed.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </Select>
        )}
        <DetailFields shown={shown} />
        <div className="actions">
          <Button variant="primary" busy={isBusy}>
            <Trans>Add it</Trans>
          </Button>
          <LinkButton variant="quiet" href={`/series/${page.id}`}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
