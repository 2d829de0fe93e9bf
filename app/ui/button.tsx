import type { AnchorHTMLAttributes, ButtonHTMLAttributes, MouseEvent } from 'react';
import { Icon } from './icon';

interface Look {
  /** One `primary` in a view: the thing to do. */
  variant?: 'primary' | 'quiet' | 'danger';
  small?: boolean;
  wide?: boolean;
  /** An icon of the sprite, before the words. */
  icon?: string;
}

function classes({ variant, small, wide }: Look, more?: string): string {
  return ['button', variant && `button--${variant}`, small && 'button--small', wide && 'button--wide', more].filter(Boolean).join(' ');
}

const stop = (event: MouseEvent) => event.preventDefault();

/**
 * A button, one that submits its form unless `type` says otherwise. While `busy` it keeps its place and its focus, which
 * `disabled` would take away, and a second click sends nothing.
 */
export function Button({ variant, small, wide, icon, busy, className, children, onClick, ...button }: Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button className={classes({ variant, small, wide }, className)} {...button} aria-disabled={busy || undefined} data-busy={busy || undefined} onClick={busy ? stop : onClick}>
      {icon && <Icon name={icon} small={small} />}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton({ variant, small, wide, icon, className, children, ...link }: Look & { href: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a className={classes({ variant, small, wide }, className)} {...link}>
      {icon && <Icon name={icon} small={small} />}
      {children}
    </a>
  );
}
