import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { problem } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { breakFields, lookedUp, newSeries, previewOf, seriesChoices, seriesInput } from '../series-form.server';
import { BreakFields } from '../ui/break-fields';
import { Button, LinkButton } from '../ui/button';
import { CadenceFields } from '../ui/cadence-fields';
import { FormError } from '../ui/form-error';
import { Part } from '../ui/form-part';
import { Icon } from '../ui/icon';
import { PreviewDates } from '../ui/preview-dates';
import { AimFields, HowFields, LeadFields, ModelFields, WhatFields, WhoFields } from '../ui/series-fields';
import { seriesShown } from '../ui/series-shown';
import { useDates } from '../ui/use-dates';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view, may } = await context.services.communities.find(actor, params.community!);
    if (!may.plan) throw problem('forbidden');
    const blank = newSeries(context, view.type);
    return {
      title: title(context, msg`Start a series`),
      bar: { title: i18nOf(context.language)._(msg`Start a series`), back: `/c/${view.slug}/sessions`, community: view.slug },
      slug: view.slug,
      name: shortName(view.name),
      blank,
      preview: previewOf(context, actor, blank),
      people: await context.services.series.choosable(actor, view.slug),
      choices: seriesChoices(context.language, actor.timeZone),
      breakFields,
      // One for each form that is shown: a form sent twice plans once.
      clientId: crypto.randomUUID(),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { series } = context.services;
    if (form.intent === 'preview') return lookedUp(form, () => previewOf(context, actor, form));
    const { seriesId } = await series.schedule(actor, params.community!, seriesInput(form));
    const i18n = i18nOf(context.language);
    if (form.takesTurns && form.model !== 'rsc') return redirect(`/series/${seriesId}/edit/rota`, { headers: flash(context, i18n._(msg`It is planned. Now choose who takes turns.`)) });
    return redirect(`/series/${seriesId}`, { headers: flash(context, i18n._(msg`It is planned. Members see its dates now.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function NewSeries() {
  const { slug, name, blank, preview, people, choices, breakFields: names, clientId } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const here = `/c/${slug}/sessions/new`;
  const dates = useDates(here, preview, back && 'preview' in back ? back.preview : undefined);
  const problem = back && 'problem' in back ? back.problem : undefined;
  const requestId = back && 'requestId' in back ? back.requestId : undefined;
  const shown = seriesShown(back && 'values' in back && back.values ? { values: back.values, problem } : undefined, blank);
  const hasBreak = Object.values(names).some((field) => shown.text(field) || problem?.fields?.[field]);
  return (
    <main className="page page--wide" id="main">
      <div className="page-head">
        <h1>
          <Trans>Start a series</Trans>
        </h1>
        <p className="lede">
          <Trans>The same people, at a time they can count on. You can change any of this later.</Trans>
        </p>
      </div>
      <Form className="main form-page plan-form" method="post" action={here} onChange={(event) => dates.lookAgain(event.currentTarget)}>
        <FormError problem={problem} requestId={requestId} />
        <input type="hidden" name="clientId" value={shown.text('clientId') || clientId} />
        <Part title={<Trans>What</Trans>}>
          <WhatFields shown={shown} />
        </Part>
        <Part title={<Trans>When</Trans>}>
          <CadenceFields shown={shown} choices={choices} />
          <details className="add for-repeating" open={hasBreak}>
            <summary className="button button--small">
              <Trans>Add a break</Trans>
              <Icon name="chevron-down" small />
            </summary>
            <div className="stack">
              <BreakFields shown={shown} names={names} />
            </div>
          </details>
        </Part>
        <PreviewDates preview={dates.found} action={here} isUnsure={dates.isUnsure} />
        <Part title={<Trans>Who</Trans>}>
          <WhoFields shown={shown} people={people} community={name} />
          <LeadFields shown={shown} people={people} />
        </Part>
        <Part title={<Trans>How</Trans>}>
          <ModelFields shown={shown} usual={blank.model!} models={choices.models} />
          <AimFields shown={shown} />
          <HowFields shown={shown} choices={choices} />
        </Part>
        <div className="form-end">
          <Button variant="primary" busy={isBusy}>
            <Trans>Create the dates</Trans>
          </Button>
          <LinkButton variant="quiet" href={`/c/${slug}/sessions`}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
