import { Trans } from '@lingui/react/macro';
import { Form, useNavigation } from '@remix-run/react';
import type { Refusal } from '../answer.server';
import { Button, LinkButton } from './button';
import { Textarea } from './field';
import { FormError } from './form-error';

/** Asks to be let into a community that takes requests, with an answer to its question if it has one. */
export function AskToJoin({ slug, question, refused }: { slug: string; question: string | null; refused?: Refusal }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form className="stack" method="post" action={`/c/${slug}/ask`}>
      <FormError problem={refused?.problem} requestId={refused?.requestId} />
      <Textarea
        name="answer"
        rows={3}
        label={question ?? <Trans>A word to the facilitators</Trans>}
        hint={<Trans>You can leave this empty. Only the facilitators read it.</Trans>}
        problem={refused?.problem}
        defaultValue={refused?.values.answer}
      />
      <div className="actions">
        <Button variant="primary" busy={busy}>
          <Trans>Ask to join</Trans>
        </Button>
        <LinkButton variant="quiet" href={`/c/${slug}`}>
          <Trans>Cancel</Trans>
        </LinkButton>
      </div>
    </Form>
  );
}
