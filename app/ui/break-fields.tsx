import { Trans } from '@lingui/react/macro';
import { limits } from '../contract/limits';
import { Field } from './field';
import type { SeriesShown } from './series-shown';

/** From which day to which a series does not meet, and why. */
export function BreakFields({ shown, names = { fromDay: 'fromDay', untilDay: 'untilDay', label: 'label' }, isRequired }: { shown: SeriesShown; names?: { fromDay: string; untilDay: string; label: string }; isRequired?: boolean }) {
  const { problem } = shown;
  return (
    <>
      <div className="field-row">
        <Field name={names.fromDay} type="date" label={<Trans>First day off</Trans>} problem={problem} defaultValue={shown.text(names.fromDay)} required={isRequired} />
        <Field name={names.untilDay} type="date" label={<Trans>Last day off</Trans>} problem={problem} defaultValue={shown.text(names.untilDay)} required={isRequired} />
      </div>
      <Field name={names.label} label={<Trans>What for? (optional)</Trans>} hint={<Trans>For example: winter break.</Trans>} maxLength={limits.series.breakLabel} problem={problem} defaultValue={shown.text(names.label)} />
    </>
  );
}
