import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { flash } from '../flash.server';
import { i18nOf } from '../i18n.server';
import { seriesToChange } from '../series-edit.server';
import { formOf, seriesChoices, seriesInput } from '../series-form.server';
import { Button } from '../ui/button';
import { FormError } from '../ui/form-error';
import { Part } from '../ui/form-part';
import { LockLine } from '../ui/notice';
import { SeriesEditPage } from '../ui/series-edit-page';
import { AimFields, HowFields, LeadFields, WhatFields, WhoFields } from '../ui/series-fields';
import { seriesShown } from '../ui/series-shown';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view, shell } = await seriesToChange(context, actor, params.series!, msg`Change a series`);
    const { hourKinds, topics } = seriesChoices(context.language, actor.timeZone);
    return { ...shell, kept: formOf(view), choices: { hourKinds, topics }, people: await context.services.series.choosable(actor, view.community.slug) };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    await context.services.series.edit(actor, params.series!, seriesInput(form));
    return redirect(`/series/${params.series!}`, { headers: flash(context, i18nOf(context.language)._(msg`Saved. Its dates are as they were.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function EditSeries() {
  const { page, kept, people, choices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const shown = seriesShown(refused, kept);
  const isWhole = page.sight === 'whole';
  return (
    <SeriesEditPage page={page} here="about" title={<Trans>Change this series</Trans>}>
      <Form className="form-page plan-form plan-form--one" method="post" action={`/series/${page.id}/edit`}>
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        {/* What it is like stays: it says which questions the model asks. */}
        <input type="radio" name="model" value={kept.model} defaultChecked hidden />
        {!isWhole && (
          <LockLine>
            <Trans>You are not one of those it is for. Its goal and place are not shown to you, and stay as they are.</Trans>
          </LockLine>
        )}
        <Part title={<Trans>What</Trans>}>
          <WhatFields shown={shown} />
          <AimFields shown={shown} asksEnd asksGoal={isWhole} />
        </Part>
        <Part title={<Trans>Who</Trans>}>
          <WhoFields shown={shown} people={people} community={page.community.name} isFixed={!isWhole && page.isConfidential} />
          <LeadFields shown={shown} people={people} withLead={false} />
        </Part>
        <Part title={<Trans>How</Trans>}>
          <HowFields shown={shown} choices={choices} asksPlace={isWhole} />
        </Part>
        <div className="form-end">
          <Button variant="primary" busy={isBusy}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </Form>
    </SeriesEditPage>
  );
}
