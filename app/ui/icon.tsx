import sprite from './icons.svg?url';

/** An icon of the sprite. Always beside a word, or on a control that has a name. */
export function Icon({ name, small }: { name: string; small?: boolean }) {
  return (
    <svg className={small ? 'icon icon--sm' : 'icon'} aria-hidden="true">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}

export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <use href={`${sprite}#mark`} />
    </svg>
  );
}
