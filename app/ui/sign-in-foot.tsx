import { Trans } from '@lingui/react/macro';

/** Ways on from a page that sends a link: to signing in, and, once it is sent, back to writing another address at `again`. */
export function SignInFoot({ again }: { again?: string | undefined }) {
  return (
    <>
      {again && (
        <a href={again}>
          <Trans>Wrong address? Try again</Trans>
        </a>
      )}
      <a href="/sign-in">
        <Trans>Back to signing in</Trans>
      </a>
    </>
  );
}
