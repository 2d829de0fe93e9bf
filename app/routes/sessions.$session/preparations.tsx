import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { Refusal } from '../../answer.server';
import { limits } from '../../contract/limits';
import type { PreparationKind } from '../../contract/names';
import type { PreparationView } from '../../contract/sessions';
import type { SessionPage } from '../../session-page.server';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';

interface Props {
  kind: PreparationKind;
  page: SessionPage;
  items: PreparationView[];
  clientId: string;
  refused: Refusal | undefined;
}

/** What is laid ready of one kind, and the form to add to it. */
export function Preparations({ kind, page, items, clientId, refused }: Props) {
  const mayAdd = page.may.add && page.status !== 'cancelled' && (kind === 'material' || !page.isOver);
  if (items.length === 0 && !mayAdd) return null;
  const titles = { agenda: <Trans>Agenda</Trans>, question: <Trans>Questions for the group</Trans>, material: <Trans>Materials</Trans> };
  const minutes = items.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  return (
    <section className="preparations" id={kind} aria-labelledby={`${kind}-title`}>
      <div className="section-head">
        <h2 id={`${kind}-title`}>{titles[kind]}</h2>
        {minutes > 0 && (
          <span className="muted small">
            <Plural value={minutes} one="# minute" other="# minutes" />
          </span>
        )}
      </div>
      {items.length > 0 && (
        <ol className="plain">
          {items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ol>
      )}
      {mayAdd && <Add kind={kind} clientId={clientId} refused={refused} isFirst={items.length === 0 && !page.isOver} />}
    </section>
  );
}

function Item({ item }: { item: PreparationView }) {
  return (
    <li>
      {item.minutes !== null && (
        <span className="min">
          <Trans>{item.minutes} min</Trans>
        </span>
      )}
      <span className="said">
        {item.url ? (
          <a href={item.url} rel="noreferrer">
            {item.words}
          </a>
        ) : (
          item.words
        )}
        <small>{item.person.name}</small>
      </span>
      {item.mayRemove && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="remove" />
          <button className="icon-button" name="preparation" value={item.id}>
            <Icon name="close" />
            <span className="visually-hidden">
              <Trans>Remove: {item.words}</Trans>
            </span>
          </button>
        </Form>
      )}
    </li>
  );
}

function Add({ kind, clientId, refused, isFirst }: { kind: PreparationKind; clientId: string; refused: Refusal | undefined; isFirst: boolean }) {
  const { t } = useLingui();
  const problem = refused?.problem;
  const typed = refused?.values;
  const labels = { agenda: t`What is to be done or talked about`, question: t`What you would like to ask the group`, material: t`What it is` };
  const adds = { agenda: <Trans>Add to the agenda</Trans>, question: <Trans>Add a question</Trans>, material: <Trans>Add a link</Trans> };
  const empties = {
    agenda: <Trans>Nothing here yet. For example: a round of what we tried, 15 minutes.</Trans>,
    question: <Trans>Nobody has asked yet. For example: what do you do when two children want the same lap?</Trans>,
    material: <Trans>Nothing to read or watch beforehand.</Trans>,
  };
  return (
    <>
      {isFirst && <p className="muted small">{empties[kind]}</p>}
      <details className="add" open={Boolean(refused)}>
        <summary className="button button--small">
          <Icon name="plus" small />
          {adds[kind]}
        </summary>
        <Form className="stack" method="post" preventScrollReset key={clientId}>
          <input type="hidden" name="intent" value="prepare" />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="clientId" value={typed?.clientId ?? clientId} />
          <Field id={`${kind}-words`} name="words" label={labels[kind]} maxLength={limits.session.words} problem={problem} defaultValue={typed?.words} required />
          {kind === 'agenda' && (
            <Field id="agenda-minutes" name="minutes" type="number" inputMode="numeric" min={1} max={limits.session.minutes} label={<Trans>Minutes (optional)</Trans>} problem={problem} defaultValue={typed?.minutes} />
          )}
          {kind === 'material' && <Field id="material-url" name="url" type="url" inputMode="url" label={<Trans>Web address</Trans>} placeholder="https://" maxLength={limits.series.link} problem={problem} defaultValue={typed?.url} required />}
          <div className="actions">
            <Button variant="primary" small>
              <Trans>Add</Trans>
            </Button>
          </div>
        </Form>
      </details>
    </>
  );
}
