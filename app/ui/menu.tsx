import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';

/** The item that an arrow key leads to: over the ends and round. Null for keys that are none of a menu's. */
export function nextItem(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

interface Props {
  /** What the button shows; with `quiet`, an icon and its name unseen. */
  button: ReactNode;
  quiet?: boolean;
  small?: boolean;
  /** It stands at the start of its line, so the list opens towards the end. */
  start?: boolean;
  children: ReactNode;
}

/**
 * Links and buttons behind one button: a `<details>`, open and closed by the browser itself. With scripts it closes on
 * Escape, on a choice and when the reader goes elsewhere, and arrow keys move in it. No `role=menu`: these are links and
 * buttons, and Tab goes on through them.
 */
export function Menu({ button, quiet, small, start, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const elsewhere = (event: Event) => {
      if (details.current?.open && !details.current.contains(event.target as Node)) details.current.open = false;
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
    };
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const menu = details.current!;
    if (event.key === 'Escape' && menu.open) {
      // A dialog around it stays open.
      event.preventDefault();
      event.stopPropagation();
      menu.open = false;
      menu.querySelector('summary')!.focus();
      return;
    }
    if (!menu.open && event.key !== 'ArrowDown') return;
    // Arrow keys in a field of the menu are the field's own.
    if ((event.target as Element).matches('input, select, textarea')) return;
    const items = [...menu.querySelectorAll<HTMLElement>('.menu-list :is(a[href], button:not(:disabled))')];
    const next = nextItem(event.key, items.indexOf(document.activeElement as HTMLElement), items.length);
    if (next === null) return;
    event.preventDefault();
    menu.open = true;
    items[next]!.focus();
  }

  function onClick(event: MouseEvent) {
    if ((event.target as Element).closest('a[href], button')) details.current!.open = false;
  }

  return (
    // Keys and clicks reach it from the links and buttons inside.
    <details className={start ? 'menu menu--start' : 'menu'} ref={details} onKeyDown={onKeyDown}>
      <summary className={quiet ? 'icon-button' : small ? 'button button--small' : 'button'}>{button}</summary>
      <div className="menu-list" onClick={onClick}>
        {children}
      </div>
    </details>
  );
}
