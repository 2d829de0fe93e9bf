import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { Refusal } from '../../answer.server';
import type { SeriesPage } from '../../series-page.server';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';

type Person = NonNullable<SeriesPage['rota']>[number];

/** One person of the order: their next turn, where they stand, and when they are on leave. */
export function RotaPerson({ person, at, of, mayPlan, action, refused }: { person: Person; at: number; of: number; mayPlan: boolean; action: string; refused: Refusal | undefined }) {
  const { t } = useLingui();
  const { handle, name } = person;
  const to = (intent: string, words: string, isShown = true) =>
    isShown && (
      <Button small variant="quiet" name="intent" value={intent} aria-label={`${words}: ${name}`}>
        {words}
      </Button>
    );
  return (
    <li className="rota-row">
      <span className="n">{at + 1}</span>
      <Avatar name={name} tint={person.tint} photo={person.photo} size="sm" />
      <div>
        <strong>{name}</strong>
        <small>
          {person.turn ? <Trans>Next: {person.turn.words}</Trans> : <Trans>No turn in the coming sessions</Trans>}
          {person.shadowsFirst && (
            <>
              {' · '}
              <Trans>Is beside somebody first</Trans>
            </>
          )}
          {person.away && (
            <>
              {' · '}
              <Trans>On leave {person.away}</Trans>
            </>
          )}
        </small>
        {mayPlan && (
          <Form className="rota-moves" method="post" action={action} preventScrollReset>
            <input type="hidden" name="person" value={handle} />
            {to('earlier', t`Earlier`, at > 0)}
            {to('later', t`Later`, at < of - 1)}
            {to('shadow', person.shadowsFirst ? t`Leads right away` : t`Beside somebody first`)}
            {to('out', t`Take out`)}
          </Form>
        )}
        <details className="add" open={refused !== undefined}>
          <summary className="button button--small button--quiet" aria-label={t`On leave: ${name}`}>
            <Trans>On leave</Trans>
          </summary>
          <Form className="stack" method="post" action={action}>
            <input type="hidden" name="person" value={handle} />
            <div className="field-row">
              <Field id={`from-${handle}`} name="fromDay" type="date" label={<Trans>First day away</Trans>} problem={refused?.problem} defaultValue={refused?.values.fromDay ?? person.awayFrom ?? ''} required />
              <Field id={`until-${handle}`} name="untilDay" type="date" label={<Trans>Last day away</Trans>} problem={refused?.problem} defaultValue={refused?.values.untilDay ?? person.awayUntil ?? ''} required />
            </div>
            <div className="actions">
              <Button small name="intent" value="away">
                <Trans>Save</Trans>
              </Button>
            </div>
          </Form>
          {person.away && (
            <Form method="post" action={action}>
              <input type="hidden" name="person" value={handle} />
              <Button small variant="quiet" name="intent" value="away">
                <Trans>Back already</Trans>
              </Button>
            </Form>
          )}
        </details>
      </div>
    </li>
  );
}
