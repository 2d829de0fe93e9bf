import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { flash } from '../flash.server';
import { i18nOf } from '../i18n.server';
import { seriesToChange } from '../series-edit.server';
import { Button } from '../ui/button';
import { Sure } from '../ui/choice';
import { FormError } from '../ui/form-error';
import { SeriesEditPage } from '../ui/series-edit-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view, shell } = await seriesToChange(context, actor, params.series!, msg`End a series`);
    return { ...shell, isCoaching: view.model === 'coaching', coming: view.upcoming.filter(({ status }) => status === 'scheduled' || status === 'moved').length };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { series } = context.services;
    const i18n = i18nOf(context.language);
    const back = (words: string) => redirect(`/series/${params.series!}`, { headers: flash(context, words) });
    switch (form.intent) {
      case 'meet-goal':
        await series.meetGoal(actor, params.series!, form);
        return back(i18n._(msg`The goal is met.`));
      case 'end':
        await series.end(actor, params.series!, form);
        return back(i18n._(msg`The series has ended. What was stays here.`));
      default:
        throw new Response(null, { status: 400 });
    }
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function EndSeries() {
  const { page, isCoaching, coming } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const refusedOf = (intent: 'meet-goal' | 'end') => (refused?.values.intent === intent ? refused.problem : undefined);
  const isBusy = useNavigation().state !== 'idle';
  const here = `/series/${page.id}/edit/end`;
  const falls = (
    <>
      <Trans>Everything so far is kept.</Trans> {coming > 0 && <Plural value={coming} one="The # planned session will not take place." other="The # planned sessions will not take place." />}
    </>
  );
  const sure = <Trans>I know that this cannot be undone</Trans>;
  return (
    <SeriesEditPage page={page} here="end" title={<Trans>End this series</Trans>}>
      <FormError problem={refused?.problem} requestId={refused?.requestId} />
      {page.goal && !page.goalMet && (
        <section>
          <h2>
            <Trans>The goal is met</Trans>
          </h2>
          <blockquote className="said">{page.goal}</blockquote>
          {isCoaching ? (
            <>
              <p>
                <Trans>Coaching ends with its goal.</Trans> {falls}
              </p>
              <Form className="stack gap-top" method="post" action={here}>
                <Sure id="sure-of-goal" label={sure} problem={refusedOf('meet-goal')} />
                <div className="actions">
                  <Button variant="danger" busy={isBusy} name="intent" value="meet-goal">
                    <Trans>End it, the goal is met</Trans>
                  </Button>
                </div>
              </Form>
            </>
          ) : (
            <>
              <p>
                <Trans>The series goes on, and its page says when the goal was met.</Trans>
              </p>
              <Form className="actions gap-top" method="post" action={here}>
                <Button variant="primary" busy={isBusy} name="intent" value="meet-goal">
                  <Trans>Note that it is met</Trans>
                </Button>
              </Form>
            </>
          )}
        </section>
      )}
      <section>
        <h2>
          <Trans>End the series</Trans>
        </h2>
        <p>{falls}</p>
        <p className="muted">
          <Trans>Do you only want to stop leading it? The series can go on without you: see “Who leads”. For a pause, plan a break.</Trans>
        </p>
        <Form className="stack gap-top" method="post" action={here}>
          <Sure label={sure} problem={refusedOf('end')} />
          <div className="actions">
            <Button variant="danger" busy={isBusy} name="intent" value="end">
              <Trans>End this series</Trans>
            </Button>
          </div>
        </Form>
      </section>
    </SeriesEditPage>
  );
}
