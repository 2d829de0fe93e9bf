import { problemOf } from '../../app/contract/problems';
import { digest } from '../ids';
import type { Limiting } from '../limiting';

/** How much mail somebody can make the site send to an address that may be another's. */
export function mailLimits(limiting: Limiting, name: string) {
  const eachHour = limiting.lasting({ name: `${name}-hour`, points: 2, per: 60 * 60 });
  const eachDay = limiting.lasting({ name: `${name}-day`, points: 5, per: 24 * 60 * 60 });
  return {
    /** False when the address has had enough. Whoever asks is not told: it would say that others ask, too. */
    async allow(email: string): Promise<boolean> {
      try {
        const key = digest(email.toLowerCase());
        await eachHour.take(key);
        await eachDay.take(key);
        return true;
      } catch (caught) {
        if (problemOf(caught)?.code === 'too_many') return false;
        throw caught;
      }
    },
  };
}
