import { Trans } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useLiveState } from '../../live';
import { staying } from '../follow';
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
  const isOffline = useLiveState() === 'offline';
  return (
    <div role="status" className={isOffline ? 'strip-place' : undefined}>
      {isOffline && <OfflineWords />}
    </div>
  );
}

function OfflineWords() {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    const stay = () => setStays(true);
    window.addEventListener(staying, stay);
    return () => window.removeEventListener(staying, stay);
  }, []);
  return (
    <p className="strip">
      <Icon name="offline" small />
      <span>
        <Trans>You are offline. What you write is kept, and what you miss will follow.</Trans> {stays && <Trans>That page opens once you are back.</Trans>}
      </span>
    </p>
  );
}
