import { Trans } from '@lingui/react/macro';
import { Form, useNavigation } from '@remix-run/react';
import type { Refusal } from '../answer.server';
import type { ReportForm as About } from '../contract/moderation';
import { Button, LinkButton } from './button';
import { Choice, Choices } from './choice';
import { Textarea } from './field';
import { FormError } from './form-error';
import { Notice } from './notice';

/** The page of a report: what it is about, why, and what happens with it. */
export function ReportForm({ about, reasons, back, refused }: { about: About; reasons: { value: string; label: string }[]; back: string; refused: Refusal | undefined }) {
  const isBusy = useNavigation().state !== 'idle';
  const values = refused?.values ?? {};
  const { name } = about.author;
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>{about.kind === 'person' ? <Trans>Report {name}</Trans> : about.kind === 'strategy' ? <Trans>Report this strategy</Trans> : <Trans>Report a post of {name}</Trans>}</h1>
        {about.title && <p className="lede">{about.title}</p>}
      </div>
      <div className="main">
        <Form className="stack" method="post">
          <FormError problem={refused?.problem} requestId={refused?.requestId} />
          <Notice icon="warning">
            <Trans>Is a child in danger now, or do you suspect harm? Call your emergency or child protection line and follow your program’s duty to report. A report here does not replace that.</Trans>
          </Notice>
          <Choices name="reason" legend={about.kind === 'person' ? <Trans>Why are you reporting {name}?</Trans> : <Trans>Why are you reporting it?</Trans>} problem={refused?.problem}>
            {reasons.map(({ value, label }) => (
              <Choice key={value} type="radio" name="reason" value={value} label={label} defaultChecked={values.reason === value} required />
            ))}
          </Choices>
          <Textarea name="words" rows={4} label={<Trans>In your own words, if you like</Trans>} hint={<Trans>Use initials for children and families.</Trans>} problem={refused?.problem} defaultValue={values.words} />
          {about.communityName && (
            <Choice
              name="toNetwork"
              defaultChecked={values.toNetwork ? true : about.concernsFacilitator}
              label={<Trans>It is about a facilitator: send it to the people who run this site</Trans>}
              hint={about.kind === 'post' ? <Trans>They see it together with the post, and the facilitators do not.</Trans> : <Trans>They see it, and the facilitators do not.</Trans>}
            />
          )}
          <p className="muted">
            {about.communityName ? (
              <Trans>What happens next: the facilitators of the community read it and decide. They see your name. The person it is about does not learn who reported it.</Trans>
            ) : (
              <Trans>What happens next: the people who run this site read it and decide. They see your name. The person it is about does not learn who reported it.</Trans>
            )}
          </p>
          <div className="actions">
            <Button variant="primary" busy={isBusy}>
              <Trans>Send the report</Trans>
            </Button>
            <LinkButton variant="quiet" href={back}>
              <Trans>Cancel</Trans>
            </LinkButton>
          </div>
        </Form>
      </div>
    </main>
  );
}
