import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { LanguageSwitch } from '../language-switch';
import { openShortcuts } from './shortcuts';

/** The foot of every page: the language, and the keys for those who use them. */
export function Foot({ hasShortcuts }: { hasShortcuts: boolean }) {
  const [hasScripts, setHasScripts] = useState(false);
  useEffect(() => setHasScripts(true), []);
  return (
    <footer className="site-foot">
      <LanguageSwitch />
      {hasShortcuts && hasScripts && (
        <button type="button" className="link desktop-only" onClick={openShortcuts}>
          <Trans>Keyboard shortcuts</Trans>
        </button>
      )}
    </footer>
  );
}
