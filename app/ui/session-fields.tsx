import { Trans } from '@lingui/react/macro';
import { limits } from '../contract/limits';
import { Field } from './field';
import type { SeriesShown } from './series-shown';

const { series, session } = limits;

/** When one session is, as the clocks of its series say it, and why then. */
export function MoveFields({ shown, zone }: { shown: SeriesShown; zone: string }) {
  const { problem } = shown;
  return (
    <>
      <div className="field-row">
        <Field name="startsAt" type="datetime-local" label={<Trans>Date and time</Trans>} hint={<Trans>In the time of the series: {zone}.</Trans>} problem={problem} defaultValue={shown.text('startsAt')} required />
        <Field name="minutes" type="number" inputMode="numeric" min={series.minutes.min} max={series.minutes.max} label={<Trans>Minutes</Trans>} problem={problem} defaultValue={shown.text('minutes')} required />
      </div>
      <Field name="reason" id="move-reason" label={<Trans>Why? (optional)</Trans>} hint={<Trans>Those who come read this beside the date.</Trans>} maxLength={session.reason} problem={problem} defaultValue={shown.text('reason')} />
    </>
  );
}

/** What one session has of its own. */
export function DetailFields({ shown, asksPlace = true }: { shown: SeriesShown; asksPlace?: boolean }) {
  const { problem } = shown;
  return (
    <>
      <Field name="title" label={<Trans>A title of its own (optional)</Trans>} hint={<Trans>If empty, it takes the name of the series.</Trans>} maxLength={session.title} problem={problem} defaultValue={shown.text('title')} />
      {asksPlace && (
        <>
          <Field name="place" label={<Trans>Another place (optional)</Trans>} hint={<Trans>If empty, it is where the series meets.</Trans>} maxLength={series.place} problem={problem} defaultValue={shown.text('place')} />
          <Field name="videoLink" inputMode="url" label={<Trans>Another video link (optional)</Trans>} placeholder="https://" maxLength={series.link} problem={problem} defaultValue={shown.text('videoLink')} />
        </>
      )}
    </>
  );
}
