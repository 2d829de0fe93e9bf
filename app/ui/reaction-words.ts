import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Reaction } from '../contract/names';

export const reactionWords: Record<Reaction, MessageDescriptor> = {
  thanks: msg`Thanks`,
  'with-you': msg`With you`,
  helpful: msg`Helpful`,
  'tried-it': msg`Tried it`,
  curious: msg`Curious`,
  celebrate: msg`Celebrate`,
};
