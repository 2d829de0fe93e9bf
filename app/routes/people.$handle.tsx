import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { shortName } from '../contract/communities';
import { title } from '../i18n.server';
import { atTheirHandle } from '../moved.server';
import { withTitles } from '../thread-words.server';
import { spokenWords } from '../spoken.server';
import { Avatar, Tile } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { settingWords } from '../ui/profile-words';
import { Time, useClockface } from '../ui/time';
import { roleTitleWords } from '../ui/field-role-words';
import { kindWords } from '../ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { profiles, credentials } = context.services;
    const handle = params.handle!;
    const [person, leadsToCredentials] = await atTheirHandle(context, actor, handle, request, () => Promise.all([profiles.read(actor, handle), credentials.areShownOf(actor, handle)]));
    withTitles(context, person.threads);
    return {
      title: title(context, person.name),
      bar: { title: person.name, back: person.isMe ? '/settings' : '/' },
      person,
      leadsToCredentials,
      spoken: spokenWords(context.language, person.spoken),
    };
  });
}

export default function Person() {
  const { person, leadsToCredentials, spoken } = useLoaderData<typeof loader>();
  const { i18n } = useLingui();
  const face = useClockface();
  const firstName = person.name.split(' ')[0];
  return (
    <main className="page profile" id="main">
      <header className="profile-head">
        <Avatar name={person.name} tint={person.tint} photo={person.photo} size="xl" />
        <div>
          <h1>{person.name}</h1>
          {person.pronouns && <p className="muted">{person.pronouns}</p>}
          {(person.roleTitle || person.place) && (
            <p className="lede">
              {person.roleTitle && roleTitleWords(i18n, person.roleTitle)}
              {person.roleTitle && person.place && <br />}
              {person.place}
            </p>
          )}
          {person.isMe && (
            <p className="actions gap-top">
              <a className="button" href="/settings/profile">
                <Icon name="pencil" />
                <Trans>Edit</Trans>
              </a>
            </p>
          )}
          {person.isBlocked && (
            <p className="muted gap-top">
              <Trans>You blocked this person.</Trans>
            </p>
          )}
        </div>
        {!person.isMe && (
          <Menu
            quiet
            button={
              <>
                <Icon name="more" />
                <span className="visually-hidden">
                  <Trans>More about {person.name}</Trans>
                </span>
              </>
            }
          >
            <a className="button button--quiet button--wide" href={`/people/${person.handle}/block`}>
              {person.isBlocked ? <Trans>Unblock</Trans> : <Trans>Block</Trans>}
            </a>
            <a className="button button--quiet button--wide" href={`/people/${person.handle}/report`}>
              <Trans>Report</Trans>
            </a>
          </Menu>
        )}
      </header>
      <div className="main">
        {person.about && <p className="profile-about">{person.about}</p>}
        {person.askMeAbout.length > 0 && (
          <section className="profile-part">
            <h2>
              <Trans>Ask me about</Trans>
            </h2>
            <ul className="chips plain">
              {person.askMeAbout.map((topic) => (
                <li className="chip chip--line" key={topic}>
                  {topic}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="profile-part">
          <h2>{person.isMe ? <Trans>Conversations you began</Trans> : <Trans>Conversations {firstName} began</Trans>}</h2>
          {person.threads.length === 0 && (
            <p className="muted">{person.isMe ? <Trans>You have not begun one yet.</Trans> : <Trans>None that you can read yet.</Trans>}</p>
          )}
          <ul className="plain began">
            {person.threads.map((thread) => (
              <li key={thread.id}>
                <a href={`/t/${thread.id}`}>{thread.title}</a>
                <p className="meta dotted">
                  <span>{i18n._(kindWords[thread.kind])}</span>
                  <span>{shortName(thread.community.name)}</span>
                  <span>
                    <Time at={thread.startedAt} face={face} />
                  </span>
                  {thread.replyCount > 0 && (
                    <span>
                      <Plural value={thread.replyCount} one="# reply" other="# replies" />
                    </span>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <aside className="aside">
        {spoken && (
          <section className="aside-block">
            <h2>
              <Trans>Languages</Trans>
            </h2>
            <p>{spoken}</p>
          </section>
        )}
        {person.setting && person.setting !== 'any' && (
          <section className="aside-block">
            <h2>
              <Trans>Works in</Trans>
            </h2>
            <p>{i18n._(settingWords[person.setting])}</p>
          </section>
        )}
        {leadsToCredentials && (
          <section className="aside-block">
            <h2>
              <Trans>Credentials and experience</Trans>
            </h2>
            <p>
              <a href={`/people/${person.handle}/credentials`}>
                {person.isMe ? <Trans>What you hold, and who checked it</Trans> : <Trans>What {firstName} holds, and who checked it</Trans>}
              </a>
            </p>
          </section>
        )}
        {person.communities.length > 0 && (
          <section className="aside-block">
            <h2>{person.isMe ? <Trans>Your communities</Trans> : <Trans>Communities you share</Trans>}</h2>
            <ul className="aside-list">
              {person.communities.map((community) => (
                <li key={community.slug}>
                  <a href={`/c/${community.slug}`}>
                    <Tile name={community.name} tint={community.tint} />
                    <span>{shortName(community.name)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </main>
  );
}
