import type { ReactNode } from 'react';

/** How many wait, drawn small; nothing when none do. Its words are for whoever does not see it beside its control. */
export function Count({ value, children }: { value: number; children: ReactNode }) {
  if (value <= 0) return null;
  return (
    <span className="count">
      <span aria-hidden="true">{value > 99 ? '99+' : value}</span>
      <span className="visually-hidden">{children}</span>
    </span>
  );
}
