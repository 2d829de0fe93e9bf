import type { HTMLAttributes, ReactNode } from 'react';
import { Icon } from './icon';

const icons = { wheat: 'info', leaf: 'done', berry: 'warning', plain: 'lock' };

/** A word from the product. `wheat` asks for a look, `leaf` says that you came or tried, `berry` that something failed. */
export function Notice({ tone = 'wheat', icon = icons[tone], children, ...more }: { tone?: keyof typeof icons; icon?: string; children: ReactNode } & HTMLAttributes<HTMLDivElement>) {
  return (
    <div className={tone === 'wheat' ? 'notice' : `notice notice--${tone}`} {...more}>
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}

/** Who can read what stands here: it stays in sight wherever only one person can. */
export function LockLine({ children }: { children: ReactNode }) {
  return (
    <p className="lock-line">
      <Icon name="lock" />
      {children}
    </p>
  );
}
