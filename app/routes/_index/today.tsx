import { Trans } from '@lingui/react/macro';
import type { TodayWords } from '../../today.server';
import { DateTile } from '../../ui/date-tile';
import { Notice } from '../../ui/notice';
import { SessionCard } from '../../ui/session-card';
import { useClockface } from '../../ui/time';

/** The next session with the reader's answer, above it what is not as planned. */
export function Today({ today: { next, told } }: { today: TodayWords }) {
  if (!next && told.length === 0) return null;
  return (
    <section className="today" aria-labelledby="today">
      <h2 className="visually-hidden" id="today">
        <Trans>Your next session</Trans>
      </h2>
      {told.map((one) => (
        <Notice key={one.id}>
          {one.when && <>{one.when}: </>}
          <a href={`/sessions/${one.id}`}>{one.title}</a> {one.words}
        </Notice>
      ))}
      {next && (
        <div className="today-card">
          <SessionCard line={next} level={3} />
        </div>
      )}
    </section>
  );
}

/** The sessions after that: beside the next one where there is room. */
export function AfterThat({ later }: { later: TodayWords['later'] }) {
  const face = useClockface();
  if (later.length === 0) return null;
  return (
    <section className="aside-block desktop-only" aria-labelledby="after-that">
      <h2 id="after-that">
        <Trans>After that</Trans>
      </h2>
      <ul className="aside-list">
        {later.map((one) => (
          <li key={one.id}>
            <a href={`/sessions/${one.id}`}>
              <DateTile at={one.startsAt} face={face} small />
              <span>
                {one.title}
                <span className="visually-hidden">, {one.day}</span>
                <small>{one.about}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
