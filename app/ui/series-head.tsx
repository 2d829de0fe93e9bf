import type { ReactNode } from 'react';
import type { Tint } from '../contract/names';
import { Tile } from './avatar';

interface Place {
  community: { slug: string; name: string; tint: Tint };
  /** Where the page belongs, after its community: a series, or one of its sessions. */
  of?: { href: string; title: string } | null;
}

/** The head of a page of a series: where it belongs, what it is, and a line below. */
export function SeriesHead({ community, of, title, lede, children }: Place & { title: ReactNode; lede?: ReactNode; children?: ReactNode }) {
  return (
    <header className="series-head">
      <p className="meta dotted">
        <span className="meta">
          <Tile name={community.name} tint={community.tint} />
          <a href={`/c/${community.slug}/sessions`}>{community.name}</a>
        </span>
        {of && (
          <span>
            <a href={of.href}>{of.title}</a>
          </span>
        )}
      </p>
      <h1>{title}</h1>
      {lede && <p className="cadence">{lede}</p>}
      {children}
    </header>
  );
}
