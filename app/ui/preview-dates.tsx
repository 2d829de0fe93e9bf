import { Trans } from '@lingui/react/macro';
import type { PreviewView } from '../series-form.server';
import { Choice } from './choice';
import { Icon } from './icon';

/** The next dates of a series before it is made, with the holidays that may be left out, and the button that asks for them. */
export function PreviewDates({ preview, action, isUnsure }: { preview: PreviewView | null; action: string; isUnsure?: boolean }) {
  return (
    <section className="preview-dates" aria-labelledby="preview" id="dates">
      <h2 id="preview">
        <Trans>Next six dates</Trans>
      </h2>
      <p role="status">{isUnsure ? <Trans>These answers make no dates yet. Below are the last ones that did.</Trans> : preview && `${preview.cadence}.`}</p>
      {preview ? (
        <>
          <ol className="plain">
            {preview.dates.map((date) => (
              <li key={date.at} data-flag={date.holiday !== null || undefined} data-skip={date.n === null || undefined}>
                <span className="n">{date.n ?? '–'}</span>
                <span>
                  <b>{date.day}</b> {date.time}
                </span>
                {date.yours && (
                  <small>
                    <Trans>For you: {date.yours}</Trans>
                  </small>
                )}
                {date.notes.map((note, at) => (
                  <small key={note} className={at === 0 ? 'flag' : undefined}>
                    {note}
                  </small>
                ))}
                {date.holiday && (
                  <>
                    <Choice name={`skip-${date.on}`} label={<Trans>Skip this one</Trans>} defaultChecked={date.n === null} />
                    <input type="hidden" name={`label-${date.on}`} value={date.holiday} />
                  </>
                )}
              </li>
            ))}
          </ol>
          {preview.dates.length === 0 && (
            <p>
              <Trans>No date of this is still to come.</Trans>
            </p>
          )}
          {preview.sum && <p className="sum-note">{preview.sum}</p>}
          {preview.isOneOff && (
            <p className="sum-note">
              <Trans>A single session: how steady a group is over time cannot be measured on it.</Trans>
            </p>
          )}
        </>
      ) : (
        <p>
          <Trans>See the dates before you create them, with holidays and clock changes.</Trans>
        </p>
      )}
      <p>
        <button className="button button--wide" name="intent" value="preview" formAction={`${action}#dates`} formNoValidate>
          <Icon name="sessions" small />
          <Trans>Check dates</Trans>
        </button>
      </p>
    </section>
  );
}
