import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
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
  suspended: msg`Suspend the person on the whole site`,
  talked: msg`We talked with the person`,
  kept: msg`Leave it as it is`,
};

const spans: Record<MuteSpan, MessageDescriptor> = { day: msg`A day`, week: msg`A week`, month: msg`A month`, good: msg`Until we change it` };

/** The reasons of a report, with their words. */
export const reasonChoices = (i18n: I18n) => reportReasons.map((value) => ({ value, label: i18n._(reasons[value]) }));
export const reasonWords = (i18n: I18n, reason: ReportReason) => i18n._(reasons[reason]);
export const decisionWords = (i18n: I18n, decision: ReportDecision) => i18n._(decisions[decision]);
export const spanChoices = (i18n: I18n) => muteSpans.map((value) => ({ value, label: i18n._(spans[value]) }));
