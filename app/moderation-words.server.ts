import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ActLine } from './contract/moderation';
import { muteSpans, reportReasons, type MuteSpan, type ReportDecision, type ReportReason } from './contract/names';

const reasons: Record<ReportReason, MessageDescriptor> = {
  'child-named': msg`It names or shows a child or a family`,
  'child-safety': msg`I worry about the safety of a child`,
  unkind: msg`It is unkind, or it presses somebody`,
  discriminates: msg`It puts people down for who they are`,
  misleading: msg`It could harm somebody who follows it`,
  advertising: msg`It sells something or does not belong here`,
  other: msg`Something else`,
};

const decisions: Record<ReportDecision, MessageDescriptor> = {
  hidden: msg`Hide the post`,
  suspended: msg`Suspend the person in the whole network`,
  talked: msg`We talked with the person`,
  kept: msg`Leave it as it is`,
};

const spans: Record<MuteSpan, MessageDescriptor> = { day: msg`A day`, week: msg`A week`, month: msg`A month`, good: msg`Until we change it` };

const acts: Record<string, MessageDescriptor> = {
  'address-changed': msg`changed their email address`,
  'appearance-changed': msg`changed the appearance of the site`,
  'handle-changed': msg`changed a handle`,
  'member-muted': msg`muted a member`,
  'member-unmuted': msg`let a member write again`,
  'person-restored': msg`let a suspended person back`,
  'person-suspended': msg`suspended a person`,
  'post-edited': msg`edited a post of their own`,
  'post-hidden': msg`hid a post`,
  'post-removed': msg`removed a post of their own`,
  'post-restored': msg`showed a hidden post again`,
  'report-decided': msg`decided on a report`,
  'report-sent': msg`sent a report`,
};

/** The reasons of a report, with their words. */
export const reasonChoices = (i18n: I18n) => reportReasons.map((value) => ({ value, label: i18n._(reasons[value]) }));
export const reasonWords = (i18n: I18n, reason: ReportReason) => i18n._(reasons[reason]);
export const decisionWords = (i18n: I18n, decision: ReportDecision) => i18n._(decisions[decision]);
export const spanChoices = (i18n: I18n) => muteSpans.map((value) => ({ value, label: i18n._(spans[value]) }));

/** An act in words. One without words of its own is said by its name, so that nothing is missing from a log. */
export function actWords(i18n: I18n, { act, details }: Pick<ActLine, 'act' | 'details'>): { words: string; more: string | null } {
  const known = acts[act];
  const said = (name: string) => (typeof details[name] === 'string' ? details[name] : null);
  const [from, to] = [said('from'), said('to')];
  const more = [from && to ? `${from} → ${to}` : null, said('reason')].filter(Boolean).join('. ');
  return { words: known ? i18n._(known) : act.replaceAll('-', ' '), more: more || null };
}
