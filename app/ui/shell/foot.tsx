import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { LanguageSwitch } from '../language-switch';
import { openShortcuts } from './key-rules';

const never = () => () => undefined;

/** The foot of every page: the language, and the keys for those who use them. */
export function Foot({ hasShortcuts }: { hasShortcuts: boolean }) {
  const hasScripts = useSyncExternalStore(never, () => true, () => false);
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
