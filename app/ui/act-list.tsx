import { Trans } from '@lingui/react/macro';
import type { actsIn } from '../queue-page.server';
import { LinkButton } from './button';
import { EmptyState } from './empty-state';
import { Table } from './table';
import { Time, useClockface } from './time';

/** Acts of a log, newest first. */
export function ActList({ acts, older }: { acts: ReturnType<typeof actsIn>; older: number | null }) {
  const face = useClockface();
  if (acts.length === 0) {
    return (
      <EmptyState>
        <Trans>Nothing has been done yet that the log keeps.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <Table
        caption={<Trans>What was done, newest first</Trans>}
        captionUnseen
        head={
          <tr>
            <th scope="col">
              <Trans>Who</Trans>
            </th>
            <th scope="col">
              <Trans>What</Trans>
            </th>
            <th scope="col">
              <Trans>When</Trans>
            </th>
          </tr>
        }
      >
        {acts.map((line) => (
          <tr key={line.seq}>
            <th scope="row">{line.actor ?? <Trans>The site</Trans>}</th>
            <td>
              {line.words}
              {line.subject && line.subject !== line.actor && <>: {line.subject}</>}
              {line.community && <span className="muted"> · {line.community}</span>}
              {line.more && <p className="muted small">{line.more}</p>}
            </td>
            <td>
              <Time at={line.at} face={face} className="nowrap" />
            </td>
          </tr>
        ))}
      </Table>
      {older !== null && (
        <p className="gap-top">
          <LinkButton href={`?before=${older}`}>
            <Trans>Older</Trans>
          </LinkButton>
        </p>
      )}
    </>
  );
}
