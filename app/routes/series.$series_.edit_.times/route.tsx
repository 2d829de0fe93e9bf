import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { limits } from '../../contract/limits';
import { flash } from '../../flash.server';
import { i18nOf } from '../../i18n.server';
import { seriesToChange } from '../../series-edit.server';
import { lookedUp, seriesChoices } from '../../series-form.server';
import { changesOf, moveInput, reshapeInput, timesForm, type ChangesView } from '../../series-times.server';
import { Button } from '../../ui/button';
import { CadenceFields } from '../../ui/cadence-fields';
import { Choice, Choices } from '../../ui/choice';
import { Field, Select } from '../../ui/field';
import { Part } from '../../ui/form-part';
import { FormError } from '../../ui/form-error';
import { SeriesEditPage } from '../../ui/series-edit-page';
import { seriesShown } from '../../ui/series-shown';
import { useDates } from '../../ui/use-dates';
import { Changes } from './changes';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view, shell } = await seriesToChange(context, actor, params.series!, msg`Times of a series`);
    const { weekdays, zones, usualZones } = seriesChoices(context.language, actor.timeZone);
    return { ...shell, choices: { weekdays, zones, usualZones }, times: timesForm(context, view, new URL(request.url).searchParams.get('from')) };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { series, sessions } = context.services;
    const id = params.series!;
    const i18n = i18nOf(context.language);
    if (form.intent === 'preview') return lookedUp(form, () => changesOf(context, actor, id, form));
    const back = (words: string) => redirect(`/series/${id}`, { headers: flash(context, words) });
    if (form.reach === 'this') {
      await sessions.move(actor, form.session ?? '', moveInput(form));
      return back(i18n._(msg`Moved. The other dates stay, and those who come are told.`));
    }
    await sessions.reshape(actor, form.session ?? '', reshapeInput(context, await series.read(actor, id), form));
    return back(i18n._(msg`It has new times. Answers went along, and those who come are told.`));
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Times() {
  const { page, choices, times } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const here = `/series/${page.id}/edit/times`;
  const dates = useDates<ChangesView | null>(here, null, back && 'preview' in back ? back.preview : undefined);
  const problem = back && 'problem' in back ? back.problem : undefined;
  const requestId = back && 'requestId' in back ? back.requestId : undefined;
  if (!times) {
    return (
      <SeriesEditPage page={page} here="times" title={<Trans>Times</Trans>}>
        <p>
          <Trans>No date is to come that could have another time. Add a session, or start a new series.</Trans>
        </p>
        <p className="actions gap-top">
          <a className="button" href={`/series/${page.id}/add`}>
            <Trans>Add a session</Trans>
          </a>
        </p>
      </SeriesEditPage>
    );
  }
  const shown = seriesShown(back && 'values' in back && back.values ? { values: back.values, problem } : undefined, times.kept);
  const reach = shown.text('reach');
  return (
    <SeriesEditPage page={page} here="times" title={<Trans>Times</Trans>}>
      {!page.isOneOff && times.others.length > 1 && (
        <Form className="pick-session" method="get" action={here}>
          <Select name="from" label={<Trans>Which date is it about?</Trans>} problem={undefined} defaultValue={times.id} key={times.id}>
            {times.others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.words}
              </option>
            ))}
          </Select>
          <Button>
            <Trans>Use this date</Trans>
          </Button>
        </Form>
      )}
      <Form className="form-page plan-form plan-form--times" method="post" action={here} key={times.id} onChange={(event) => dates.lookAgain(event.currentTarget)}>
        <FormError problem={problem} requestId={requestId} />
        <input type="hidden" name="session" value={times.id} />
        {page.isOneOff ? (
          <input type="hidden" name="reach" value="later" />
        ) : (
          <Part title={<Trans>Which dates</Trans>}>
            <Choices name="reach" legend={<Trans>Which of them change?</Trans>} problem={problem}>
              <Choice type="radio" name="reach" value="this" label={<Trans>Only {times.words}</Trans>} hint={<Trans>The pattern stays.</Trans>} defaultChecked={reach === 'this'} />
              <Choice type="radio" name="reach" value="later" label={<Trans>This one and all after it</Trans>} hint={<Trans>What was before it stays as it is.</Trans>} defaultChecked={reach === 'later'} />
              <Choice type="radio" name="reach" value="all" label={<Trans>All that are to come</Trans>} hint={<Trans>Each moves as far as this one.</Trans>} defaultChecked={reach === 'all'} />
            </Choices>
          </Part>
        )}
        <Part title={<Trans>New times</Trans>}>
          <CadenceFields shown={shown} choices={choices} mayBeOnce={page.isOneOff} />
          {!page.isOneOff && (
            <div className="for-this">
              <Field name="reason" label={<Trans>Why? (optional)</Trans>} hint={<Trans>Those who come read this beside the date.</Trans>} maxLength={limits.session.reason} problem={problem} defaultValue={shown.text('reason')} />
            </div>
          )}
        </Part>
        <Changes changes={dates.found} action={here} isUnsure={dates.isUnsure} />
        <div className="form-end">
          <Button variant="primary" busy={isBusy}>
            <Trans>Change the times</Trans>
          </Button>
        </div>
      </Form>
    </SeriesEditPage>
  );
}
