import { Trans } from '@lingui/react/macro';
import type { SessionPage } from '../../session-page.server';
import { LinkButton } from '../../ui/button';

/** What those who lead may do with this one session. Once it is over, who came is asked where it is said. */
export function Tools({ page: { id, line, hasBegun, isOver } }: { page: SessionPage }) {
  return (
    <p className="actions">
      <LinkButton href={`/sessions/${id}/change`} icon="pencil">
        <Trans>Change this session</Trans>
      </LinkButton>
      {hasBegun && !isOver && !line.isOff && (
        <LinkButton href={`/sessions/${id}/attendance`} icon="check">
          <Trans>Say who came</Trans>
        </LinkButton>
      )}
    </p>
  );
}
