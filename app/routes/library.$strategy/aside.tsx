import { Trans, useLingui } from '@lingui/react/macro';
import { shortName } from '../../contract/communities';
import type { StrategyView } from '../../contract/library';
import { useLive } from '../../live';
import { Avatar, Tile } from '../../ui/avatar';
import { longDay, useClockface } from '../../ui/time';
import { roleTitleWords } from '../../ui/field-role-words';

/** Who wrote it, where it lives, what it is about. */
export function StrategyAside({ strategy, about }: { strategy: StrategyView; about: { value: string; words: string }[] }) {
  const { i18n } = useLingui();
  const face = useClockface();
  const { handle } = useLive();
  const { author, community } = strategy;
  const updated = longDay(new Date(strategy.updatedAt), face);
  return (
    <aside className="aside">
      <section className="aside-block">
        <h2>
          <Trans>Written by</Trans>
        </h2>
        <ul className="person-list">
          <li>
            <Avatar name={author.name} tint={author.tint} />
            <span>
              <b>{author.name}</b>
              {author.roleTitle && <small>{roleTitleWords(i18n, author.roleTitle)}</small>}
            </span>
          </li>
        </ul>
        <p suppressHydrationWarning>
          <Trans>Last changed on {updated}</Trans>
        </p>
      </section>
      {community && (
        <section className="aside-block">
          <h2>
            <Trans>Shared in</Trans>
          </h2>
          <ul className="aside-list">
            <li>
              <a href={`/c/${community.slug}`}>
                <Tile name={community.name} tint={community.tint} />
                <span>{shortName(community.name)}</span>
              </a>
            </li>
          </ul>
        </section>
      )}
      {about.length > 0 && (
        <section className="aside-block">
          <h2>
            <Trans>More about</Trans>
          </h2>
          <ul className="chips">
            {about.map(({ value, words }) => (
              <li key={value}>
                <a className="chip" href={`/library?topic=${value}`}>
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {handle !== author.handle && (
        <p>
          <a className="button button--small button--quiet" href={`/library/${strategy.slug}/report`}>
            <Trans>Report</Trans>
          </a>
        </p>
      )}
    </aside>
  );
}
