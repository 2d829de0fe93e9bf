import { Trans } from '@lingui/react/macro';
import { SkipLink } from './skip-link';
import { Brand } from './brand';

/** A page that has only one thing to say: not found, not allowed, or a fault of ours with its number. */
export function MessagePage({ status, requestId }: { status: number; requestId?: string }) {
  return (
    <>
      <SkipLink />
      <main className="message-page" id="main">
        <Brand />
        <h1>{heading(status)}</h1>
        <p>{explanation(status)}</p>
        <p>
          <a className="button button--primary" href="/">
            <Trans>Go to your home page</Trans>
          </a>
        </p>
        {status >= 500 && requestId && (
          <p className="muted small">
            <Trans>If you write to us about this, add this number: {requestId}</Trans>
          </p>
        )}
      </main>
    </>
  );
}

function heading(status: number) {
  if (status === 404) return <Trans>This page is not here</Trans>;
  if (status === 403) return <Trans>This is not open to you</Trans>;
  if (status === 429) return <Trans>A little slower, please</Trans>;
  return <Trans>Something went wrong on our side</Trans>;
}

function explanation(status: number) {
  if (status === 404) return <Trans>It may have moved, or it belongs to a community that you are not part of.</Trans>;
  if (status === 403) return <Trans>You are signed in, but this is for others. If that seems wrong, ask a facilitator of the community.</Trans>;
  if (status === 429) return <Trans>That was many times in a short while. Wait a minute and try again.</Trans>;
  return <Trans>What you had sent before is safe. Try again in a moment, or go back and copy what you were writing.</Trans>;
}
