import type { ReactNode } from 'react';
import type { SessionLine } from '../session-words.server';
import { DateTile } from './date-tile';
import { RsvpButtons } from './rsvp-buttons';
import { useClockface } from './time';

/** The next session, the largest thing on its page: when, what, and whether one comes. */
export function SessionCard({ line, level = 2, inSeries, children }: { line: SessionLine; level?: 2 | 3; inSeries?: boolean; children?: ReactNode }) {
  const Heading = `h${level}` as const;
  const face = useClockface();
  return (
    <div className="session-card">
      <DateTile at={line.startsAt} face={face} isNext={!line.isOff} />
      <div>
        <p className="when">{line.when}</p>
        {line.there && <p className="there">{line.there}</p>}
        <Heading>
          <a href={`/sessions/${line.id}`}>{line.title}</a>
        </Heading>
        <p className="meta dotted">
          {!inSeries && line.seriesTitle && <span>{line.seriesTitle}</span>}
          {!inSeries && <span>{line.community.name}</span>}
          {line.facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        {line.state && <p className="there">{line.state}</p>}
        {line.answer?.waiting && <p className="there">{line.answer.waiting}</p>}
      </div>
      {(line.answer ?? line.coming) && (
        <div className="rsvp-row">
          {line.answer && <RsvpButtons action={`/sessions/${line.id}/answer`} answer={line.answer.rsvp} />}
          {line.coming && <span className="meta">{line.coming}</span>}
        </div>
      )}
      {children}
    </div>
  );
}
