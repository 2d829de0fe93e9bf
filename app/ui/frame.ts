import { createContext, useContext } from 'react';
import type { Language } from '../contract/names';

/** What every page is drawn with and no loader gives: it must hold on the page of errors, too. */
export interface Frame {
  nonce: string | undefined;
  language: Language;
  requestId: string;
}

export const FrameContext = createContext<Frame>({ nonce: undefined, language: 'en', requestId: '' });

export const useFrame = () => useContext(FrameContext);
