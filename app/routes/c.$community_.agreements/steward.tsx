import { Form } from '@remix-run/react';
import { Plural, Trans } from '@lingui/react/macro';
import type { AgreementLine, AgreementsView } from '../../contract/agreements';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';

/** What facilitators know besides: never who feels a strain, nor how many do. */
export function Steward({ lines, steward, version }: { lines: AgreementLine[]; steward: NonNullable<AgreementsView['steward']>; version: number }) {
  const { accepted, members, isReviewDue } = steward;
  const strained = lines.filter((line) => steward.strained.includes(line.id));
  if (version === 0) return null;
  return (
    <>
      {isReviewDue && (
        <Notice>
          <Trans>The day has come to look at these agreements together. Change them, or keep them and choose the next day.</Trans>
        </Notice>
      )}
      {strained.length > 0 && (
        <Card as="section" className="agreement-strained">
          <h2>
            <Trans>Worth talking about</Trans>
          </h2>
          <p className="hint">
            <Trans>At least two people feel these as strained. Who they are is not told to anybody; please do not ask.</Trans>
          </p>
          <ul className="plain">
            {strained.map((line) => (
              <li key={line.id} className="agreement-line">
                <p>{line.text}</p>
                <Form method="post">
                  <input type="hidden" name="line" value={line.id} />
                  <Button name="intent" value="talked">
                    <Trans>We talked about it</Trans>
                    <span className="visually-hidden">{line.text}</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <p className="muted agreement-count">
        <Trans>
          {accepted} of <Plural value={members} one="# member" other="# members" /> agreed to this version.
        </Trans>
      </p>
    </>
  );
}
