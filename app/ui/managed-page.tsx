import { Plural } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { CommunityView } from '../contract/communities';
import { CommunityHead } from './community-head';
import { CommunityTabs, ManageTabs, type ManagedSide } from './community-tabs';
import { Count } from './count';

/** A page for those who look after a community. */
export function ManagedPage({ community, here, title, lede, waiting = 0, children }: { community: CommunityView; here: ManagedSide; /** What the tab says, for those who do not see which one is theirs. */ title: ReactNode; lede?: ReactNode; /** How many reports wait. */ waiting?: number; children: ReactNode }) {
  return (
    <main className="page page--wide" id="main">
      <CommunityHead community={community} />
      <div className="main">
        <CommunityTabs community={community} here="manage" />
        <ManageTabs
          community={community}
          here={here}
          waiting={
            <Count value={waiting}>
              <Plural value={waiting} one="# waiting" other="# waiting" />
            </Count>
          }
        />
        <h2 className="visually-hidden">{title}</h2>
        {lede && <p className="hint">{lede}</p>}
        <div className="gap-top">{children}</div>
      </div>
    </main>
  );
}
