import { Form } from '@remix-run/react';
import { threadKinds } from '../../contract/names';
import { Avatar, AvatarStack } from '../../ui/avatar';
import { Button, LinkButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { Chip, KindChip } from '../../ui/chip';
import { DateTile } from '../../ui/date-tile';
import { EmptyState } from '../../ui/empty-state';
import type { Problem } from '../../contract/problems';
import { FormError } from '../../ui/form-error';
import { LockLine, Notice } from '../../ui/notice';
import { RsvpButtons } from '../../ui/rsvp-buttons';
import { Time, useClockface } from '../../ui/time';
import { useToast } from '../../ui/toasts';
import type { Sample } from './route';

/** One, as that of a form that was answered: each new one takes the focus to what it is about. */
const wrong: Problem = { code: 'invalid' };

export function Messages({ words }: { words: Sample['words']['messages'] }) {
  const toast = useToast();
  return (
    <div className="stack narrow">
      <Notice><strong>{words.names}</strong> {words.namesMore}</Notice>
      <Notice tone="leaf"><strong>{words.came}</strong> {words.cameMore}</Notice>
      <Notice tone="berry"><strong>{words.failed}</strong> {words.failedMore}</Notice>
      <Notice tone="plain">{words.supervisors}</Notice>
      <FormError problem={wrong} />
      <LockLine>{words.lock}</LockLine>
      <div className="actions">
        <Button onClick={() => toast({ words: words.moved, undo: { action: '/styleguide', fields: { intent: 'undo' } } })}>{words.move}</Button>
        <Button onClick={() => toast({ words: words.kept })}>{words.keep}</Button>
        <Form method="post">
          <input type="hidden" name="intent" value="move" />
          <Button>{words.tell}</Button>
        </Form>
      </div>
    </div>
  );
}

export function EmptyStates({ words: { empty, buttons } }: { words: Sample['words'] }) {
  return (
    <div className="two-up">
      <EmptyState level={3} title={empty.strategies} action={<LinkButton variant="primary" href="/library/new">{buttons.primary}</LinkButton>}>
        {empty.strategiesMore}
      </EmptyState>
      <EmptyState level={3} title={empty.tried} action={<LinkButton href="/library">{buttons.plain}</LinkButton>}>
        {empty.triedMore}
      </EmptyState>
    </div>
  );
}

const people = [
  { name: 'Grace Kim', tint: 'slate' },
  { name: 'David Okafor', tint: 'clay' },
  { name: 'Thandi Mokoena', tint: 'sage' },
  { name: 'Lucía Herrera', tint: 'plum' },
];

export function People({ words, sample }: { words: Sample['words']['people']; sample: Sample }) {
  const face = useClockface();
  return (
    <div className="stack">
      <p className="chips">
        {threadKinds.map((kind) => (
          <KindChip key={kind} kind={kind} />
        ))}
        <Chip tone="line">{words.line}</Chip>
        <Chip tone="soil">{words.soil}</Chip>
        <Chip tone="leaf" icon="check">{words.leaf}</Chip>
        <Chip tone="wheat">{words.wheat}</Chip>
      </p>
      <div className="actions">
        <Avatar name="Grace Kim" tint="slate" size="lg" />
        <Avatar name="David Okafor" tint="clay" />
        <Avatar name="Amara Nwosu" tint="clay" photo={sample.photo} />
        <Avatar name="Thandi Mokoena" tint="sage" size="sm" isHere />
        <Avatar name="Lucía Herrera" tint="plum" size="xs" />
        <AvatarStack people={people}>{words.coming}</AvatarStack>
        <DateTile at={sample.due.from} face={face} isNext />
        <DateTile at={sample.instants[11]!} face={face} />
        <DateTile at={sample.instants[10]!} face={face} small />
      </div>
      <p className="meta">
        {words.written} <Time at={sample.instants[11]!} face={face} />
        <a href="#people">
          <Time at={sample.instants[4]!} face={face} long />
        </a>
      </p>
      <div className="two-up">
        <Card>
          <h3>{words.card}</h3>
          <p>{words.cardMore}</p>
        </Card>
        <Card soft>
          <p>{words.soft}</p>
        </Card>
      </div>
      <Card className="session-card narrow" as="article">
        <DateTile at={sample.due.from} face={face} isNext />
        <div>
          <p className="when">{words.when}</p>
          <h3>{words.circle}</h3>
          <p className="meta">{words.where}</p>
        </div>
        <div className="rsvp-row">
          <RsvpButtons action="/styleguide" answer="yes" />
        </div>
      </Card>
    </div>
  );
}
