import { msg } from '@lingui/core/macro';
import type { I18n, MessageDescriptor } from '@lingui/core';
import type { FieldRole } from '../contract/names';

export const fieldRoleWords: Record<FieldRole, MessageDescriptor> = {
  'lead-teacher': msg`Lead teacher`,
  assistant: msg`Assistant teacher`,
  'fcc-provider': msg`Family child care provider`,
  director: msg`Director`,
  'home-visitor': msg`Home visitor`,
  coach: msg`Coach`,
  'family-worker': msg`Family services worker`,
  'ei-specialist': msg`Early intervention or ECSE specialist`,
  'mh-consultant': msg`Mental health consultant`,
  'school-teacher': msg`School teacher`,
  administrator: msg`School or program administrator`,
  'ta-professional': msg`TA professional`,
  other: msg`Something else`,
};

/** What a person does, in the reader's language when it is one of the roles that we know, else as they wrote it. */
export function roleTitleWords(i18n: I18n, roleTitle: string): string {
  return roleTitle in fieldRoleWords ? i18n._(fieldRoleWords[roleTitle as FieldRole]) : roleTitle;
}
