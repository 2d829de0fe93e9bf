import type { ReactNode } from 'react';

/** Fields under a heading beside them. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="form-section">
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}
