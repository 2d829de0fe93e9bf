import type { ReactNode } from 'react';

/** Numbers that stand side by side. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className="stats">{children}</dl>;
}

/** One number, what it is, and what it counts. */
export function Stat({ value, unit, label, children }: { value: ReactNode; unit?: ReactNode; label: ReactNode; children?: ReactNode }) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd>
        {value} {unit && <small>{unit}</small>}
      </dd>
      {children && <dd>{children}</dd>}
    </div>
  );
}
