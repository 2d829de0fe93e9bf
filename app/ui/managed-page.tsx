import type { ReactNode } from 'react';
import type { CommunityView } from '../contract/communities';
import { CommunityHead } from './community-head';
import { CommunityTabs, ManageTabs, type ManagedSide } from './community-tabs';

/** A page for those who look after a community. */
export function ManagedPage({ community, here, title, children }: { community: CommunityView; here: ManagedSide; title: ReactNode; children: ReactNode }) {
  return (
    <main className="page page--wide" id="main">
      <CommunityHead community={community} />
      <div className="main">
        <CommunityTabs community={community} here="manage" />
        <ManageTabs community={community} here={here} />
        <h2 className="managed-title">{title}</h2>
        {children}
      </div>
    </main>
  );
}
