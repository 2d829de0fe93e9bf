import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { Refusal } from '../../answer.server';
import type { SessionToChange } from '../../session-change.server';
import { Button } from '../../ui/button';
import { Select } from '../../ui/field';

/** Who leads this one session: somebody chosen, whoever is next, or the one of another session. */
export function WhoLeads({ page, action, refused }: { page: SessionToChange; action: string; refused: Refusal | undefined }) {
  const { t } = useLingui();
  return (
    <section id="lead">
      <h2>
        <Trans>Who leads it</Trans>
      </h2>
      <p>
        {page.lead ? <Trans>{page.lead} leads it.</Trans> : <Trans>Nobody leads it yet.</Trans>} {page.shadow && <Trans>{page.shadow} is beside them.</Trans>}
      </p>
      {page.takesTurns && (
        <Form className="actions" method="post" action={action}>
          <Button small name="intent" value="skip">
            <Trans>Pass it on to the next in order</Trans>
          </Button>
        </Form>
      )}
      {page.others.length > 0 && (
        <Form className="pick-session gap-top" method="post" action={action}>
          <input type="hidden" name="intent" value="swap" />
          <Select name="with" label={<Trans>Swap with another session</Trans>} problem={refused?.problem} defaultValue={refused?.values.with ?? ''}>
            <option value="">{t`Choose a session`}</option>
            {page.others.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </Select>
          <Button>
            <Trans>Swap</Trans>
          </Button>
        </Form>
      )}
      <Form className="pick-session gap-top" method="post" action={action}>
        <input type="hidden" name="intent" value="lead" />
        <Select name="person" label={<Trans>Somebody else, this once</Trans>} problem={refused?.problem} defaultValue={refused?.values.person ?? ''}>
          <option value="">{page.takesTurns ? t`Whoever’s turn it is` : t`Whoever leads the series`}</option>
          {page.people.map(({ handle, name }) => (
            <option key={handle} value={handle}>
              {name}
            </option>
          ))}
        </Select>
        <Button>
          <Trans>Save</Trans>
        </Button>
      </Form>
    </section>
  );
}
