import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { muteSpans, reportReasons, type MuteSpan, type ReportDecision, type ReportKind, type ReportReason } from './contract/names';

const reasons: Record<ReportReason, MessageDescriptor> = {
  'child-named': msg`It names or shows a child or a family`,
  'child-safety': msg`I worry about the safety of a child`,
  unkind: msg`It is unkind, or it pressures someone`,
  discriminates: msg`It puts people down for who they are`,
  misleading: msg`It could harm someone who follows it`,
  advertising: msg`It sells something or does not belong here`,
  other: msg`Something else`,
};

/** Of a person instead of what one wrote. */
const reasonsForPerson: Partial<Record<ReportReason, MessageDescriptor>> = {
  'child-named': msg`They name or show a child or a family`,
  unkind: msg`They are unkind, or they pressure someone`,
  discriminates: msg`They put people down for who they are`,
  misleading: msg`They pass on what could harm someone who follows it`,
  advertising: msg`They sell something or do not belong here`,
};

const decisions: Record<ReportDecision, MessageDescriptor> = {
  hidden: msg`Hide the post`,
  suspended: msg`Suspend the person on the whole site`,
  talked: msg`We talked with the person`,
  kept: msg`Leave it as it is`,
};

const spans: Record<MuteSpan, MessageDescriptor> = { day: msg`A day`, week: msg`A week`, month: msg`A month`, good: msg`Until we change it` };

/** The reasons of a report, with their words. */
export const reasonChoices = (i18n: I18n, kind: ReportKind) => reportReasons.map((value) => ({ value, label: reasonWords(i18n, value, kind) }));
export const reasonWords = (i18n: I18n, reason: ReportReason, kind: ReportKind = 'post') => i18n._((kind === 'person' && reasonsForPerson[reason]) || reasons[reason]);
export const decisionWords = (i18n: I18n, decision: ReportDecision) => i18n._(decisions[decision]);
export const spanChoices = (i18n: I18n) => muteSpans.map((value) => ({ value, label: i18n._(spans[value]) }));
