import type { ReactNode } from 'react';
import type { Tint } from '../contract/names';

interface Face {
  name: string;
  tint: string;
  /** Where their picture lies; initials without one. */
  photo?: string | null;
}

/** A photo, or initials on a tint: decoration, the name stands beside it. */
export function Avatar({ name, tint, photo, size, isHere }: Face & { size?: 'xs' | 'sm' | 'lg' | 'xl'; isHere?: boolean }) {
  const large = size === 'lg' || size === 'xl';
  const classes = ['avatar', size && `avatar--${size}`, isHere && 'presence'].filter(Boolean).join(' ');
  return (
    <span className={classes} data-tint={tint} aria-hidden="true">
      {initials(name)}
      {photo && <img src={large ? `${photo}?size=large` : photo} alt="" loading="lazy" decoding="async" />}
    </span>
  );
}

/** Three faces at most; words say how many there are. */
export function AvatarStack({ people, size = 'xs', children }: { people: Face[]; size?: 'xs' | 'sm'; children: ReactNode }) {
  return (
    <span className="avatar-stack">
      {people.slice(0, 3).map((person, index) => (
        <Avatar key={index} name={person.name} tint={person.tint} photo={person.photo} size={size} />
      ))}
      <span className="more">{children}</span>
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
