import { Trans } from '@lingui/react/macro';
import type { actsIn } from '../queue-page.server';
import { LinkButton } from './button';
import { EmptyState } from './empty-state';
import { Table } from './table';
import { useClockface } from './time';

/** Acts of a log, newest first. */
export function ActList({ acts, older, forms }: { acts: ReturnType<typeof actsIn>; older: number | null; /** Where forms are, for those who may open them. */ forms?: string }) {
  const { language, timeZone } = useClockface();
  // A log is read for the instant itself: never "yesterday".
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
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
        className="table acts"
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
            <th scope="row" className="nowrap">{line.actor ?? <Trans>The site</Trans>}</th>
            <td>
              {line.words}
              {line.subject && line.subject !== line.actor && <>: {line.subject}</>}
              {line.thing && <>: {forms && line.form ? <a href={`${forms}/${line.form}`}>{line.thing}</a> : line.thing}</>}
              {line.more && <p className="muted small">{line.more}</p>}
              {line.community && <p className="muted small">{line.community}</p>}
            </td>
            <td>
              <time dateTime={line.at} className="nowrap" suppressHydrationWarning>
                {when.format(new Date(line.at))}
              </time>
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
