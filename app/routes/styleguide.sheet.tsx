import { useRouteLoaderData } from '@remix-run/react';
import { Avatar } from '../ui/avatar';
import { DialogRoute } from '../ui/dialog';
import type { loader as parentLoader } from './styleguide/route';

/** A dialog that comes from below, with nothing to fill in. */
export default function WhoIsComing() {
  const words = useRouteLoaderData<typeof parentLoader>('routes/styleguide')?.words.overlays;
  if (!words) return null;
  return (
    <DialogRoute title={words.coming} sheet>
      <ul className="person-list">
        <li>
          <Avatar name="Grace Kim" tint="slate" size="sm" />
          <span>Grace Kim</span>
        </li>
        <li>
          <Avatar name="Thandi Mokoena" tint="sage" size="sm" />
          <span>Thandi Mokoena</span>
        </li>
      </ul>
    </DialogRoute>
  );
}
