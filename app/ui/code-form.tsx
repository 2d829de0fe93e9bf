import { Trans } from '@lingui/react/macro';
import { Button } from './button';
import { Field } from './field';

/** Where a code is typed: any case, with or without its dash. */
export function CodeForm({ typed }: { typed?: string }) {
  return (
    <form className="stack" action="/join">
      <Field name="code" className="input code-input" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} label={<Trans>Code</Trans>} hint={<Trans>Eight letters and digits, like K7QM-4XPT.</Trans>} problem={undefined} defaultValue={typed} required />
      <Button variant="primary" wide>
        <Trans>Go on</Trans>
      </Button>
    </form>
  );
}
