import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { shortName } from '../../contract/communities';
import type { CommunityHit, PersonHit, PostHit } from '../../contract/search';
import { Avatar, Tile } from '../../ui/avatar';
import { Marked } from '../../ui/marked';
import { Time, useClockface } from '../../ui/time';
import { roleTitleWords } from '../../ui/field-role-words';
import { kindWords } from '../../ui/words';

interface Given<T> {
  hits: T[];
  words: readonly string[];
}

/** People, a row each. */
export function PeopleHits({ hits, words }: Given<PersonHit>) {
  const { i18n } = useLingui();
  return (
    <ul className="search-rows">
      {hits.map((person) => (
        <li key={person.handle}>
          <a href={`/people/${person.handle}`}>
            <Avatar name={person.name} tint={person.tint} />
            <span>
              <b>
                <Marked text={person.name} words={words} />
              </b>
              <small>
                <Marked text={[person.roleTitle && roleTitleWords(i18n, person.roleTitle), person.place].filter(Boolean).join(' · ')} words={words} />
              </small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Posts, each with the words around what was looked for. */
export function PostHits({ hits, words }: Given<PostHit>) {
  const { i18n } = useLingui();
  const face = useClockface();
  return (
    <div className="result-list">
      {hits.map((hit) => (
        <article key={hit.threadId} className="result-card">
          <h3>
            <a href={hit.seq === 1 ? `/t/${hit.threadId}` : `/t/${hit.threadId}?after=${hit.seq - 1}#r${hit.seq}`}>
              <Marked text={hit.title} words={words} />
            </a>
          </h3>
          <p className="what">
            <Marked text={hit.text} words={words} />
          </p>
          <p className="meta dotted">
            {hit.seq === 1 ? (
              <>
                <span>{i18n._(kindWords[hit.kind])}</span>
                <span>{hit.authorName}</span>
              </>
            ) : (
              <span>
                <Trans>Reply by {hit.authorName}</Trans>
              </span>
            )}
            <span>{shortName(hit.communityName)}</span>
            <span>
              <Time at={hit.at} face={face} />
            </span>
          </p>
        </article>
      ))}
    </div>
  );
}

/** Communities, a row each. */
export function CommunityHits({ hits, words }: Given<CommunityHit>) {
  return (
    <ul className="search-rows">
      {hits.map((community) => (
        <li key={community.slug}>
          <a href={`/c/${community.slug}`}>
            <Tile name={community.name} tint={community.tint} />
            <span>
              <b>
                <Marked text={shortName(community.name)} words={words} />
              </b>
              <small>
                {community.tagline && <Marked text={community.tagline} words={words} />} <Plural value={community.memberCount} one="# member" other="# members" />
              </small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
