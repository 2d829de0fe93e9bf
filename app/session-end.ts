import { hasLocal } from './ui/composer/draft-key';

let ended: { at: string; handle: string } | undefined;

/** The server has ended the session of somebody who looks at a page. */
export function sessionEnds(handle: string): void {
  ended = { at: location.pathname + location.search, handle };
}

/** What to tell whom the end of their session has sent here from a page: nothing after any other way. */
export function sessionEndedAt(page: string): { keepsWords: boolean } | null {
  return ended?.at === page ? { keepsWords: hasLocal(ended.handle) } : null;
}
