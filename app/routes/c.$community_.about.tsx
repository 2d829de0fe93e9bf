import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { reader, show } from '../answer.server';
import { shortName } from '../contract/communities';
import { title } from '../i18n.server';
import { atItsAddress } from '../moved.server';
import { topicWord } from '../topic-words.server';
import { Avatar } from '../ui/avatar';
import { CommunityHead } from '../ui/community-head';
import { CommunityTabs } from '../ui/community-tabs';
import { typeWords } from '../ui/community-type-words';
import { ageWords, settingWords } from '../ui/library-words';
import { PersonName } from '../ui/person-name';
import { roleWords } from '../ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const details = await context.services.communities.details(me.actor, params.community!);
    const { slug, name } = details.community;
    atItsAddress(slug, params.community!, request);
    const domains = details.domains.map((id) => topicWord(context.language, id));
    return { title: title(context, msg`About the community`), bar: { title: shortName(name), back: `/c/${slug}`, community: slug }, details, domains };
  });
}

export default function About() {
  const { details, domains } = useLoaderData<typeof loader>();
  const { community } = details;
  const { i18n } = useLingui();
  const { name, about, agreements } = typeWords[community.type];
  return (
    <main className="page" id="main">
      <CommunityHead community={community} />
      <div className="main">
        <CommunityTabs community={community} here="about" />
        <Words title={<Trans>What we are here for</Trans>} words={community.purpose} />
        <Words title={<Trans>Focus</Trans>} words={details.focus} />
        <Words title={<Trans>Community</Trans>} words={details.communityStatement} />
        <Words title={<Trans>Practice</Trans>} words={details.practiceStatement} />
        {community.agreements.length > 0 && (
          <section className="about-part">
            <h2>{i18n._(agreements)}</h2>
            <ol className="agreements">
              {community.agreements.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </section>
        )}
        <Chips title={<Trans>Working on this year</Trans>} words={community.learningAgenda} />
      </div>
      <aside className="aside">
        <section className="aside-block">
          <h2>{i18n._(name)}</h2>
          <p>{i18n._(about)}</p>
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
        <Chips aside title={<Trans>Ages</Trans>} words={details.ages.map((age) => i18n._(ageWords[age]))} />
        <Chips aside title={<Trans>Settings where we work</Trans>} words={details.settings.map((setting) => i18n._(settingWords[setting]))} />
        <Chips aside title={<Trans>Topic areas</Trans>} words={domains} />
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
