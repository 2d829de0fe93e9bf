import type { Database } from '../db/connect';
import type { Clock } from './clock';
import { buildAgreements } from './agreements/agreements';
import { buildAudit } from './audit/audit';
import { buildCommunities } from './communities/communities';
import { buildInvitations } from './invitations/invitations';
import { buildDecisions } from './decisions/decisions';
import { buildLibrary } from './library/library';
import { buildCredentials } from './credentials/credentials';
import { buildDrafts } from './drafts/drafts';
import { buildForms } from './forms/forms';
import { buildFrames } from './frame';
import type { Limiting } from './limiting';
import { buildMail } from './mail/mail';
import { buildReminders } from './mail/reminders';
import { buildMailSettings } from './mail/settings';
import { buildNotices } from './notices/notices';
import { buildAddresses } from './people/addresses';
import { buildDirectory } from './people/directory';
import { buildPeople } from './people/people';
import { buildPhotos } from './people/photos';
import { buildProfiles } from './people/profiles';
import { buildResets } from './people/resets';
import { buildSessions as buildSignIns } from './people/sessions';
import { buildSignUps } from './people/sign-ups';
import { buildHearing } from './series/hearing';
import { buildDeparting } from './series/leaving';
import type { SessionNews } from './series/news';
import { buildSeries } from './series/series';
import { buildAppearance } from './site/appearance';
import { buildSearch } from './search/search';
import { buildModeration } from './moderation/moderation';
import { buildPosts } from './threads/posts';
import { buildSite } from './site/site';
import { buildWaiting } from './site/waiting';
import type { Telling } from './tell';
import { buildThreads } from './threads/threads';

export type Services = ReturnType<typeof buildServices>;

/** Builds every noun once: the object that routes, sockets, the demo loader and tests receive. */
export function buildServices(given: {
  db: Database;
  clock: Clock;
  telling: Telling;
  limiting: Limiting;
  secret: string;
  secureCookies: boolean;
  /** Whether mail leaves this site; no mail without it, as for the demo loader. */
  sendsMail?: boolean;
  /** Hears of what people are told of their sessions: for tests. */
  hears?: (news: SessionNews) => void;
}) {
  const { db, clock, limiting } = given;
  const mail = buildMail({ clock, isOn: given.sendsMail ?? false });
  const { commit } = given.telling;
  const mailSettings = buildMailSettings({ db, clock, secret: given.secret });
  const audit = buildAudit({ db, clock });
  const signIns = buildSignIns(db, clock, given.secureCookies);
  const people = buildPeople({ db, clock, commit, limiting, sessions: signIns, mail, secret: given.secret });
  const resets = buildResets({ db, clock, commit, limiting, mail, sessions: signIns, secret: given.secret });
  const signUps = buildSignUps({ db, clock, commit, limiting, mail, people, secret: given.secret });
  const addresses = buildAddresses({ db, clock, commit, limiting, mail, audit, sessions: signIns, secret: given.secret });
  const profiles = buildProfiles({ db, commit, limiting, audit });
  const photos = buildPhotos({ db, clock, commit, limiting });
  const hearing = buildHearing({ clock, mail });
  const spread: typeof hearing = async (tx, tell, news) => {
    given.hears?.(news);
    await hearing(tx, tell, news);
  };
  const departing = buildDeparting({ clock, spread });
  const communities = buildCommunities({ db, clock, commit, limiting, audit, departing });
  const credentials = buildCredentials({ db, clock, commit, limiting, audit });
  const directory = buildDirectory({ db, limiting, communities });
  const agreements = buildAgreements({ db, clock, commit, limiting, audit, communities });
  const invitations = buildInvitations({ agreements, db, clock, commit, limiting, communities, people, signUps, audit, mail, secret: given.secret });
  const threads = buildThreads({ db, clock, commit, limiting, communities });
  const decisions = buildDecisions({ db, clock, commit, limiting, audit, communities });
  const drafts = buildDrafts({ db, clock, commit, limiting, communities, threads });
  const notices = buildNotices({ db, clock, commit, threads });
  const frames = buildFrames({ db });
  const forms = buildForms({ db, clock, commit, limiting, communities, audit });
  const posts = buildPosts({ clock, db, commit, limiting, audit, communities, threads });
  const moderation = buildModeration({ db, clock, commit, limiting, audit, sessions: signIns, communities, threads, departing });
  const { series, sessions, calendars } = buildSeries({ db, clock, commit, limiting, audit, communities, credentials, spread, secret: given.secret });
  const reminders = buildReminders({ db, clock, commit, mail, dueReminders: sessions.expectedSoon });
  const library = buildLibrary({ db, clock, commit, limiting, communities });
  const search = buildSearch({ db, limiting });
  const site = buildSite({ db, clock, commit, people, audit });
  const waiting = buildWaiting({ db });
  const appearance = buildAppearance({ db, commit, limiting, audit, site });
  return { mail, mailSettings, reminders, audit, signIns, series, sessions, people, resets, signUps, addresses, profiles, photos, appearance, communities, threads, drafts, notices, frames, site, library, search, credentials, directory, invitations, forms, posts, moderation, decisions, agreements, calendars, waiting };
}
