import { Form } from '@remix-run/react';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { FirstSteps as Steps } from '../contract/communities';
import { Button } from './button';
import { Card } from './card';
import { Icon } from './icon';

/** What a new facilitator does first, what is done already, and how to put it away. */
export function FirstSteps({ slug, steps }: { slug: string; steps: Steps }) {
  const done = Object.values(steps).filter(Boolean).length;
  return (
    <Card as="section" className="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">
        <Trans>Four steps to begin with</Trans>
      </h2>
      <p className="muted">
        <Trans>{done} of 4 are done. Members do not see this.</Trans>
      </p>
      <ol className="plain">
        <Step href={`/c/${slug}/manage`} isDone={steps.purpose} words={<Trans>Say what you are here for</Trans>} about={<Trans>One or two sentences that a newcomer understands.</Trans>} />
        <Step href={`/c/${slug}/agreements`} isDone={steps.agreements} words={<Trans>Agree on how you treat one another</Trans>} about={<Trans>What stays in the room, and how you speak of children.</Trans>} />
        <Step href={`/c/${slug}/manage/invite`} isDone={steps.invite} words={<Trans>Invite people</Trans>} about={<Trans>Three or four who know you make a good beginning.</Trans>} />
        <Step href={`/c/${slug}/sessions/new`} isDone={steps.series} words={<Trans>Plan your first series</Trans>} about={<Trans>The same people, at a time they can count on: every two weeks, or once a month.</Trans>} />
      </ol>
      <Form method="post" action={`/c/${slug}`}>
        <input type="hidden" name="intent" value="hide-first-steps" />
        <Button variant="quiet" small>
          <Trans>Put this away</Trans>
        </Button>
      </Form>
    </Card>
  );
}

function Step({ href, isDone, words, about }: { href: string; isDone: boolean; words: ReactNode; about: ReactNode }) {
  return (
    <li data-done={isDone || undefined}>
      <Icon name={isDone ? 'done' : 'chevron-right'} />
      <span>
        <a href={href}>{words}</a>
        {isDone && (
          <span className="visually-hidden">
            {' '}
            <Trans>(done)</Trans>
          </span>
        )}
        <small>{about}</small>
      </span>
    </li>
  );
}
