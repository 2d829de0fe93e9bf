import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { problem } from '../app/contract/problems';

export interface Limit {
  /** Counts one; throws `too_many` with the seconds to wait when the allowance is used up. */
  take(key: string): Promise<void>;
  /** Gives one back: the try turned out to be harmless. */
  giveBack(key: string): Promise<void>;
  clear(key: string): Promise<void>;
}

interface Allowance {
  name: string;
  points: number;
  /** Seconds. */
  per: number;
}

/** Limits that a restart must not forget are counted in the database; the rest in memory. */
export interface Limiting {
  lasting(allowance: Allowance): Limit;
  passing(allowance: Allowance): Limit;
}

/** Builds the limits of a running site. */
export function buildLimiting(pool: pg.Pool): Limiting {
  return {
    lasting: ({ name, points, per }) =>
      limit(
        new RateLimiterPostgres({
          storeClient: pool,
          tableName: 'rate_limits',
          tableCreated: true,
          keyPrefix: name,
          points,
          duration: per,
        }),
      ),
    passing: ({ name, points, per }) => limit(new RateLimiterMemory({ keyPrefix: name, points, duration: per })),
  };
}

/** No limits: for the demo loader, which writes a year of talk in a second. */
export const unlimited: Limiting = (() => {
  const nothing = async () => undefined;
  const limit: Limit = { take: nothing, giveBack: nothing, clear: nothing };
  return { lasting: () => limit, passing: () => limit };
})();

function limit(limiter: RateLimiterAbstract): Limit {
  return {
    async take(key) {
      try {
        await limiter.consume(key);
      } catch (refused) {
        if (!isRefusal(refused)) throw refused;
        throw problem('too_many', { retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
      }
    },
    async giveBack(key) {
      await limiter.reward(key);
    },
    async clear(key) {
      await limiter.delete(key);
    },
  };
}

function isRefusal(caught: unknown): caught is RateLimiterRes {
  return caught instanceof RateLimiterRes;
}
