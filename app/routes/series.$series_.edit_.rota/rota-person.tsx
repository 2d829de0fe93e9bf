import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { Refusal } from '../../answer.server';
import type { SeriesPage } from '../../series-page.server';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';

type Person = NonNullable<SeriesPage['rota']>[number];

interface Props {
  person: Person;
  at: number;
  of: number;
  mayPlan: boolean;
  isMe: boolean;
  action: string;
  refused: Refusal | undefined;
}

/** One person of the order: their next turn, where they stand, and when they are on leave. */
export function RotaPerson({ person, at, of, mayPlan, isMe, action, refused }: Props) {
  const { t } = useLingui();
  const { handle, name } = person;
  const to = (intent: string, words: string) => (
    <Button small name="intent" value={intent} aria-label={`${words}: ${name}`}>
      {words}
    </Button>
  );
  const by = (intent: string, words: string, icon: string) => (
    <Button small name="intent" value={intent} aria-label={`${words}: ${name}`} title={words}>
      <Icon name={icon} />
    </Button>
  );
  return (
    <li className="rota-row">
      <span className="n">{at + 1}</span>
      <Avatar name={name} tint={person.tint} photo={person.photo} size="sm" />
      <div>
        <strong>{name}</strong>{' '}
        {isMe && (
          <span className="chip">
            <Trans context="person">You</Trans>
          </span>
        )}
        <p className="meta dotted">
          <span>{person.turn ? <Trans>Next: {person.turn.words}</Trans> : <Trans>No turn in the coming sessions</Trans>}</span>
          {person.shadowsFirst && (
            <span>
              <Trans>Shadows first</Trans>
            </span>
          )}
          {person.away && (
            <span>
              <Trans>On leave {person.away}</Trans>
            </span>
          )}
        </p>
        {(mayPlan || isMe) && (
          <div className="rota-moves">
            {mayPlan && (
              <Form method="post" action={action} preventScrollReset>
                <input type="hidden" name="person" value={handle} />
                {at > 0 && by('earlier', t`Earlier`, 'arrow-up')}
                {at < of - 1 && by('later', t`Later`, 'arrow-down')}
                {to('shadow', person.shadowsFirst ? t`Leads right away` : t`Shadows first`)}
                {to('out', t`Take out`)}
              </Form>
            )}
            <details className="add" open={refused !== undefined}>
              <summary className="button button--small" aria-label={t`On leave: ${name}`}>
                <Trans>On leave</Trans>
                <Icon name="chevron-down" small />
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
        )}
      </div>
    </li>
  );
}
