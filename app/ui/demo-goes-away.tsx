import { Trans } from '@lingui/react/macro';
import { Notice } from './notice';

/** What starting one's own site does to a demo: said wherever the way to it is shown. */
export function DemoGoesAway() {
  return (
    <Notice>
      <Trans>The demo goes away then, with everything that was tried out in it.</Trans>
    </Notice>
  );
}
