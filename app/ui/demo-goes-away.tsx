import { Trans } from '@lingui/react/macro';

/** What starting one's own site does to a demo: said wherever the way to it is shown. */
export function DemoGoesAway() {
  return (
    <p className="notice">
      <span>
        <Trans>The demo goes away then, with everything that was tried out in it.</Trans>
      </span>
    </p>
  );
}
