import type { HTMLAttributes } from 'react';

/** One level of cards: nothing framed inside a frame. */
export function Card({ as: Element = 'div', soft, className, ...more }: { as?: 'div' | 'section' | 'article' | 'li'; soft?: boolean } & HTMLAttributes<HTMLElement>) {
  return <Element className={['card', soft && 'card--soft', className].filter(Boolean).join(' ')} {...more} />;
}
