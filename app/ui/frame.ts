import { createContext, useContext } from 'react';
import type { Language, TextSize, Theme } from '../contract/names';
import type { LookView } from '../contract/site';

/** How the reader wants pages to look. */
export interface Reading {
  theme: Theme;
  textSize: TextSize;
  easyFont: boolean;
}

/** What every page is drawn with and no loader gives: it must hold on the page of errors, too. */
export interface Frame {
  nonce: string | undefined;
  language: Language;
  requestId: string;
  look: LookView;
  reading: Reading;
}

export const plainLook: LookView = { name: 'Tilth', logo: null, stylesheets: [] };
export const plainReading: Reading = { theme: 'system', textSize: 'normal', easyFont: false };

export const FrameContext = createContext<Frame>({ nonce: undefined, language: 'en', requestId: '', look: plainLook, reading: plainReading });

export const useFrame = () => useContext(FrameContext);
