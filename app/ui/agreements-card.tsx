import { Trans } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { AgreementsAsk } from '../contract/agreements';
import { Button } from './button';
import { Card } from './card';

/** On the page of a community: asks a member to agree, and facilitators to look again when the day has come. */
export function AgreementsCard({ asks }: { asks: AgreementsAsk | null }) {
  if (!asks) return null;
  const { slug, version, isAgain, asksToAccept, isReviewDue } = asks;
  const address = `/c/${slug}/agreements`;
  return (
    <Card soft as="section" className="agreements-card">
      <h2>
        <Trans>Our agreements</Trans>
      </h2>
      {asksToAccept && (
        <p>{isAgain ? <Trans>The agreements of this group have changed since you agreed to them.</Trans> : <Trans>This group wrote down how it wants to be with each other.</Trans>}</p>
      )}
      {isReviewDue && (
        <p>
          <Trans>The day has come to look at them together.</Trans>
        </p>
      )}
      <div className="actions">
        {asksToAccept && (
          <Form method="post" action={address}>
            <input type="hidden" name="intent" value="accept" />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="next" value={`/c/${slug}`} />
            <Button>
              <Trans>I agree</Trans>
            </Button>
          </Form>
        )}
        <a href={address}>
          <Trans>Read the agreements</Trans>
        </a>
      </div>
    </Card>
  );
}
