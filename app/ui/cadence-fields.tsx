import { Trans, useLingui } from '@lingui/react/macro';
import { limits } from '../contract/limits';
import { nthField, nths, type Nth } from '../contract/recurrence';
import type { SeriesChoices } from '../series-form.server';
import { Choice, Choices } from './choice';
import { described, Field, FieldError, Select } from './field';
import type { SeriesShown } from './series-shown';

const { series } = limits;

/** The five plain questions: how often, which day, what time and for how long, in which zone, until when. */
export function CadenceFields({ shown, choices, mayBeOnce = true }: { shown: SeriesShown; choices: Pick<SeriesChoices, 'weekdays' | 'zones' | 'usualZones'>; mayBeOnce?: boolean }) {
  const { t } = useLingui();
  const { problem } = shown;
  const repeats = shown.text('repeats') || 'weekly';
  const often = (value: string, label: React.ReactNode) => <Choice type="radio" name="repeats" value={value} label={label} defaultChecked={repeats === value} />;
  const nthWords: Record<Nth, string> = {
    1: t({ message: 'First', context: 'weekday of a month' }),
    2: t({ message: 'Second', context: 'weekday of a month' }),
    3: t({ message: 'Third', context: 'weekday of a month' }),
    4: t({ message: 'Fourth', context: 'weekday of a month' }),
    5: t({ message: 'Fifth', context: 'weekday of a month' }),
    [-1]: t({ message: 'Last', context: 'weekday of a month' }),
  };
  return (
    <>
      <div className="field-row field-row--times">
        <Field name="firstDay" type="date" label={mayBeOnce ? <Trans>First date</Trans> : <Trans>Date</Trans>} problem={problem} defaultValue={shown.text('firstDay')} required />
        <Field name="startTime" type="time" label={<Trans>Starts</Trans>} problem={problem} defaultValue={shown.text('startTime')} required />
        <Field name="minutes" type="number" inputMode="numeric" min={series.minutes.min} max={series.minutes.max} label={<Trans>Minutes</Trans>} problem={problem} defaultValue={shown.text('minutes')} required />
      </div>
      <div className="for-pattern">
        <Choices name="repeats" legend={<Trans>How often?</Trans>} look="row" problem={problem}>
          {mayBeOnce && often('once', <Trans>Once</Trans>)}
          {often('weekly', <Trans>Every week</Trans>)}
          {often('fortnightly', <Trans>Every two weeks</Trans>)}
          {often('weekday', <Trans>Each month on a weekday</Trans>)}
          {often('date', <Trans>Each month on a date</Trans>)}
          {often('weeks', <Trans>Every few weeks</Trans>)}
          {often('custom', <Trans>By a calendar rule</Trans>)}
        </Choices>
        <div className="for-every">
          <Field name="every" type="number" inputMode="numeric" min={1} max={series.every.weeks} label={<Trans>Repeat every</Trans>} hint={<Trans>Weeks or months. For example, 2 is every second one.</Trans>} problem={problem} defaultValue={shown.text('every') || '1'} />
        </div>
        <div className="for-custom">
          <Field name="customRule" label={<Trans>Recurrence rule</Trans>} hint={<Trans>As calendars write it, without its end. For example FREQ=MONTHLY;BYDAY=1MO,3FR</Trans>} maxLength={series.rule} autoCapitalize="characters" spellCheck={false} problem={problem} defaultValue={shown.text('customRule')} />
        </div>
        <fieldset className="field for-days" {...described('days', problem, true)}>
          <legend>
            <Trans>On which day?</Trans>
          </legend>
          <div className="day-boxes">
            {choices.weekdays.map(({ field, name }) => (
              <Choice key={field} name={field} label={name} defaultChecked={shown.ticked(field)} />
            ))}
          </div>
          <p className="hint" id="days-hint">
            <Trans>If you choose none, we use the day of the first date.</Trans>
          </p>
          <FieldError id="days-error" field="days" problem={problem} />
        </fieldset>
        <fieldset className="field for-nths" {...described('nths', problem, true)}>
          <legend>
            <Trans>Which week of the month?</Trans>
          </legend>
          <div className="day-boxes">
            {nths.map((nth) => (
              <Choice key={nth} name={nthField(nth)} label={nthWords[nth]} defaultChecked={shown.ticked(nthField(nth))} />
            ))}
          </div>
          <p className="hint" id="nths-hint">
            <Trans>If you choose none, we use the week of the first date.</Trans>
          </p>
          <FieldError id="nths-error" field="nths" problem={problem} />
        </fieldset>
        <div className="for-date">
          <Select name="monthDay" label={<Trans>On which date?</Trans>} problem={problem} defaultValue={shown.text('monthDay')}>
            <option value="">{t`That of the first date`}</option>
            {Array.from({ length: 31 }, (_, n) => (
              <option key={n} value={n + 1}>
                {n + 1}
              </option>
            ))}
            <option value="-1">{t`The last day`}</option>
          </Select>
        </div>
        <ZoneSelect choices={choices} shown={shown} />
        <div className="for-repeating">
          <Choices name="ends" legend={<Trans>Until when?</Trans>} look="row" problem={problem}>
            <Choice type="radio" name="ends" value="never" label={<Trans>It goes on</Trans>} defaultChecked={(shown.text('ends') || 'never') === 'never'} />
            <Choice type="radio" name="ends" value="on" label={<Trans>Until a day</Trans>} defaultChecked={shown.text('ends') === 'on'} />
            <Choice type="radio" name="ends" value="after" label={<Trans>For a number of sessions</Trans>} defaultChecked={shown.text('ends') === 'after'} />
          </Choices>
        </div>
        <div className="for-repeating">
          <div className="field-row">
            <div className="for-ends-on">
              <Field name="endsOn" type="date" label={<Trans>Last day, if it ends on a day</Trans>} problem={problem} defaultValue={shown.text('endsOn')} />
            </div>
            <div className="for-ends-after">
              <Field name="endsAfter" type="number" inputMode="numeric" min={1} max={series.sessions} label={<Trans>How many sessions, if it is a number</Trans>} problem={problem} defaultValue={shown.text('endsAfter')} />
            </div>
          </div>
        </div>
      </div>
    </>
  );
}

/** The zone whose clocks the series keeps. */
function ZoneSelect({ choices, shown }: { choices: Pick<SeriesChoices, 'zones' | 'usualZones'>; shown: SeriesShown }) {
  const { t } = useLingui();
  return (
    <Select name="timeZone" label={<Trans>In which time zone?</Trans>} hint={<Trans>It keeps this time when clocks change. People elsewhere see their own time, with this one beside it.</Trans>} problem={shown.problem} defaultValue={shown.text('timeZone')}>
      <optgroup label={t`United States`}>
        {choices.usualZones.map(({ zone, name }) => (
          <option key={zone} value={zone}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label={t`Everywhere`}>
        {choices.zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </optgroup>
    </Select>
  );
}
