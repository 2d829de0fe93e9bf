import type { ReactNode } from 'react';
import type { CommunityView } from '../contract/communities';
import { CommunityHead } from './community-head';
import { CommunityTabs, ManageTabs, type ManagedSide } from './community-tabs';

/** A page for those who look after a community. */
export function ManagedPage({ community, here, title, lede, waiting, children }: { community: CommunityView; here: ManagedSide; /** What the tab says, for those who do not see which one is theirs. */ title: ReactNode; lede?: ReactNode; /** Beside the reports. */ waiting?: ReactNode; children: ReactNode }) {
  return (
    <main className="page page--wide" id="main">
      <CommunityHead community={community} />
      <div className="main">
        <CommunityTabs community={community} here="manage" />
        <ManageTabs community={community} here={here} waiting={waiting} />
        <h2 className="visually-hidden">{title}</h2>
        {lede && <p className="hint">{lede}</p>}
        <div className="gap-top">{children}</div>
      </div>
    </main>
  );
}
