import { Trans } from '@lingui/react/macro';
import type { DirectoryPerson } from '../../contract/directory';
import { Avatar } from '../../ui/avatar';
import { CalendarDay } from '../../ui/calendar-day';
import { Chip } from '../../ui/chip';
import { Marked } from '../../ui/marked';

type Row = Omit<DirectoryPerson, 'role' | 'roleTitle' | 'spoken'> & { role: string | null; does: string | null; languages: string };

/** People by name, a row each, with what answers a search marked. */
export function PeopleRows({ people, words }: { people: Row[]; words: readonly string[] }) {
  return (
    <ul className="plain people-rows">
      {people.map((person) => (
        <li key={person.handle}>
          <Avatar name={person.name} tint={person.tint} photo={person.photo} size="lg" />
          <div>
            <h3>
              <a href={`/people/${person.handle}`}>
                <Marked text={person.name} words={words} />
              </a>{' '}
              {person.role && <Chip tone="soil">{person.role}</Chip>}
            </h3>
            <p className="meta dotted">
              {person.does && (
                <span>
                  <Marked text={person.does} words={words} />
                </span>
              )}
              {person.place && (
                <span>
                  <Marked text={person.place} words={words} />
                </span>
              )}
              {person.languages && <span>{person.languages}</span>}
            </p>
            {person.about && (
              <p className="small">
                <Marked text={person.about} words={words} />
              </p>
            )}
            {person.askMeAbout.length > 0 && (
              <ul className="chips plain">
                {person.askMeAbout.map((topic) => (
                  <li key={topic}>
                    <a className="chip chip--line" href={`?${new URLSearchParams({ ask: topic }).toString()}`}>
                      <span className="visually-hidden">
                        <Trans>Ask about</Trans>{' '}
                      </span>
                      <Marked text={topic} words={words} />
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {person.wrote.map(({ href, title }) => (
              <p className="meta" key={href}>
                <span>
                  <Trans>
                    Wrote about this in <a href={href}>{title}</a>
                  </Trans>
                </span>
              </p>
            ))}
            {person.joinedOn && (
              <p className="meta dotted">
                <span>
                  <Trans>
                    Joined <CalendarDay on={person.joinedOn} />
                  </Trans>
                </span>
                {person.lastSeenOn && (
                  <span>
                    <Trans>
                      Last seen <CalendarDay on={person.lastSeenOn} />
                    </Trans>
                  </span>
                )}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
