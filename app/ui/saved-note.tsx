import { useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';

/** Says after a form that its words are kept. The form comes back here with `?saved`, with and without scripts. */
export function SavedNote({ children }: { children: ReactNode }) {
  const [params] = useSearchParams();
  return <div role="status">{params.has('saved') && <p className="notice notice--plain">{children}</p>}</div>;
}
