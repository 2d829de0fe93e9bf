import { Form } from '@remix-run/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { shortName, type CommunityView } from '../contract/communities';
import { Tile } from './avatar';
import { Button } from './button';
import { Icon } from './icon';
import { Menu } from './menu';
import { Notice } from './notice';
import { monthAndYear, useClockface } from './time';
import { privacyWords } from './words';

/** What stands above every side of a community, with what a member may do about their own membership. */
export function CommunityHead({ community }: { community: CommunityView }) {
  const { i18n } = useLingui();
  const face = useClockface();
  const since = monthAndYear(new Date(community.createdAt), face);
  const { may } = community;
  return (
    <header className="community-head">
      <Tile name={community.name} tint={community.tint} large />
      <div>
        <h1>{shortName(community.name)}</h1>
        <p className="meta dotted">
          <span className="meta">
            <Icon name="people" small />
            {community.role && (may.read || community.role === 'coordinator') ? (
              <a className="person-link" href={`/c/${community.slug}/people`}>
                <Plural value={community.memberCount} one="# member" other="# members" />
              </a>
            ) : (
              <Plural value={community.memberCount} one="# member" other="# members" />
            )}
          </span>
          <span>{i18n._(privacyWords[community.privacy])}</span>
          <span suppressHydrationWarning>
            <Trans>Since {since}</Trans>
          </span>
        </p>
      </div>
      <div className="actions community-tools">
        {may.join && <Act slug={community.slug} intent="join" variant="primary" words={<Trans>Join</Trans>} />}
        {may.resume && <Act slug={community.slug} intent="resume" variant="primary" words={<Trans>Come back</Trans>} />}
        {may.leave && <OwnMembership community={community} />}
      </div>
      {community.tagline && <p className="lede">{community.tagline}</p>}
      {community.isVisiting && (
        <Notice>
          <Trans>You are visiting for an hour. The facilitators see that you are here, and why.</Trans>
        </Notice>
      )}
      {may.resume && (
        <Notice tone="plain" icon="clock">
          <Trans>Your membership rests. What you wrote is still here, and your place is kept.</Trans>
        </Notice>
      )}
    </header>
  );
}

function OwnMembership({ community: { slug, role, may } }: { community: CommunityView }) {
  return (
    <Menu
      quiet
      button={
        <>
          <Icon name="more" />
          <span className="visually-hidden">
            <Trans>More for this community</Trans>
          </span>
        </>
      }
    >
      {(role === 'facilitator' || role === 'co-facilitator') && (
        <a className="button button--quiet button--wide" href={`/c/${slug}/hand-over`}>
          <Icon name="people" />
          <Trans>Hand over</Trans>
        </a>
      )}
      {!may.resume && <Act slug={slug} intent="pause" variant="quiet" icon="clock" wide words={<Trans>Pause for a while</Trans>} />}
      <Act slug={slug} intent="leave" variant="quiet" icon="sign-out" wide words={<Trans>Leave this community</Trans>} />
    </Menu>
  );
}

function Act({ slug, intent, words, ...button }: { slug: string; intent: string; variant: 'primary' | 'quiet'; icon?: string; wide?: boolean; words: React.ReactNode }) {
  return (
    <Form method="post" action={`/c/${slug}`}>
      <input type="hidden" name="intent" value={intent} />
      <Button {...button}>{words}</Button>
    </Form>
  );
}
