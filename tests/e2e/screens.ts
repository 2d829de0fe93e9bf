import { sealed } from '../../server/tokens';
import { rowsOf, secret } from './product';
import type { preparations } from './prepared';

/** As it stands at the foot of an invitation to an address without an account. */
const unsubscribePath = `/unsubscribe/${sealed(secret, 'unsubscribe', ['joining', 'a', 'somebody@example.org'])}`;

/** As it stands in a reminder of the first session to come that a member of the demo is expected at. */
async function answerToken(url: string): Promise<string> {
  const [found] = await rowsOf<{ session: string; person: string }>(
    url,
    `select s.id as session, p.id as person from people p join memberships m on m.person_id = p.id and m.status = 'active'
      join series r on r.community_id = m.community_id and r.expects = 'all' join series_sessions s on s.series_id = r.id and s.status = 'scheduled' and s.starts_at > now() + interval '1 hour'
      where p.handle = 'hector-salas' order by s.starts_at limit 1`,
  );
  return sealed(secret, 'answer', [found!.session, found!.person, 'maybe']);
}

/** Every screen, with the person who looks at it. Later screens join this list, and with it every gate; what they are for stands in tasks.ts. */
export interface Screen {
  name: string;
  path: string;
  /** Handle of a person of the demo, or `administrator`; nobody where it is left out. */
  as?: string;
  /** What has to happen first, where the demo has no such thing. */
  after?: keyof typeof preparations;
  /** The text of the link on `path` that leads there, where the address has an id in it. */
  through?: string;
  /** How the address of that link begins, where others have the same words. */
  leads?: string;
  /** Where it lies, where no page links to it: what comes behind `path`. */
  rest?: (url: string) => Promise<string>;
  /** What follows the address that was found so. */
  then?: string;
  status?: number;
  /** Outside the shell, where nothing is live. */
  isAlone?: true;
}

export const screens: Screen[] = [
  { name: 'welcome', path: '/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-up', path: '/sign-up' },
  { name: 'forgot', path: '/forgot' },
  { name: 'reset-gone', path: '/reset/nobody-ever-made-this-token-here', status: 404 },
  { name: 'confirm-gone', path: '/confirm/nobody-ever-made-this-token-here', status: 404 },
  { name: 'new-address-gone', path: '/new-address/nobody-ever-made-this-token-here', status: 404 },
  { name: 'sign-up-sent', path: '/sign-up?sent' },
  { name: 'unsubscribe', path: unsubscribePath },
  { name: 'unsubscribe-gone', path: '/unsubscribe/nobody-ever-made-this', status: 404 },
  { name: 'answer', path: '/answer/', rest: answerToken },
  { name: 'answer-gone', path: '/answer/nobody-ever-made-this', status: 404 },
  { name: 'start-own', path: '/setup' },
  { name: 'not-found', path: '/nowhere', status: 404 },
  { name: 'join-code', path: '/join' },
  { name: 'join', path: '/join/MEET-HERE' },
  { name: 'join-signed-in', path: '/join/meethere', as: 'joan-castellano', isAlone: true },
  { name: 'join-gone', path: '/join/AAAA-2222', status: 404 },
  { name: 'invite', path: '/c/rooted/manage/invite', as: 'amara-nwosu' },
  { name: 'invite-first', path: '/c/harbor/manage/invite', as: 'joan-castellano' },
  { name: 'import', path: '/c/rooted/manage/invite/import', as: 'amara-nwosu' },
  { name: 'poster', path: '/c/rooted/poster', as: 'amara-nwosu', isAlone: true },
  { name: 'home', path: '/', as: 'yusuf-abdi' },
  { name: 'home-unread', path: '/?show=unread', as: 'yusuf-abdi' },
  { name: 'communities', path: '/communities', as: 'joan-castellano' },
  { name: 'community', path: '/c/rooted', as: 'grace-kim' },
  { name: 'community-from-outside', path: '/c/rooted', as: 'joan-castellano' },
  { name: 'community-empty', path: '/c/harbor?show=needs-reply', as: 'joan-castellano' },
  { name: 'community-request', path: '/c/lantern', as: 'luis-ortega', after: 'lantern' },
  { name: 'community-ask', path: '/c/lantern/ask', as: 'luis-ortega', after: 'lantern' },
  { name: 'community-asked', path: '/c/lantern/ask', as: 'kwame-mensah', after: 'lantern' },
  { name: 'join-requests', path: '/c/lantern/manage/invite', as: 'hana-suleiman', after: 'lantern' },
  { name: 'community-new', path: '/communities/new', as: 'joan-castellano' },
  { name: 'community-about', path: '/c/rooted/about', as: 'grace-kim' },
  { name: 'community-settings', path: '/c/rooted/manage', as: 'amara-nwosu' },
  { name: 'community-members', path: '/c/rooted/manage/members', as: 'amara-nwosu' },
  { name: 'community-remove', path: '/c/rooted/manage/members/david-okafor/remove', as: 'amara-nwosu' },
  { name: 'community-hand-over', path: '/c/rooted/hand-over', as: 'amara-nwosu' },
  { name: 'write', path: '/c/rooted/new', as: 'grace-kim' },
  { name: 'thread', path: '/c/rooted', as: 'david-okafor', through: 'I called it a calm corner' },
  { name: 'forms', path: '/c/rooted/forms', as: 'amara-nwosu' },
  { name: 'form', path: '/c/rooted/forms', as: 'grace-kim', through: 'Where we are and where we want to be' },
  { name: 'form-results', path: '/c/rooted/forms', as: 'david-okafor', through: 'Safe to be honest' },
  { name: 'form-verdict', path: '/c/rooted/forms', as: 'david-okafor', through: 'Are we ready?' },
  { name: 'reports', path: '/c/rooted/manage/reports', as: 'amara-nwosu' },
  { name: 'community-log', path: '/c/rooted/manage/log', as: 'amara-nwosu' },
  { name: 'mute', path: '/c/rooted/people/grace-kim/mute', as: 'amara-nwosu' },
  { name: 'report-person', path: '/people/grace-kim/report', as: 'amara-nwosu' },
  { name: 'report-strategy', path: '/library/goodbye-ritual/report', as: 'yusuf-abdi' },
  { name: 'block', path: '/people/grace-kim/block', as: 'amara-nwosu' },
  { name: 'settings-blocked', path: '/settings/blocked', as: 'amara-nwosu' },
  { name: 'styleguide', path: '/styleguide' },
  { name: 'styleguide-dialog', path: '/styleguide/dialog' },
  { name: 'series-plan', path: '/c/rooted/sessions/new', as: 'amara-nwosu' },
  { name: 'series', path: '/c/rooted/sessions', as: 'grace-kim', through: 'Monthly practice circle' },
  { name: 'series-led', path: '/c/maple/sessions', as: 'priya-raman', after: 'planned', through: 'Math talk in threes', leads: '/series/' },
  { name: 'series-asks', path: '/c/maple/sessions', as: 'luis-ortega', after: 'planned', through: 'Reading aloud together', leads: '/series/' },
  { name: 'series-edit', path: '/c/maple/sessions', as: 'priya-raman', after: 'planned', through: 'Math talk in threes', leads: '/series/', then: '/edit' },
  { name: 'series-times', path: '/c/maple/sessions', as: 'priya-raman', after: 'planned', through: 'Math talk in threes', leads: '/series/', then: '/edit/times' },
  { name: 'series-breaks', path: '/c/maple/sessions', as: 'priya-raman', after: 'planned', through: 'Math talk in threes', leads: '/series/', then: '/edit/breaks' },
  { name: 'series-rota', path: '/c/maple/sessions', as: 'priya-raman', after: 'planned', through: 'Math talk in threes', leads: '/series/', then: '/edit/rota' },
  { name: 'series-rota-own', path: '/c/maple/sessions', as: 'luis-ortega', after: 'planned', through: 'Math talk in threes', leads: '/series/', then: '/edit/rota' },
  { name: 'series-hand-over', path: '/c/maple/sessions', as: 'priya-raman', after: 'planned', through: 'Math talk in threes', leads: '/series/', then: '/edit/hand-over' },
  { name: 'series-add', path: '/c/maple/sessions', as: 'priya-raman', after: 'planned', through: 'Math talk in threes', leads: '/series/', then: '/add' },
  { name: 'session-change', path: '/sessions', as: 'priya-raman', after: 'planned', through: 'Math talk in threes', then: '/change' },
  { name: 'series-end', path: '/c/maple/sessions', as: 'priya-raman', after: 'planned', through: 'Math talk in threes', leads: '/series/', then: '/edit/end' },
  { name: 'sessions', path: '/sessions', as: 'yusuf-abdi' },
  { name: 'sessions-month', path: '/sessions?show=month', as: 'yusuf-abdi' },
  { name: 'sessions-past', path: '/sessions?show=past', as: 'yusuf-abdi' },
  { name: 'sessions-none', path: '/sessions', as: 'administrator' },
  { name: 'session', path: '/sessions', as: 'grace-kim', through: 'Tried it round' },
  { name: 'session-waiting', path: '/sessions', as: 'david-okafor', through: 'One case', after: 'onePlace' },
  { name: 'session-led', path: '/sessions', as: 'amara-nwosu', through: 'Tried it round' },
  { name: 'session-held', path: '/sessions?show=past', as: 'amara-nwosu', through: 'What did the waiting numbers do' },
  { name: 'session-been-to', path: '/sessions?show=past', as: 'grace-kim', through: 'What did the waiting numbers do' },
  { name: 'session-answer', path: '/sessions', as: 'linh-pham', through: 'Tried it round', then: '/answer?rsvp=no' },
  { name: 'session-attendance', path: '/sessions?show=past', as: 'amara-nwosu', through: 'What did the waiting numbers do', then: '/attendance' },
  { name: 'community-sessions', path: '/c/rooted/sessions', as: 'amara-nwosu' },
  { name: 'community-sessions-of-others', path: '/c/rooted/sessions', as: 'joan-castellano' },
  { name: 'settings-calendar', path: '/settings/calendar', as: 'grace-kim' },
  { name: 'settings-calendar-made', path: '/settings/calendar', as: 'thandi-mokoena', after: 'subscribed' },
  { name: 'notices', path: '/notices', as: 'linh-pham' },
  { name: 'notices-empty', path: '/notices', as: 'beth-yellowtail' },
  { name: 'decisions', path: '/c/rooted/decisions', as: 'yusuf-abdi' },
  { name: 'decision-new', path: '/c/rooted/decisions/new', as: 'grace-kim' },
  { name: 'decision-open', path: '/c/rooted/decisions', as: 'yusuf-abdi', through: 'What do we look at together' },
  { name: 'decision-decided', path: '/c/rooted/decisions', as: 'amara-nwosu', through: 'Begin each session' },
  { name: 'library', path: '/library?age=toddler&setting=head-start&q=transitions', as: 'yusuf-abdi' },
  { name: 'library-filters', path: '/library?filters=open', as: 'yusuf-abdi' },
  { name: 'library-none', path: '/library?q=zeppelin&age=infant', as: 'yusuf-abdi' },
  { name: 'strategy', path: '/library/goodbye-ritual', as: 'yusuf-abdi' },
  { name: 'search', path: '/search?q=goodbye', as: 'yusuf-abdi' },
  { name: 'search-none', path: '/search?q=zeppelin', as: 'yusuf-abdi' },
  { name: 'account', path: '/settings', as: 'grace-kim' },
  { name: 'settings-profile', path: '/settings/profile', as: 'grace-kim' },
  { name: 'settings-photo', path: '/settings/photo', as: 'grace-kim' },
  { name: 'settings-reading', path: '/settings/reading', as: 'grace-kim' },
  { name: 'settings-mail', path: '/settings/mail', as: 'grace-kim' },
  { name: 'settings-account', path: '/settings/account', as: 'grace-kim' },
  { name: 'settings-devices', path: '/settings/devices', as: 'grace-kim' },
  { name: 'profile', path: '/people/grace-kim', as: 'amara-nwosu' },
  { name: 'people', path: '/c/rooted/people', as: 'grace-kim' },
  { name: 'people-found', path: '/c/rooted/people?q=goodbye', as: 'amara-nwosu' },
  { name: 'people-none', path: '/c/rooted/people?q=zeppelin', as: 'grace-kim' },
  { name: 'credentials-of', path: '/people/amara-nwosu/credentials', as: 'grace-kim' },
  { name: 'credentials-own', path: '/settings/credentials', as: 'kenji-watanabe' },
  { name: 'credentials-none', path: '/settings/credentials', as: 'yusuf-abdi' },
  { name: 'credential-new', path: '/settings/credentials/new', as: 'priya-raman' },
  { name: 'credential-change', path: '/settings/credentials', as: 'priya-raman', through: 'Change' },
  { name: 'profile-own', path: '/people/amara-nwosu', as: 'amara-nwosu' },
  { name: 'agreements', path: '/c/rooted/agreements', as: 'david-okafor' },
  { name: 'agreements-facilitator', path: '/c/harbor/agreements', as: 'joan-castellano' },
  { name: 'admin-settings', path: '/settings', as: 'administrator' },
  { name: 'admin-people', path: '/admin/people', as: 'administrator' },
  { name: 'admin-people-found', path: '/admin/people?q=zeppelin', as: 'administrator' },
  { name: 'admin-suspend', path: '/admin/people/omar-haddad', as: 'administrator' },
  { name: 'admin-credentials', path: '/admin/credentials', as: 'administrator' },
  { name: 'admin-reports', path: '/admin/reports', as: 'administrator', after: 'reported' },
  { name: 'admin-log', path: '/admin/log', as: 'administrator' },
  { name: 'admin-appearance', path: '/admin/appearance', as: 'administrator' },
  { name: 'community-visit', path: '/c/harbor/visit', as: 'administrator' },
];
