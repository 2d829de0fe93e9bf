import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { WorkSetting } from '../contract/names';

export const settingWords: Record<WorkSetting, MessageDescriptor> = {
  center: msg`Center-based program`,
  fcc: msg`Family child care home`,
  ffn: msg`Family, friend and neighbor care`,
  'head-start': msg`Head Start or Early Head Start`,
  'public-prek': msg`Public pre-K`,
  'home-visiting': msg`Home visiting`,
  'early-intervention': msg`Early intervention or ECSE`,
  school: msg`Elementary, middle or high school`,
  'out-of-school': msg`Before and after school`,
  any: msg`Any setting`,
};
