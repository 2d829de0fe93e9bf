import { useSearchParams } from '@remix-run/react';
import { LinkButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { Pager } from '../../ui/pager';
import { ReactionBar, type Reacted } from '../../ui/reaction-bar';
import { RsvpButtons } from '../../ui/rsvp-buttons';
import { SearchBox } from '../../ui/search-box';
import { Tabs } from '../../ui/tabs';
import type { Sample } from './route';

const given: Reacted = { counts: { thanks: 4, 'with-you': 7, helpful: 3, 'tried-it': 5, curious: 2, celebrate: 1 }, mine: ['with-you'] };
const fresh: Reacted = { counts: {}, mine: [] };

export function Answers() {
  return (
    <div className="two-up">
      <div className="stack">
        <RsvpButtons action="/styleguide" answer={null} />
        <RsvpButtons action="/styleguide" answer="maybe" />
      </div>
      <div className="stack">
        <ReactionBar action="/styleguide" reacted={given} />
        <ReactionBar action="/styleguide" reacted={fresh} />
      </div>
    </div>
  );
}

export function Moving({ words }: { words: Sample['words']['moving'] }) {
  const [params] = useSearchParams();
  const page = Math.min(12, Math.max(1, Number(params.get('page')) || 5));
  return (
    <>
      <Tabs
        label={words.tabs}
        tabs={[
          { href: '/styleguide', words: words.posts, isHere: true },
          { href: '/styleguide?side=sessions', words: words.sessions, isHere: false },
          { href: '/styleguide?side=library', words: words.library, isHere: false },
          { href: '/styleguide?side=people', words: words.people, isHere: false },
        ]}
      />
      <Tabs
        label={words.filters}
        look="filters"
        tabs={[
          { href: '?', words: words.newest, isHere: true },
          { href: '?show=unread', words: words.unread, isHere: false, count: 4 },
          { href: '?show=questions', words: words.questions, isHere: false },
        ]}
      />
      <div className="stack narrow">
        <SearchBox id="search-small" label={words.library} />
        <SearchBox id="search-big" big />
      </div>
      <Pager page={page} pages={12} href={(number) => `?page=${number}`} />
    </>
  );
}

export function Overlays({ words }: { words: Sample['words']['overlays'] }) {
  return (
    <div className="actions">
      <Menu
        start
        button={
          <>
            {words.more}
            <Icon name="chevron-down" small />
          </>
        }
      >
        <LinkButton variant="quiet" wide icon="pencil" href="#overlays">{words.edit}</LinkButton>
        <LinkButton variant="quiet" wide icon="link" href="#overlays">{words.copy}</LinkButton>
        <form method="post" action="/styleguide">
          <button className="button button--quiet button--wide">
            <Icon name="sign-out" />
            {words.leave}
          </button>
        </form>
      </Menu>
      <LinkButton href="/styleguide/dialog" data-keep-scroll>{words.dialog}</LinkButton>
      <LinkButton href="/styleguide/sheet" data-keep-scroll>{words.sheet}</LinkButton>
    </div>
  );
}
