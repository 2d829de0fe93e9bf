import { Plural, Trans } from '@lingui/react/macro';
import { Form, useNavigation } from '@remix-run/react';
import type { Refusal } from '../answer.server';
import type { QueueCase } from '../queue-page.server';
import { Button } from './button';
import { Card } from './card';
import { Choice, Choices } from './choice';
import { EmptyState } from './empty-state';
import { Textarea } from './field';
import { FormError } from './form-error';
import { Time, useClockface } from './time';

/** What was reported: first what waits, each with its form, then what was decided. */
export function ReportQueue({ open, decided, refused }: { open: QueueCase[]; decided: QueueCase[]; refused: Refusal | undefined }) {
  return (
    <>
      {open.length === 0 && (
        <EmptyState level={2}>
          <Trans>Nothing waits for you. When somebody reports something, it appears here with all that was said about it.</Trans>
        </EmptyState>
      )}
      {open.map((one) => (
        <Case key={one.id} one={one} level={2} refused={refused?.values.report === one.id ? refused : undefined} />
      ))}
      {decided.length > 0 && (
        <section className="gap-top">
          <h2>
            <Trans>Decided</Trans>
          </h2>
          {decided.map((one) => (
            <Case key={one.id} one={one} level={3} />
          ))}
        </section>
      )}
    </>
  );
}

function Case({ one, level, refused }: { one: QueueCase; level: 2 | 3; refused?: Refusal }) {
  const Heading = `h${level}` as const;
  const face = useClockface();
  const isBusy = useNavigation().state !== 'idle';
  const { name } = one.about;
  return (
    <Card as="article" className="report-case">
      <Heading>
        {one.kind === 'person' ? <Trans>About {name}</Trans> : one.kind === 'strategy' ? <Trans>A strategy of {name}</Trans> : <Trans>A post of {name}</Trans>}
      </Heading>
      <p className="meta dotted">
        {(one.href ?? one.title) && <span>{one.href ? <a href={one.href}>{one.title ?? <Trans>Their profile</Trans>}</a> : one.title}</span>}
        {one.communityName && <span>{one.communityName}</span>}
        {one.isPastFacilitators && (
          <span>
            <Trans>sent past the facilitators</Trans>
          </span>
        )}
        {one.unseen && <span>{one.unseen === 'hidden' ? <Trans>hidden now</Trans> : <Trans>removed by its author</Trans>}</span>}
      </p>
      {one.excerpt && <blockquote className="as-typed">{one.excerpt}</blockquote>}
      <ul className="stack">
        {one.reports.map((line) => (
          <li key={line.reporter + line.at} className="stack">
            <p>
              <Trans>
                <b>{line.reporter}</b> reported: {line.reason}
              </Trans>{' '}
              <Time at={line.at} face={face} className="muted small nowrap" />
            </p>
            {line.words && <blockquote className="as-typed">{line.words}</blockquote>}
          </li>
        ))}
      </ul>
      {one.decided ? (
        <p className="muted">
          <b>{one.decided.words}</b>. {one.decided.by}, <Time at={one.decided.at} face={face} />
          {one.decided.note && <>. {one.decided.note}</>}
        </p>
      ) : (
        <Form className="stack gap-top" method="post">
          <FormError problem={refused?.problem} requestId={refused?.requestId} />
          <input type="hidden" name="report" value={one.id} />
          <Choices name={`decision-${one.id}`} legend={<Trans>What should happen?</Trans>}>
            {one.choices.map(({ value, label }) => (
              <Choice key={value} type="radio" name="decision" value={value} label={label} defaultChecked={refused?.values.decision === value} required />
            ))}
          </Choices>
          <Textarea
            name="note"
            id={`note-${one.id}`}
            rows={2}
            label={<Trans>Your reason</Trans>}
            hint={one.kind === 'post' ? <Trans>If you hide the post, its author reads this. It is kept in the log.</Trans> : <Trans>This is kept in the log.</Trans>}
            problem={refused?.problem}
            defaultValue={refused?.values.note}
          />
          <div className="actions">
            <Button variant="primary" busy={isBusy}>
              <Trans>Decide</Trans>
            </Button>
            {one.mute && (
              <a className="button" href={one.mute}>
                <Trans>Mute {name}</Trans>
              </a>
            )}
          </div>
          {one.reports.length > 1 && (
            <p className="hint">
              <Plural value={one.reports.length} one="This answers # report." other="This answers all # reports." />
            </p>
          )}
        </Form>
      )}
    </Card>
  );
}
