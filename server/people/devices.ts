import { createHmac, timingSafeEqual } from 'node:crypto';
import { newId } from '../ids';

/**
 * A device that once signed in to an account carries a sealed mark of it. Wrong passwords are counted for each marked
 * device apart, so that a stranger who guesses cannot lock the owner out.
 */
export interface Devices {
  /** The key under which tries from this device count, for this account. */
  key(account: string, mark: string | null): string;
  /** Whether the device has signed in to this account before. */
  knows(account: string, mark: string | null): boolean;
  /** The mark to keep on a device that has just signed in. */
  mark(account: string): string;
}

/** Builds the marks with the site's secret. */
export function buildDevices(secret: string): Devices {
  const seal = (text: string) => createHmac('sha256', secret).update(`device:${text}`).digest('base64url').slice(0, 32);
  const known = (account: string, mark: string | null) => {
    const [device, sealed, ...rest] = (mark ?? '').split('.');
    return device && sealed && rest.length === 0 && equal(sealed, seal(`${account}:${device}`)) ? device : null;
  };
  return {
    knows: (account, mark) => known(account, mark) !== null,
    key(account, mark) {
      const device = known(account, mark);
      return seal(device ? `known:${account}:${device}` : `unknown:${account}`);
    },
    mark(account) {
      const device = newId();
      return `${device}.${seal(`${account}:${device}`)}`;
    },
  };
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
