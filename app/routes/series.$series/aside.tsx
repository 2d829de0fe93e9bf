import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PersonView } from '../../contract/people';
import type { SeriesPage } from '../../series-page.server';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';

/** What the series asks, who leads it, whose turn it is, when it pauses. */
export function SeriesAside({ page }: { page: SeriesPage }) {
  return (
    <aside className="aside">
      {page.purpose && (
        <Block title={<Trans>What it is for</Trans>}>
          <p>{page.purpose}</p>
        </Block>
      )}
      {page.goal && (
        <Block title={<Trans>Goal</Trans>}>
          <p>{page.goal}</p>
          {page.goalMet ? (
            <p>
              <Trans>Met on {page.goalMet}</Trans>
            </p>
          ) : (
            page.may.plan && (
              <p>
                <a href={`/series/${page.id}/edit/end`}>
                  <Trans>Is it met?</Trans>
                </a>
              </p>
            )
          )}
        </Block>
      )}
      {page.commitment && (
        <Block title={<Trans>What we ask</Trans>}>
          <p>{page.commitment}</p>
          {page.capacity && <p>{page.capacity}</p>}
        </Block>
      )}
      <Block title={<Trans>Who leads</Trans>}>
        {page.lead || page.coFacilitators.length > 0 ? (
          <ul className="person-list">
            {[...(page.lead ? [page.lead] : []), ...page.coFacilitators].map((person) => (
              <Person key={person.handle} person={person} note={person.roleTitle} />
            ))}
          </ul>
        ) : (
          <p>
            <Trans>Nobody at the moment.</Trans>
          </p>
        )}
      </Block>
      {page.rota && (
        <Block title={<Trans>Taking turns</Trans>}>
          <ol className="person-list">
            {page.rota.map((person) => (
              <Person
                key={person.handle}
                person={person}
                note={
                  <>
                    {person.turn && (
                      <span className="note-line">
                        <a href={`/sessions/${person.turn.id}`}>
                          <Trans>Next: {person.turn.words}</Trans>
                        </a>
                      </span>
                    )}
                    {person.away && (
                      <span className="note-line">
                        <Trans>On leave {person.away}</Trans>
                      </span>
                    )}
                    {person.shadowsFirst && (
                      <span className="note-line">
                        <Trans>Shadows first</Trans>
                      </span>
                    )}
                  </>
                }
              />
            ))}
          </ol>
          {(page.may.plan || page.may.add) && (
            <p>
              <a href={`/series/${page.id}/edit/rota`}>{page.may.plan ? <Trans>Change the turns</Trans> : <Trans>Say when you are on leave</Trans>}</a>
            </p>
          )}
        </Block>
      )}
      {page.breaks.some(({ isOver }) => !isOver) && (
        <Block title={<Trans>Planned breaks</Trans>}>
          <ul className="plain">
            {page.breaks
              .filter(({ isOver }) => !isOver)
              .map((pause) => (
                <li key={pause.id} className="small">
                  {pause.words}
                  {pause.label && <span className="muted"> · {pause.label}</span>}
                </li>
              ))}
          </ul>
        </Block>
      )}
      {page.expected && page.expected.length > 0 && (
        <Block title={<Trans>For these people</Trans>}>
          <ul className="person-list">
            {page.expected.map((person) => (
              <Person key={person.handle} person={person} />
            ))}
          </ul>
        </Block>
      )}
      <Block title={page.model}>
        <p>{page.modelAbout}</p>
        <p>{page.counted}</p>
        {page.until && (
          <p>
            <Trans>Last day: {page.until}</Trans>
          </p>
        )}
        {page.isConfidential && (
          <p>
            <Icon name="lock" small /> <Trans>Confidential: what is said and prepared stays with those it is for.</Trans>
          </p>
        )}
        {page.topics.length > 0 && (
          <ul className="chips">
            {page.topics.map((topic) => (
              <li key={topic} className="chip chip--line">
                {topic}
              </li>
            ))}
          </ul>
        )}
      </Block>
    </aside>
  );
}

function Block({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="aside-block">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Person({ person, note }: { person: PersonView; note?: ReactNode }) {
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
