import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useFetcher, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { problem } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { newSeries, previewWords, seriesChoices, seriesInput } from '../series-form.server';
import { Button, LinkButton } from '../ui/button';
import { CadenceFields } from '../ui/cadence-fields';
import { FormError } from '../ui/form-error';
import { PreviewDates } from '../ui/preview-dates';
import { HowFields, LeadFields, ModelFields, Part, WhatFields, WhoFields } from '../ui/series-fields';
import { seriesShown } from '../ui/series-shown';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view, may } = await context.services.communities.find(actor, params.community!);
    if (!may.plan) throw problem('forbidden');
    const name = shortName(view.name);
    return {
      title: title(context, msg`Start a series`),
      bar: { title: i18nOf(context.language)._(msg`Start a series`), back: `/c/${view.slug}/sessions`, community: view.slug },
      slug: view.slug,
      name,
      blank: newSeries(context, view.type),
      people: await context.services.series.choosable(actor, view.slug),
      choices: seriesChoices(context.language, actor.timeZone),
      // One for each form that is shown: a form sent twice plans once.
      clientId: crypto.randomUUID(),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { series } = context.services;
    if (form.intent === 'preview') return { preview: previewWords(context, series.preview(actor, seriesInput(form))), values: form };
    const { seriesId } = await series.schedule(actor, params.community!, seriesInput(form));
    return redirect(`/series/${seriesId}`, { headers: flash(context, i18nOf(context.language)._(msg`It is planned. Members see its dates now.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

/** How long after the last change the dates are looked up again, in ms. */
const quiet = 600;

export default function NewSeries() {
  const { slug, name, blank, people, choices, clientId } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const looked = useFetcher<typeof action>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const problem = back && 'problem' in back ? back.problem : undefined;
  const requestId = back && 'requestId' in back ? back.requestId : undefined;
  const shown = seriesShown(back && { values: back.values as Record<string, string>, problem }, blank);
  const found = looked.data && 'preview' in looked.data ? looked.data.preview : back && 'preview' in back ? back.preview : null;

  function lookAgain(form: HTMLFormElement) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const fields = new FormData(form);
      fields.set('intent', 'preview');
      // What it answers stays here: nothing of the page is read again for it.
      fields.set('stay', '');
      looked.submit(fields, { method: 'post', action: `/c/${slug}/sessions/new` });
    }, quiet);
  }

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
      <Form className="main form-page plan-form" method="post" action={`/c/${slug}/sessions/new`} onChange={(event) => lookAgain(event.currentTarget)}>
        <FormError problem={problem} requestId={requestId} />
        <input type="hidden" name="clientId" value={shown.text('clientId') || clientId} />
        <Part title={<Trans>What</Trans>}>
          <WhatFields shown={shown} />
          <ModelFields shown={shown} models={choices.models} />
        </Part>
        <Part title={<Trans>When</Trans>}>
          <CadenceFields shown={shown} choices={choices} />
        </Part>
        <PreviewDates preview={found} action={`/c/${slug}/sessions/new`} />
        <Part title={<Trans>Who</Trans>}>
          <WhoFields shown={shown} people={people} community={name} />
          <LeadFields shown={shown} people={people} />
        </Part>
        <Part title={<Trans>How</Trans>}>
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
