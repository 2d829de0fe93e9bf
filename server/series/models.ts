import type { Confidentiality, CredentialKind, FieldRole, HourKind, Role, SeriesModel } from '../../app/contract/names';
import type { Faults } from '../../app/contract/problems';
import { isHolding } from '../communities/policy';

/** Under what the hours of each model may be counted, the usual one first. Hours of peers are never reflective supervision. */
const hoursOf: Record<SeriesModel, readonly HourKind[]> = {
  rsc: ['rsc'],
  coaching: ['coaching'],
  mentoring: ['mentoring'],
  consultation: ['consultation'],
  iecmhc: ['consultation'],
  ta: ['ta', 'training'],
  peer: ['peer', 'training'],
  training: ['training'],
};

/** What somebody who leads reflective supervision holds, one of them, verified. */
export const rscCredentials: readonly CredentialKind[] = ['reflective-supervision', 'imh-endorsement'];

export const isTimeLimited = (model: SeriesModel) => model === 'consultation' || model === 'iecmhc';
export const hourKindOf = (model: SeriesModel, asked: HourKind | null): HourKind => asked ?? hoursOf[model][0]!;
export const confidentialityOf = (model: SeriesModel, asked: Confidentiality | null): Confidentiality => asked ?? (model === 'rsc' ? 'confidential' : 'standard');

/** Roles that are near enough to each other for mentoring. */
const alike: readonly (readonly FieldRole[])[] = [
  ['lead-teacher', 'assistant', 'fcc-provider', 'school-teacher'],
  ['director', 'administrator'],
  ['home-visitor', 'family-worker', 'ei-specialist'],
  ['coach', 'mh-consultant', 'ta-professional'],
];

/** Whether two people do similar work. Of somebody who did not say, or said it in other words, nobody can tell: they may be. */
export function isSimilar(one: FieldRole | null, other: FieldRole | null): boolean {
  if (!one || !other || one === 'other' || other === 'other' || one === other) return true;
  return alike.some((roles) => roles.includes(one) && roles.includes(other));
}

export interface Lead {
  role: Role;
  fieldRole: FieldRole | null;
  /** Holds a verified credential for reflective supervision now. */
  qualifies: boolean;
}

/** Why somebody may not lead a series of a model, or null. */
export function leadFault(model: SeriesModel, { role, qualifies }: Lead): 'a_peer' | 'not_qualified' | null {
  if (model !== 'rsc') return null;
  if (!isHolding(role) && role !== 'consultant') return 'a_peer';
  return qualifies ? null : 'not_qualified';
}

/** What of a series does not go with its model: one fault for each field. */
export function modelFaults(
  form: { model: SeriesModel; goal: string | null; hourKind: HourKind | null; endsOn: string | null; focusLevel: string | null; expects: 'all' | 'chosen' },
  lead: Lead,
  expected: { fieldRole: FieldRole | null }[],
): Faults {
  const { model } = form;
  const faults: Faults = {};
  if (form.hourKind && !hoursOf[model].includes(form.hourKind)) faults.hourKind = 'not_for_model';
  if (model === 'rsc' && form.goal) faults.goal = 'not_for_model';
  if (model === 'coaching' && !form.goal) faults.goal = 'required';
  if (isTimeLimited(model) && !form.endsOn) faults.endsOn = 'required';
  if (isTimeLimited(model) && !form.focusLevel) faults.focusLevel = 'required';
  if (model === 'mentoring') {
    if (form.expects !== 'chosen' || expected.length === 0) faults.expected = 'required';
    else if (expected.length > 1) faults.expected = 'too_many_items';
    else if (!isSimilar(lead.fieldRole, expected[0]!.fieldRole)) faults.expected = 'role_differs';
  }
  const fault = leadFault(model, lead);
  if (fault) faults.lead = fault;
  return faults;
}
