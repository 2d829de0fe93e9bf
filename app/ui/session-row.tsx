import type { SessionLine } from '../session-words.server';
import { DateTile } from './date-tile';
import { RsvpButtons } from './rsvp-buttons';
import { useClockface } from './time';

interface Look {
  level?: 2 | 3;
  /** The page is the series' own and need not name it. */
  inSeries?: boolean;
  /** Names the community, and its color is on the tile. */
  withCommunity?: boolean;
}

/** A session as a line of a list, with its answer. */
export function SessionRow({ line, level = 3, inSeries, withCommunity }: { line: SessionLine } & Look) {
  const Heading = `h${level}` as const;
  const face = useClockface();
  const facts = [line.isNear ? line.when : line.hours, line.there, withCommunity ? line.community.name : null, inSeries ? null : line.seriesTitle, ...line.facts, line.coming, line.said];
  return (
    <article className="session-row" data-off={line.isOff || undefined}>
      <DateTile at={line.startsAt} face={face} tint={withCommunity ? line.community.tint : undefined} />
      <div>
        <Heading>
          <a href={`/sessions/${line.id}`}>
            {line.title}
            <span className="visually-hidden">, {line.day}</span>
          </a>
        </Heading>
        <p className="meta dotted">
          {facts.map((fact) => fact && <span key={fact}>{fact}</span>)}
        </p>
        {line.state && <p className="note">{line.state}</p>}
        {line.was && <p className="note">{line.was}</p>}
        {line.answer?.waiting && <p className="note">{line.answer.waiting}</p>}
      </div>
      {line.answer && (
        <div className="end">
          <RsvpButtons action={`/sessions/${line.id}/answer`} answer={line.answer.rsvp} about={`${line.title}, ${line.day}`} small />
        </div>
      )}
    </article>
  );
}

/** Sessions under one heading; nothing where there are none. */
export function SessionList({ lines, ...row }: { lines: SessionLine[] } & Look) {
  return (
    <div className="session-list">
      {lines.map((line) => (
        <SessionRow key={line.id} line={line} {...row} />
      ))}
    </div>
  );
}
