import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg, plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { flash } from '../flash.server';
import { i18nOf } from '../i18n.server';
import { seriesToChange } from '../series-edit.server';
import { BreakFields } from '../ui/break-fields';
import { Button } from '../ui/button';
import { FormError } from '../ui/form-error';
import { SeriesEditPage } from '../ui/series-edit-page';
import { seriesShown } from '../ui/series-shown';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => (await seriesToChange(context, actor, params.series!, msg`Breaks of a series`)).shell);
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { series } = context.services;
    const id = params.series!;
    const i18n = i18nOf(context.language);
    const back = (words: string) => redirect(`/series/${id}/edit/breaks`, { headers: flash(context, words) });
    if (form.intent === 'remove') {
      await series.endBreak(actor, id, form.break ?? '');
      return back(i18n._(msg`The break is gone. Its sessions take place again.`));
    }
    const { meeting } = await series.planBreak(actor, id, { ...form, untilDay: form.untilDay || form.fromDay });
    const n = meeting.length;
    if (n > 0) return back(i18n._(msg`The break is planned. ${plural(n, { one: '# session that somebody put there stays', other: '# sessions that somebody put there stay' })}.`));
    return back(i18n._(msg`The break is planned. The pattern goes on after it.`));
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Breaks() {
  const { page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const shown = seriesShown(refused, {});
  const coming = page.breaks.filter(({ isOver }) => !isOver);
  const here = `/series/${page.id}/edit/breaks`;
  return (
    <SeriesEditPage page={page} here="breaks" title={<Trans>Breaks</Trans>}>
      <section>
        <h2>
          <Trans>Planned breaks</Trans>
        </h2>
        {coming.length === 0 ? (
          <p className="muted">
            <Trans>None. It meets on all of its dates.</Trans>
          </p>
        ) : (
          <ul className="plain act-rows">
            {coming.map((pause) => (
              <li key={pause.id}>
                <span>
                  <strong>{pause.words}</strong>
                  {pause.label && <small>{pause.label}</small>}
                </span>
                <Form method="post" action={here}>
                  <input type="hidden" name="break" value={pause.id} />
                  <Button small name="intent" value="remove">
                    <Trans>Meet after all</Trans>
                    <span className="visually-hidden">: {pause.words}</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>
          <Trans>Plan a break</Trans>
        </h2>
        <p className="muted">
          <Trans>Sessions on these days are left out, and those who come are told. Nothing shifts: after the break it meets on its usual dates.</Trans>
        </p>
        <Form className="stack gap-top" method="post" action={here} key={page.breaks.length}>
          <FormError problem={refused?.problem} requestId={refused?.requestId} />
          <BreakFields shown={shown} isRequired />
          <div className="actions">
            <Button variant="primary" busy={isBusy}>
              <Trans>Plan the break</Trans>
            </Button>
          </div>
        </Form>
      </section>
    </SeriesEditPage>
  );
}
