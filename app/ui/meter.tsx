import type { ReactNode } from 'react';

/** A share of a whole. The words say it; the bar only shows it. Its width is an attribute: inline styles are not allowed. */
export function Meter({ value, max, asksLook, children }: { value: number; max: number; /** The group should look at it. */ asksLook?: boolean; children: ReactNode }) {
  const share = max > 0 ? Math.min(100, Math.max(0, (100 * value) / max)) : 0;
  return (
    <div className="metered">
      <p>{children}</p>
      <svg className={asksLook ? 'meter meter--wheat' : 'meter'} aria-hidden="true">
        <rect width={`${share}%`} height="100%" />
      </svg>
    </div>
  );
}
