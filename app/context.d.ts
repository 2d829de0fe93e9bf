import type { Services } from '../server/services';
import type { SignedIn } from '../server/people/actor';
import type { Caller } from '../server/people/people';
import type { SiteView } from '../server/site/site';
import type { Language } from './contract/names';
import type { LookView } from './contract/site';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }

  /** What a route may use: the actor and the verbs, never a database, a cookie store or a socket. */
  interface AppLoadContext {
    services: Pick<Services, 'people' | 'resets' | 'signUps' | 'addresses' | 'profiles' | 'photos' | 'communities' | 'threads' | 'drafts' | 'notices' | 'frames' | 'site' | 'appearance' | 'library' | 'search' | 'credentials' | 'directory' | 'invitations' | 'forms' | 'posts' | 'mail' | 'mailSettings' | 'moderation' | 'decisions' | 'agreements' | 'series' | 'sessions' | 'calendars' | 'waiting'>;
    me: SignedIn | null;
    caller: Caller;
    site: SiteView;
    look: LookView;
    language: Language;
    /** Whether this request may look around a demo site as a fictional person. */
    mayLookAround: boolean;
    /** Whether the browser only fetches ahead: then nothing counts as seen. */
    isPrefetch: boolean;
    /** Whether /styleguide is there. */
    hasStyleguide: boolean;
    secureCookies: boolean;
    /** The value of a cookie of this site as the browser sent it, or null. */
    cookie(name: string): string | null;
    /** Path and query of the page that is asked for or posted to; null where a script of a page asks. */
    pagePath: string | null;
    now: Date;
    nonce: string;
    requestId: string;
    /** Logs a fault with the request's id. Answers the status of its page: 503 where the database is away, which passes. */
    report(error: unknown): 500 | 503;
  }
}
