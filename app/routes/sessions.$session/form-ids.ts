import { useLocation } from '@remix-run/react';
import { useState } from 'react';

/**
 * The ids of the page's forms as they were when the reader came, or last sent one: news of others, which loads the page
 * anew, must not put another form in place of one that somebody is at. A form that was refused keeps its own.
 */
export function useFormIds<T>(loaded: T, isRefused: boolean): T {
  const { key } = useLocation();
  const [kept, keep] = useState({ key, ids: loaded });
  if (kept.key === key || isRefused) return kept.ids;
  keep({ key, ids: loaded });
  return loaded;
}
