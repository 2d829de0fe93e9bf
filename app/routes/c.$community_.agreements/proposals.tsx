import { Form } from '@remix-run/react';
import { Trans } from '@lingui/react/macro';
import type { AgreementLine, AgreementProposal } from '../../contract/agreements';
import { Button } from '../../ui/button';
import { Time, useClockface } from '../../ui/time';

/** What members propose. Facilitators decide; whoever proposed can take it back. */
export function Proposals({ proposals, lines, mayDecide }: { proposals: AgreementProposal[]; lines: AgreementLine[]; mayDecide: boolean }) {
  const face = useClockface();
  if (proposals.length === 0) return null;
  return (
    <section className="agreement-part">
      <h2>
        <Trans>Proposed</Trans>
      </h2>
      {mayDecide && (
        <p className="hint">
          <Trans>Taking one makes a new version, and everybody is asked again.</Trans>
        </p>
      )}
      <ul className="agreement-lines plain">
        {proposals.map(({ id, lineId, text, name, at, isOwn }) => {
          const was = lines.find((line) => line.id === lineId)?.text;
          return (
            <li key={id} className="agreement-line">
              <p className="agreement-words">{text}</p>
              {was && (
                <p className="hint">
                  <Trans>Instead of: {was}</Trans>
                </p>
              )}
              <p className="meta dotted">
                <span>{name}</span>
                <span>
                  <Time at={at} face={face} />
                </span>
              </p>
              {(mayDecide || isOwn) && (
                <Form method="post" className="actions">
                  <input type="hidden" name="proposal" value={id} />
                  {mayDecide && (
                    <Button name="intent" value="take">
                      <Trans>Take it</Trans>
                      <span className="visually-hidden">{text}</span>
                    </Button>
                  )}
                  <Button variant="quiet" name="intent" value="decline">
                    {isOwn ? <Trans>Take it back</Trans> : <Trans>Put it aside</Trans>}
                    <span className="visually-hidden">{text}</span>
                  </Button>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
