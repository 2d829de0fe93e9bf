import { Trans } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import { useLiveState } from '../../live';
import { Icon } from '../icon';

/** The place of "live now", above everything, on every page: a session that is running says itself here. */
export function LiveStrip() {
  return <div className="live-strip" role="status" id="live-now" />;
}

/** Says on a demo site that the people are made up, and lets one be another of them. */
export function DemoBanner({ mayLookAround }: { mayLookAround: boolean }) {
  return (
    <div className="demo-banner">
      <p>
        <Trans>A demo with made-up people.</Trans>
      </p>
      {mayLookAround && (
        <Form method="post" action="/sign-out">
          <button>
            <Trans>Be someone else</Trans>
          </button>
        </Form>
      )}
    </div>
  );
}

/** Says that the line is down, and what is safe. */
export function OfflineStrip() {
  const state = useLiveState();
  return (
    <div role="status">
      {state === 'offline' && (
        <p className="strip">
          <Icon name="offline" small />
          <Trans>You are offline. What you write is kept, and what you miss will follow.</Trans>
        </p>
      )}
    </div>
  );
}
