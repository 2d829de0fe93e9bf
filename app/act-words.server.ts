import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ActLine } from './contract/moderation';
import { privacies, reportDecisions, reportKinds, reportReasons, roles } from './contract/names';
import { decisionWords, reasonWords } from './moderation-words.server';
import { privacyWords, roleWords } from './ui/words';

/** What was done, said after the name of who did it. */
export const acts: Record<string, MessageDescriptor> = {
  'administrator-made': msg`made somebody an administrator`,
  'agreements-published': msg`published agreements`,
  'agreements-reviewed': msg`looked at the agreements again`,
  'address-changed': msg`changed their email address`,
  'appearance-changed': msg`changed the appearance of the site`,
  'attendance-corrected': msg`corrected who came to a session`,
  'attendance-taken': msg`noted who came to a session`,
  'community-founded': msg`started the community`,
  'credential-declined': msg`did not verify a credential`,
  'credential-verified': msg`verified a credential`,
  'demo-removed': msg`removed the demo, with all that was tried in it`,
  'decision-closed': msg`closed a decision`,
  'decision-kept': msg`kept a decision as it is`,
  'form-closed': msg`closed a form`,
  'form-opened': msg`opened a form`,
  'handle-changed': msg`changed a handle`,
  'invitation-accepted': msg`came in by an invitation`,
  'invitation-declined': msg`declined an invitation`,
  'invitation-made': msg`invited somebody`,
  'invitation-revoked': msg`took an invitation back`,
  'join-code-made': msg`made a join code`,
  'join-code-reset': msg`replaced the join code`,
  'join-code-revoked': msg`ended the join code`,
  'join-question-changed': msg`changed the question to those who ask to join`,
  'join-request-accepted': msg`let somebody in who had asked`,
  'join-request-declined': msg`declined a request to join`,
  'member-muted': msg`muted a member`,
  'member-unmuted': msg`let a member write again`,
  'members-import-confirmed': msg`invited a list of people`,
  'membership-ended': msg`left the community`,
  'membership-ended removed': msg`removed a member`,
  'membership-paused': msg`took a break from the community`,
  'membership-resumed': msg`came back from a break`,
  'outcome-recorded': msg`recorded what was decided`,
  'person-restored': msg`let a suspended person back`,
  'person-suspended': msg`suspended a person`,
  'post-edited': msg`edited a post of their own`,
  'post-hidden': msg`hid a post`,
  'post-removed': msg`removed a post of their own`,
  'post-restored': msg`showed a hidden post again`,
  'report-decided': msg`decided on a report`,
  'report-sent': msg`sent a report`,
  'role-changed': msg`changed a role`,
  'series-ended': msg`ended a series`,
  'series-goal-met': msg`noted that the goal of a series is met`,
  'series-lead-changed': msg`changed who leads a series`,
  'series-lead-stepped-down': msg`no longer leads a series`,
  'series-planned': msg`planned a series`,
  'series-reshaped': msg`gave a series other times`,
  'settings-changed': msg`changed the settings`,
  'site-founded': msg`started this site as its first administrator`,
  'visit-began': msg`began to read for one hour`,
};


/** An act in words, and what else was written down of it. One without words of its own is said by its name, so that nothing is missing from a log. */
export function actWords(i18n: I18n, { act, details }: Pick<ActLine, 'act' | 'details'>): { words: string; more: string | null } {
  const known = acts[`${act} ${String(details.how)}`] ?? acts[act];
  return { words: known ? i18n._(known) : act.replaceAll('-', ' '), more: moreOf(i18n, act, details) || null };
}

/** Fixed words of the domain in the reader's language; a reason as it was given. */
function moreOf(i18n: I18n, act: string, details: ActLine['details']): string {
  const { from, to, reason, decision } = details;
  if (act === 'role-changed') return change(...both(details, roles, (role) => i18n._(roleWords[role])));
  if (act === 'report-sent') return wordOf(reportReasons, reason, (one) => reasonWords(i18n, one, wordKind(details.kind)));
  const parts = [
    change(asGiven(from), asGiven(to)),
    change(...both((details.privacy ?? {}) as ActLine['details'], privacies, (privacy) => i18n._(privacyWords[privacy]))),
    wordOf(reportDecisions, decision, (one) => decisionWords(i18n, one)),
    asGiven(reason),
  ];
  return parts.filter(Boolean).join('. ');
}

const change = (from: string, to: string) => (from && to ? `${from} → ${to}` : '');
const wordKind = (kind: unknown) => reportKinds.find((one) => one === kind);
const asGiven = (value: unknown) => (typeof value === 'string' ? value : '');

function wordOf<T extends string>(list: readonly T[], value: unknown, words: (one: T) => string): string {
  const found = list.find((one) => one === value);
  return found ? words(found) : '';
}

function both<T extends string>({ from, to }: ActLine['details'], list: readonly T[], words: (one: T) => string): [string, string] {
  return [wordOf(list, from, words), wordOf(list, to, words)];
}
