import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { SeriesPage } from '../series-page.server';
import { SeriesHead } from './series-head';
import { Tabs, type Tab } from './tabs';

export type EditedSide = 'about' | 'times' | 'breaks' | 'rota' | 'hand-over' | 'end';

/** A page for those who plan a series: its name, its sides, and one of them. */
export function SeriesEditPage({ page, here, title, children }: { page: SeriesPage; here: EditedSide; title: ReactNode; children: ReactNode }) {
  const { t } = useLingui();
  const tab = (side: EditedSide, words: string, isShown = true): Tab[] => (isShown ? [{ href: `/series/${page.id}/edit${side === 'about' ? '' : `/${side}`}`, words, isHere: side === here }] : []);
  return (
    <main className="page page--wide" id="main">
      <SeriesHead community={page.community} of={{ href: `/series/${page.id}`, title: page.title }} title={title} lede={page.cadence} />
      <div className="main">
        {page.may.plan && (
          <Tabs
            look="filters"
            label={t`Change this series`}
            tabs={[
              ...tab('about', t`What it is`),
              ...tab('times', t`Times`),
              ...tab('breaks', t`Breaks`, !page.isOneOff),
              ...tab('rota', t`Turns`, !page.isRsc),
              ...tab('hand-over', t`Who leads`),
              ...tab('end', t`End it`),
            ]}
          />
        )}
        <div className="edit-side">{children}</div>
      </div>
    </main>
  );
}
