import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { OptionView } from '../contract/decisions';
import type { ConsentChoice, DecisionKind, SlotAnswer } from '../contract/names';
import { fullTime, type Clockface } from './time';

export const decisionKindWords: Record<DecisionKind, MessageDescriptor> = { consent: msg`Proposal`, dots: msg`Dot vote`, time: msg`Find a time` };
export const choiceWords: Record<ConsentChoice, MessageDescriptor> = { agree: msg`I agree`, concern: msg`I have a concern`, object: msg`I object` };
export const slotWords: Record<SlotAnswer, MessageDescriptor> = { yes: msg`Yes`, maybe: msg`If need be`, no: msg`No` };

/** What an option says; a time as the reader's clocks say it. */
export const optionWords = ({ text, startsAt }: OptionView, face: Clockface) => (startsAt ? fullTime(new Date(startsAt), face) : text);

/** A day without a time, such as 2026-03-02: the same day wherever it is read. */
export const dayOf = (day: string) => new Date(`${day}T12:00:00Z`);
