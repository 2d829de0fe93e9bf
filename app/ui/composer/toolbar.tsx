import { useLingui } from '@lingui/react/macro';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '../icon';

/** The tools over a textarea. One of them is in the tab order; the arrow keys lead to the others. */
export function Toolbar({ area, images }: { area: string; images?: ReactNode }) {
  const { t } = useLingui();
  const [current, setCurrent] = useState('bold');
  const tools = [
    ['bold', 'bold', t`Bold`],
    ['italic', 'italic', t`Italic`],
    ['quote', 'quote', t`Quote`],
    ['unordered-list', 'list', t`List`],
    ['link', 'link', t`Link`],
    ['mention', 'at', t`Mention a person`],
    ['ref', 'library', t`Link a strategy`],
    ['emoji', 'smile', t`Emoji`],
  ] as const;

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[data-md-button]')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons.at(to % buttons.length)!;
    setCurrent(next.dataset.mdButton!);
    next.focus();
  }

  return (
    <markdown-toolbar for={area} data-no-focus="" role="toolbar" aria-label={t`Text tools`} aria-controls={area} onKeyDown={onKeyDown}>
      {tools.map(([tool, icon, name]) => (
        <button key={tool} type="button" className="icon-button" data-md-button={tool} title={name} aria-label={name} tabIndex={tool === current ? 0 : -1} onFocus={() => setCurrent(tool)}>
          <Icon name={icon} />
        </button>
      ))}
      {images}
    </markdown-toolbar>
  );
}
