import { Trans } from '@lingui/react/macro';
import { useId, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from './button';

const never = () => () => undefined;

/** A link to hand on: it can be selected and copied by hand; with scripts by a button. */
export function CopyLink({ link, label }: { link: string; label: ReactNode }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const canCopy = useSyncExternalStore(never, () => 'clipboard' in navigator, () => false);
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    field.current!.select();
    // Where the browser does not allow it, the link stands there selected.
    await navigator.clipboard.writeText(link).then(() => setCopied(true), () => undefined);
  }

  return (
    <div className="copy-link">
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input className="input" id={id} ref={field} value={link} readOnly />
      {canCopy && (
        <Button type="button" onClick={() => void copy()}>
          {isCopied ? <Trans>Copied</Trans> : <Trans>Copy link</Trans>}
        </Button>
      )}
      <span className="visually-hidden" role="status">
        {isCopied && <Trans>The link is copied.</Trans>}
      </span>
    </div>
  );
}
