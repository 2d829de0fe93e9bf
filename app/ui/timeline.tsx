import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Table } from './table';
import { dayInShort, longDay, type Clockface } from './time';
import { drawTimeline } from './timeline-geometry';

/**
 * Times that a group met, on a line. The sentence says what it shows; the same facts stand in a table below it.
 * `band` is a span to compare with, such as when the next meeting is due, with its words.
 */
export function Timeline({ sentence, instants, band, face }: { sentence: string; instants: string[]; band?: { from: string; to: string; words: ReactNode } | null; face: Clockface }) {
  const { t } = useLingui();
  if (instants.length === 0) return null;
  const drawn = drawTimeline(instants, band);
  return (
    <figure className="timeline">
      <figcaption>{sentence}</figcaption>
      <div className="table-scroll" role="region" aria-label={t`Timeline`} tabIndex={0}>
        {/* Lengths are percent across and em down: it fits every width and every size of text without a script. */}
        <svg className={instants.length > 8 ? 'timeline-line timeline--long' : 'timeline-line'} role="img" aria-label={sentence}>
          <line x1="0%" x2="100%" y1="2.6em" y2="2.6em" />
          {drawn.band && <rect x={`${drawn.band.x}%`} width={`${drawn.band.width}%`} y="1.7em" height="1.8em" rx="6" />}
          {drawn.gaps.map((gap, index) =>
            gap.fits ? (
              <text key={index} x={`${gap.x}%`} y="1.2em" className={gap.isLongest ? 'longest' : undefined}>
                {gap.days}
              </text>
            ) : null,
          )}
          {drawn.dots.map((x, index) => (
            <g key={index}>
              <circle cx={`${x}%`} cy="2.6em" r=".5em" />
              {(index === 0 || index === drawn.dots.length - 1 || drawn.gaps[index - 1]!.fits) && (
                <text x={`${x}%`} y="5em" suppressHydrationWarning>
                  {dayInShort(new Date(instants[index]!), face)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      {band && (
        <p className="legend">
          <span>
            <span className="swatch" data-heat="1" aria-hidden="true" />
            {band.words}
          </span>
        </p>
      )}
      <details className="as-table">
        <summary className="button button--quiet button--small">
          <Trans>Show as table</Trans>
          <Icon name="chevron-down" small />
        </summary>
        <Table
          caption={sentence}
          captionUnseen
          head={
            <tr>
              <th scope="col">
                <Trans>Met on</Trans>
              </th>
              <th scope="col">
                <Trans>Since the time before</Trans>
              </th>
            </tr>
          }
        >
          {instants.map((at, index) => (
            <tr key={at}>
              <th scope="row" suppressHydrationWarning>
                {longDay(new Date(at), face)}
              </th>
              <td>{index === 0 ? <Trans>the first</Trans> : <Days days={drawn.gaps[index - 1]!.days} />}</td>
            </tr>
          ))}
        </Table>
      </details>
    </figure>
  );
}

function Days({ days }: { days: number }) {
  return <Plural value={days} one="# day" other="# days" />;
}
