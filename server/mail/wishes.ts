import { and, eq, inArray, sql } from 'drizzle-orm';
import type { MailTopic } from '../../app/contract/mail';
import type { Database } from '../../db/connect';
import { mailSettings, mailStops } from '../../db/schema/mail';
import { people } from '../../db/schema/people';
import { digest } from '../ids';
import type { QuietHours } from './quiet';

export interface Wishes extends QuietHours {
  off: MailTopic[];
}

/** How an address without an account lies in the database. */
export const addressHash = (address: string) => digest(`mail:${address.toLowerCase()}`);

/** The columns of somebody's wishes, beside `people`; without a row of theirs, the usual ones. */
export const wishColumns = {
  timeZone: people.timeZone,
  off: sql<MailTopic[]>`coalesce(${mailSettings.off}, '{}')`,
  isQuiet: sql<boolean>`coalesce(${mailSettings.isQuiet}, true)`,
  quietFrom: sql<number>`coalesce(${mailSettings.quietFrom}, 1200)`,
  quietTo: sql<number>`coalesce(${mailSettings.quietTo}, 420)`,
};

/** Which mail people want, by their id. */
export async function wishesOf(tx: Pick<Database, 'select'>, ids: string[]): Promise<Map<string, Wishes>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: people.id, ...wishColumns }).from(people).leftJoin(mailSettings, eq(mailSettings.personId, people.id)).where(inArray(people.id, ids));
  return new Map(rows.map(({ id, ...wishes }) => [id, wishes]));
}

/** Those of some addresses that want no more mail of a topic. */
export async function stoppedAmong(tx: Pick<Database, 'select'>, addresses: string[], topic: MailTopic): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const hashes = new Map(addresses.map((address) => [addressHash(address), address]));
  const rows = await tx.select({ hash: mailStops.addressHash }).from(mailStops).where(and(inArray(mailStops.addressHash, [...hashes.keys()]), eq(mailStops.topic, topic)));
  return new Set(rows.map(({ hash }) => hashes.get(hash)!));
}
