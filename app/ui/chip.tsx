import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { ThreadKind } from '../contract/names';
import { Icon } from './icon';
import { kindWords } from './words';

/** A label, never a button. `leaf` is for what was tried or helped, `wheat` for what needs a look. */
export function Chip({ tone, icon, children }: { tone?: 'soil' | 'leaf' | 'wheat' | 'line'; icon?: string; children: ReactNode }) {
  return (
    <span className={tone ? `chip chip--${tone}` : 'chip'}>
      {icon && <Icon name={icon} small />}
      {children}
    </span>
  );
}

/** What kind of post it is. */
export function KindChip({ kind }: { kind: ThreadKind }) {
  const { _ } = useLingui();
  return <span className="chip">{_(kindWords[kind])}</span>;
}
