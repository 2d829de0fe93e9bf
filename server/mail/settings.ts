import { eq, sql } from 'drizzle-orm';
import { ChangeMail, mailTopics, type MailSettingsView, type MailTopic } from '../../app/contract/mail';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { mailSettings, mailStops } from '../../db/schema/mail';
import { people } from '../../db/schema/people';
import type { Clock } from '../clock';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { hidden } from '../people/hidden-address';
import { unsubscribingOf } from './links';
import { addressHash, wishesOf } from './wishes';

/** Builds the verbs of which mail a person wants. */
export function buildMailSettings({ db, clock, secret }: { db: Database; clock: Clock; secret: string }) {
  return {
    /** What the actor has chosen, or the usual. */
    async mine(actor: Actor): Promise<MailSettingsView> {
      const wishes = (await wishesOf(db, [actor.id])).get(actor.id);
      if (!wishes) throw problem('not_found');
      const { off, isQuiet, quietFrom, quietTo } = wishes;
      return { off, isQuiet, quietFrom: asTime(quietFrom), quietTo: asTime(quietTo) };
    },

    /** Keeps what the actor chooses. Throws `invalid`. */
    async change(actor: Actor, input: unknown): Promise<void> {
      const { isQuiet, quietFrom, quietTo, ...wanted } = parse(ChangeMail, input);
      const row = { off: mailTopics.filter((topic) => !wanted[topic]), isQuiet, quietFrom, quietTo };
      await db.insert(mailSettings).values({ personId: actor.id, ...row }).onConflictDoUpdate({ target: mailSettings.personId, set: row });
    },

    /** What a link at the foot of a mail ends, for the page behind it. Throws `not_found` for one that the site did not make. */
    async unsubscribing(token: string): Promise<{ topic: MailTopic; address: string | null }> {
      const found = unsubscribingOf(secret, token);
      if (!found) throw problem('not_found');
      return { topic: found.topic, address: 'address' in found.who ? hidden(found.who.address) : null };
    },

    /** Ends mail of one topic for whom the link was made; nobody has to sign in. Twice is once. Throws `not_found`. */
    async unsubscribe(token: string): Promise<void> {
      const found = unsubscribingOf(secret, token);
      if (!found) throw problem('not_found');
      const { topic, who } = found;
      if ('address' in who) {
        await db.insert(mailStops).values({ addressHash: addressHash(who.address), topic, stoppedAt: clock() }).onConflictDoNothing();
        return;
      }
      const person = db.select({ personId: people.id, off: sql`array[${topic}]::text[]`.as('off'), isQuiet: sql`true`.as('is_quiet'), quietFrom: sql`1200`.as('quiet_from'), quietTo: sql`420`.as('quiet_to') }).from(people).where(eq(people.id, who.personId));
      const added = sql`case when ${topic} = any(${mailSettings.off}) then ${mailSettings.off} else ${mailSettings.off} || ${topic}::text end`;
      await db.insert(mailSettings).select(person).onConflictDoUpdate({ target: mailSettings.personId, set: { off: added } });
    },
  };
}

const asTime = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
