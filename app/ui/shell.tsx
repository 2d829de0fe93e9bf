import { Trans, useLingui } from '@lingui/react/macro';
import { Form, useLocation, useMatches } from '@remix-run/react';
import type { ReactNode } from 'react';
import { shortName, type CommunityLine } from '../contract/communities';
import type { MeView } from '../contract/people';
import { LiveProvider, useLiveState, useUnreadCommunities } from '../live';
import { Avatar, Tile } from './avatar';
import { Brand } from './brand';
import { Icon } from './icon';
import { LanguageSwitch } from './language-switch';
import { useLook } from './look';
import { SkipLink } from './skip-link';

/** What a page tells the bar of a phone: its name and the way back. */
export interface Bar {
  title: string;
  back?: string;
}

interface Props {
  me: MeView;
  communities: CommunityLine[];
  isDemo: boolean;
  mayLookAround: boolean;
  children: ReactNode;
}

/** The frame of every page of a member: rail, bars, the page itself, its foot. */
export function Shell(props: Props) {
  return (
    <LiveProvider handle={props.me.handle}>
      <Frame {...props} />
    </LiveProvider>
  );
}

function Frame({ me, communities, isDemo, mayLookAround, children }: Props) {
  const { t } = useLingui();
  const bar = useMatches().map((match) => (match.data as { bar?: Bar } | undefined)?.bar).findLast(Boolean);
  const { name } = useLook();
  const unread = useUnreadCommunities(communities);
  const { pathname } = useLocation();
  // A thread belongs to its community, wherever its address lies.
  const isIn = (slug: string) => pathname.startsWith(`/c/${slug}`) || bar?.back === `/c/${slug}`;
  const here = (path: string) => (pathname === path ? ('page' as const) : undefined);
  const isAmongCommunities = /^\/(communities|c|t)(\/|$)/.test(pathname);
  return (
    <>
      <SkipLink />
      {isDemo && <DemoBanner mayLookAround={mayLookAround} />}
      <OfflineStrip />
      <div className="app">
        <nav className="rail" aria-label={t`Main`}>
          <Brand />
          <ul className="rail-nav">
            <li>
              <a href="/" aria-current={here('/')}>
                <Icon name="home" />
                <span className="name">
                  <Trans>Home</Trans>
                </span>
              </a>
            </li>
            <li>
              <a href="/communities" aria-current={here('/communities')}>
                <Icon name="people" />
                <span className="name">
                  <Trans>Communities</Trans>
                </span>
              </a>
            </li>
          </ul>
          {communities.length > 0 && (
            <div>
              <h2 className="rail-title">
                <Trans>Your communities</Trans>
              </h2>
              <ul className="rail-nav">
                {communities.map((community) => (
                  <li key={community.id}>
                    <a href={`/c/${community.slug}`} aria-current={isIn(community.slug) ? 'page' : undefined}>
                      <Tile name={community.name} tint={community.tint} />
                      <span className="name">{shortName(community.name)}</span>
                      {unread.has(community.id) && (
                        <span className="dot-unread">
                          <span className="visually-hidden">
                            <Trans>something new</Trans>
                          </span>
                        </span>
                      )}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <a className="rail-me" href="/settings">
            <Avatar name={me.name} tint={me.tint} photo={me.photo} size="sm" />
            <span>
              <b>{me.name}</b>
              {me.place && (
                <>
                  <br />
                  <span className="muted">{me.place}</span>
                </>
              )}
            </span>
            <span className="visually-hidden">
              <Trans>Your account</Trans>
            </span>
            <Icon name="settings" />
          </a>
        </nav>
        <div className="column">
          <header className="topbar phone-only">
            {bar?.back && (
              <a className="icon-button" href={bar.back} aria-label={t`Back`}>
                <Icon name="arrow-left" />
              </a>
            )}
            <span className="topbar-title">{bar?.title ?? name}</span>
          </header>
          {children}
          <footer className="site-foot">
            <LanguageSwitch />
          </footer>
        </div>
      </div>
      <nav className="bottom-nav" aria-label={t`Main, phone`}>
        <a href="/" aria-current={here('/')}>
          <Icon name="home" />
          <Trans>Home</Trans>
        </a>
        <a href="/communities" aria-current={isAmongCommunities ? 'page' : undefined}>
          <Icon name="people" />
          <Trans>Communities</Trans>
        </a>
        <a href="/settings" aria-current={pathname.startsWith('/settings') ? 'page' : undefined}>
          <Icon name="person" />
          <Trans>Me</Trans>
        </a>
      </nav>
    </>
  );
}

function DemoBanner({ mayLookAround }: { mayLookAround: boolean }) {
  return (
    <div className="demo-banner">
      <p>
        <Trans>This is a demo with made-up people.</Trans>
      </p>
      {mayLookAround && (
        <Form method="post" action="/sign-out">
          <button>
            <Trans>Look around as someone else</Trans>
          </button>
        </Form>
      )}
    </div>
  );
}

function OfflineStrip() {
  const state = useLiveState();
  return (
    <div role="status">
      {state === 'offline' && (
        <p className="strip">
          <Icon name="offline" small />
          <Trans>You are offline. What you write is kept, and what you miss will follow.</Trans>
        </p>
      )}
    </div>
  );
}
