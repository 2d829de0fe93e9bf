import type { Tint } from '../contract/names';

/** Initials on a tint: decoration, the name stands beside it. */
export function Avatar({ name, tint, size }: { name: string; tint: string; size?: 'xs' | 'sm' | 'lg' }) {
  return (
    <span className={size ? `avatar avatar--${size}` : 'avatar'} data-tint={tint} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function Tile({ name, tint, large }: { name: string; tint: Tint; large?: boolean }) {
  return (
    <span className={large ? 'tile tile--lg' : 'tile'} data-tint={tint} aria-hidden="true">
      {[...name][0]?.toUpperCase()}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...words.at(-1)!][0] ?? '') : '';
  return (first + last).toUpperCase();
}
