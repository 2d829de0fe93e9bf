import { useFetcher } from '@remix-run/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { reactions, type Reaction } from '../contract/names';
import { Icon } from './icon';
import { Menu } from './menu';
import { reactionWords } from './reaction-words';

const signs: Record<Reaction, string> = { thanks: '👍', 'with-you': '❤️', helpful: '💡', 'tried-it': '🙌', curious: '🤔', celebrate: '🎉' };

export interface Reacted {
  counts: Partial<Record<Reaction, number>>;
  mine: Reaction[];
}

/** What shows after the reader's own taps, before the server has answered. */
export function afterTaps({ counts, mine }: Reacted, taps: readonly Reaction[]): Reacted {
  return taps.reduce<Reacted>(
    (now, tap) => {
      const had = now.mine.includes(tap);
      return {
        counts: { ...now.counts, [tap]: Math.max(0, (now.counts[tap] ?? 0) + (had ? -1 : 1)) },
        mine: had ? now.mine.filter((one) => one !== tap) : [...now.mine, tap],
      };
    },
    { counts, mine },
  );
}

/**
 * Six ways to answer without words. It posts `reaction` to `action`, which gives or takes it back; `fields` say to what.
 * Only what somebody gave is shown; the others wait behind the last button.
 */
export function ReactionBar({ action, fields, reacted }: { action: string; fields?: Record<string, string>; reacted: Reacted }) {
  const { t, i18n } = useLingui();
  const fetcher = useFetcher();
  const [tapped, setTapped] = useState<{ reacted: Reacted; taps: Reaction[] }>({ reacted, taps: [] });
  const taps = fetcher.state !== 'idle' && tapped.reacted === reacted ? tapped.taps : [];
  const { counts, mine } = afterTaps(reacted, taps);

  function onSubmit(event: FormEvent) {
    const { value } = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement;
    setTapped({ reacted, taps: [...taps, value as Reaction] });
  }

  return (
    <fetcher.Form method="post" action={action} onSubmit={onSubmit} preventScrollReset>
      {Object.entries(fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="reaction-bar" role="group" aria-label={t`Reactions`}>
        {reactions
          .filter((name) => counts[name] || mine.includes(name))
          .map((name) => (
            <button key={name} className="reaction" name="reaction" value={name} aria-pressed={mine.includes(name)} title={i18n._(reactionWords[name])}>
              <span aria-hidden="true">{signs[name]}</span>
              <span className="visually-hidden">{i18n._(reactionWords[name])}</span>
              {counts[name]}
            </button>
          ))}
        <Menu
          quiet
          start
          button={
            <>
              <Icon name="smile" />
              <span className="visually-hidden">
                <Trans>Add a reaction</Trans>
              </span>
            </>
          }
        >
          {reactions.map((name) => (
            <button key={name} className="button button--quiet button--wide" name="reaction" value={name} aria-pressed={mine.includes(name)}>
              <span aria-hidden="true">{signs[name]}</span>
              {i18n._(reactionWords[name])}
            </button>
          ))}
        </Menu>
      </div>
    </fetcher.Form>
  );
}
