import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ComingView } from '../../contract/sessions';
import type { PersonView } from '../../contract/people';
import type { SessionPage } from '../../session-page.server';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';

/** Who comes, and the sessions beside this one. */
export function SessionAside({ page }: { page: SessionPage }) {
  const { coming, unanswered, line } = page;
  const of = (answer: ComingView['answer'], isWaiting = false) => coming.filter((one) => one.answer === answer && one.isWaiting === isWaiting);
  return (
    <aside className="aside">
      {page.sight === 'whole' && !page.isOver && !line.isOff && coming.length + unanswered.length > 0 && (
        <section className="aside-block" aria-labelledby="coming-title">
          <h2 id="coming-title">
            <Trans>Who is coming</Trans>
          </h2>
          <People words={<Trans context="people">Coming</Trans>} people={of('yes')} />
          <People words={<Trans>Waiting for a place</Trans>} people={of('yes', true)} />
          <People words={<Trans>Maybe</Trans>} people={of('maybe')} />
          <People words={<Trans>Told us that they can’t</Trans>} people={of('no')} />
          {unanswered.length > 0 && (
            <details>
              <summary>
                <Trans>{unanswered.length} have not said yet</Trans>
              </summary>
              <ul className="person-list">
                {unanswered.map((person) => (
                  <Person key={person.handle} person={person} />
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
      <section className="aside-block" aria-labelledby="beside-title">
        <h2 id="beside-title">
          <Trans>The series</Trans>
        </h2>
        <ul className="aside-list">
          <li>
            <a href={`/series/${page.seriesId}`}>
              <Icon name="sessions" />
              <span>{page.seriesTitle}</span>
            </a>
          </li>
          {page.before && (
            <li>
              <a href={`/sessions/${page.before.id}`} rel="prev">
                <Icon name="arrow-left" />
                <span>
                  <Trans>Before: {page.before.words}</Trans>
                </span>
              </a>
            </li>
          )}
          {page.after && (
            <li>
              <a href={`/sessions/${page.after.id}`} rel="next">
                <Icon name="arrow-right" />
                <span>
                  <Trans>After: {page.after.words}</Trans>
                </span>
              </a>
            </li>
          )}
        </ul>
      </section>
    </aside>
  );
}

function People({ words, people }: { words: ReactNode; people: ComingView[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <h3 className="aside-sub">{words}</h3>
      <ul className="person-list">
        {people.map(({ person, reason }) => (
          <Person key={person.handle} person={person} note={reason} />
        ))}
      </ul>
    </>
  );
}

function Person({ person, note }: { person: PersonView; note?: string | null }) {
  return (
    <li>
      <Avatar name={person.name} tint={person.tint} photo={person.photo} size="sm" />
      <span>
        {person.name}
        {note && <small>{note}</small>}
      </span>
    </li>
  );
}
