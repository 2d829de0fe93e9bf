import type { ReactNode } from 'react';

export interface Tab {
  href: string;
  words: ReactNode;
  isHere: boolean;
  /** How many wait there. */
  count?: number;
}

/** Links to the sides of one thing, or with `filters` to selections from one list. The page stays where it stands. */
export function Tabs({ label, tabs, look = 'tabs' }: { label: string; tabs: Tab[]; look?: 'tabs' | 'filters' }) {
  return (
    <nav className={look} aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.isHere ? (look === 'tabs' ? 'page' : true) : undefined} data-keep-scroll>
          {tab.words}
          {tab.count ? <span className="n">{tab.count}</span> : null}
        </a>
      ))}
    </nav>
  );
}
