import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { reader, show } from '../answer.server';
import { communityWords } from '../community-words.server';
import { shortName } from '../contract/communities';
import { title } from '../i18n.server';
import { atItsAddress } from '../moved.server';
import { Avatar } from '../ui/avatar';
import { CommunityHead } from '../ui/community-head';
import { CommunityTabs } from '../ui/community-tabs';
import { PersonName } from '../ui/person-name';
import { roleWords } from '../ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const details = await context.services.communities.details(me.actor, params.community!);
    const { slug, name } = details.community;
    atItsAddress(slug, params.community!, request);
    return { title: title(context, msg`About the community`), bar: { title: shortName(name), back: `/c/${slug}`, community: slug }, details, words: communityWords(context.language, details) };
  });
}

export default function About() {
  const { details, words } = useLoaderData<typeof loader>();
  const { community } = details;
  const { i18n } = useLingui();
  return (
    <main className="page" id="main">
      <CommunityHead community={community} />
      <CommunityTabs community={community} here="about" />
      <div className="main">
        <Words title={<Trans>What we are here for</Trans>} words={community.purpose} />
        <Words title={<Trans>Focus</Trans>} words={details.focus} />
        <Words title={<Trans>Community</Trans>} words={details.communityStatement} />
        <Words title={<Trans>Practice</Trans>} words={details.practiceStatement} />
        {community.agreements.length > 0 && (
          <section className="about-part">
            <h2>{words.agreements}</h2>
            <ol className="agreements">
              {community.agreements.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
            <p className="meta gap-top">
              <a href={`/c/${community.slug}/agreements`}>
                <Trans>How they came to be, and what is proposed</Trans>
              </a>
            </p>
          </section>
        )}
        <Chips title={<Trans>Working on this year</Trans>} words={community.learningAgenda} />
      </div>
      <aside className="aside">
        <section className="aside-block">
          <h2>{words.type}</h2>
          <p>{words.about}</p>
        </section>
        {details.facilitators.length > 0 && (
          <section className="aside-block">
            <h2>
              <Trans>Facilitators</Trans>
            </h2>
            <ul className="person-list">
              {details.facilitators.map(({ role, ...person }) => (
                <li key={person.handle}>
                  <Avatar name={person.name} tint={person.tint} photo={person.photo} size="sm" />
                  <span>
                    <PersonName person={person} />
                    <small>{i18n._(roleWords[role])}</small>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Chips aside title={<Trans>Ages</Trans>} words={words.ages} />
        <Chips aside title={<Trans>Settings where we work</Trans>} words={words.settings} />
        <Chips aside title={<Trans>Topic areas</Trans>} words={words.domains} />
      </aside>
    </main>
  );
}

function Words({ title, words }: { title: ReactNode; words: string | null }) {
  if (!words) return null;
  return (
    <section className="about-part">
      <h2>{title}</h2>
      <p className="about-words">{words}</p>
    </section>
  );
}

function Chips({ title, words, aside }: { title: ReactNode; words: string[]; aside?: boolean }) {
  if (words.length === 0) return null;
  return (
    <section className={aside ? 'aside-block' : 'about-part'}>
      <h2>{title}</h2>
      <ul className="chips">
        {words.map((word) => (
          <li key={word} className="chip chip--line">
            {word}
          </li>
        ))}
      </ul>
    </section>
  );
}
