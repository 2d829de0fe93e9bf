import { useMatches, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { CommunityLine } from '../../contract/communities';
import type { MeView } from '../../contract/people';
import { LiveProvider } from '../../live';
import { SkipLink } from '../skip-link';
import { useUnreadNotices } from '../use-notices';
import { BottomNav } from './bottom-nav';
import { Foot } from './foot';
import { Rail } from './rail';
import { Keys } from './keys';
import { DemoBanner, LiveStrip, OfflineStrip } from './strips';
import { TopBar } from './top-bar';

/** What a page tells the frame: the name and the way back for the bar of a phone, and where it lies. */
export interface Bar {
  title: string;
  back?: string;
  /** It searches by itself. */
  searches?: true;
  /** Slug of the community in which the page lies, wherever its address is. */
  community?: string;
}

interface Props {
  me: MeView;
  communities: CommunityLine[];
  /** Unread notices when the page was drawn. */
  notices: number;
  isDemo: boolean;
  mayLookAround: boolean;
  children: ReactNode;
}

/** The frame of every page of a member: strips, rail, bars, the page itself, its foot. */
export function Shell(props: Props) {
  return (
    <LiveProvider handle={props.me.handle}>
      <Frame {...props} />
    </LiveProvider>
  );
}

function Frame({ me, communities, notices, isDemo, mayLookAround, children }: Props) {
  const bar = useMatches().map((match) => (match.data as { bar?: Bar } | undefined)?.bar).findLast(Boolean);
  const unread = useUnreadNotices(notices);
  // A page on its way for a moment shows nothing; styles wait before they draw the line.
  const isLoading = useNavigation().state === 'loading';
  return (
    <>
      <SkipLink />
      {isLoading && <div className="progress" />}
      <LiveStrip />
      {isDemo && <DemoBanner mayLookAround={mayLookAround} />}
      <OfflineStrip />
      <div className="app">
        <Rail me={me} communities={communities} here={bar?.community} />
        <div className="column">
          <TopBar bar={bar} communities={communities} unread={unread} hasShortcuts={me.shortcuts} />
          {children}
          <Foot hasShortcuts={me.shortcuts} />
        </div>
      </div>
      <BottomNav />
      {me.shortcuts && <Keys />}
    </>
  );
}
