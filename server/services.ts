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
import type { Limiting } from './limiting';
import { buildNotices } from './notices/notices';
import { buildDirectory } from './people/directory';
import { buildPeople } from './people/people';
import { buildPhotos } from './people/photos';
import { buildProfiles } from './people/profiles';
import { buildSessions as buildSignIns } from './people/sessions';
import { buildDeparting } from './series/leaving';
import type { Spread } from './series/news';
import { buildSeries } from './series/series';
import { buildAppearance } from './site/appearance';
import { buildSearch } from './search/search';
import { buildModeration } from './moderation/moderation';
import { buildPosts } from './threads/posts';
import { buildSite } from './site/site';
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
  /** Queues what people hear of their sessions by mail; nobody hears without it. */
  spread?: Spread;
}) {
  const { db, clock, limiting } = given;
  const { commit } = given.telling;
  const audit = buildAudit({ db, clock });
  const signIns = buildSignIns(db, clock, given.secureCookies);
  const people = buildPeople({ db, clock, commit, limiting, sessions: signIns, secret: given.secret });
  const profiles = buildProfiles({ db, commit, limiting, audit });
  const photos = buildPhotos({ db, clock, commit, limiting });
  const spread = given.spread ?? (async () => undefined);
  const departing = buildDeparting({ clock, spread });
  const communities = buildCommunities({ db, clock, commit, limiting, audit, departing });
  const credentials = buildCredentials({ db, clock, commit, limiting, audit });
  const directory = buildDirectory({ db, limiting, communities });
  // Until the site sends mail, whoever invites hands the link on.
  const hasMail = () => false;
  const agreements = buildAgreements({ db, clock, commit, limiting, audit, communities });
  const invitations = buildInvitations({ agreements, db, clock, commit, limiting, communities, people, audit, hasMail, secret: given.secret });
  const threads = buildThreads({ db, clock, commit, limiting, communities });
  const decisions = buildDecisions({ db, clock, commit, limiting, audit, communities });
  const drafts = buildDrafts({ db, clock, commit, limiting, communities, threads });
  const notices = buildNotices({ db, clock, commit, threads });
  const forms = buildForms({ db, clock, commit, limiting, communities, audit });
  const posts = buildPosts({ clock, db, commit, limiting, audit, threads });
  const moderation = buildModeration({ db, clock, commit, limiting, audit, sessions: signIns, communities, threads, departing });
  const { series, sessions } = buildSeries({ db, clock, commit, limiting, audit, communities, credentials, spread });
  const library = buildLibrary({ db, clock, commit, limiting, communities });
  const search = buildSearch({ db, limiting });
  const site = buildSite({ db, clock, commit, people });
  const appearance = buildAppearance({ db, commit, limiting, audit, site });
  return { audit, signIns, series, sessions, people, profiles, photos, appearance, communities, threads, drafts, notices, site, library, search, credentials, directory, invitations, forms, posts, moderation, decisions, agreements };
}
