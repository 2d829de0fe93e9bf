import type { ReactNode } from 'react';

/** Where nothing is yet: why, an example, one thing to do. */
export function EmptyState({ title, level = 2, action, children }: { title?: ReactNode; level?: 2 | 3; action?: ReactNode; children: ReactNode }) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty-state">
      {title && <Heading>{title}</Heading>}
      <p>{children}</p>
      {action}
    </div>
  );
}
