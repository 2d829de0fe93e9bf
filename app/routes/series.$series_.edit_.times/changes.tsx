import { Trans } from '@lingui/react/macro';
import type { ChangesView } from '../../series-times.server';
import { Icon } from '../../ui/icon';

/** What new times would change, before they do, and the button that asks for it. */
export function Changes({ changes, action, isUnsure }: { changes: ChangesView | null; action: string; isUnsure: boolean }) {
  return (
    <section className="preview-dates" aria-labelledby="preview" id="dates">
      <h2 id="preview">
        <Trans>What changes</Trans>
      </h2>
      <p role="status">{isUnsure ? <Trans>These answers make no dates yet. Below are the last ones that did.</Trans> : changes && `${changes.cadence}.`}</p>
      {changes ? (
        changes.changes.length > 0 ? (
          <ol className="plain">
            {changes.changes.map(({ key, from, to }) => (
              <li key={key} className="change">
                {from && to && (
                  <span>
                    <s>{from}</s> <b>{to}</b>
                  </span>
                )}
                {from && !to && (
                  <span>
                    <b>{from}</b> <Trans>falls away</Trans>
                  </span>
                )}
                {!from && to && (
                  <span>
                    <b>{to}</b> <Trans>is new</Trans>
                  </span>
                )}
              </li>
            ))}
            {changes.rest && <li className="change">{changes.rest}</li>}
          </ol>
        ) : (
          <p>
            <Trans>No date changes.</Trans>
          </p>
        )
      ) : (
        <p>
          <Trans>See what would change before you change it.</Trans>
        </p>
      )}
      <p className="sum-note">
        <Trans>Answers, what was prepared and who came are kept. What you moved or called off by hand stays so.</Trans>
      </p>
      <p>
        <button className="button button--wide" name="intent" value="preview" formAction={`${action}#dates`} formNoValidate>
          <Icon name="sessions" small />
          <Trans>See what changes</Trans>
        </button>
      </p>
    </section>
  );
}
