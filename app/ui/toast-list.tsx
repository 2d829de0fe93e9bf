import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState, type FocusEvent, type ReactNode } from 'react';
import { UndoFields, type Undo } from './undo';

export interface Toast {
  words: ReactNode;
  undo?: Undo | null;
}

export type Shown = Toast & { id: number };

/** How long a toast stands, in ms; while the reader points at one or is in it, all stay. */
const stands = 6_000;

/** The toasts that stand. F8 leads into the first that can be undone, from wherever the keyboard is. */
export default function ToastList({ toasts, end }: { toasts: Shown[]; end: (id: number) => void }) {
  const [isHeld, setHeld] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLElement | null>(null);

  const close = useCallback(
    (id: number) => {
      // Focus that stands in a toast goes back to where it came from, not to the top of the page.
      if (list.current?.querySelector(`[data-toast="${id}"]`)?.contains(document.activeElement)) before.current?.focus();
      end(id);
    },
    [end],
  );

  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      const button = event.key === 'F8' && list.current?.querySelector('button');
      if (!button) return;
      event.preventDefault();
      button.focus();
    };
    document.addEventListener('keydown', reach);
    return () => document.removeEventListener('keydown', reach);
  }, []);

  function onFocus({ relatedTarget, currentTarget }: FocusEvent) {
    setHeld(true);
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
  }

  return (
    <div ref={list} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={onFocus} onBlur={() => setHeld(false)}>
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} isHeld={isHeld} close={close} />
      ))}
    </div>
  );
}

function OneToast({ toast: { id, words, undo }, isHeld, close }: { toast: Shown; isHeld: boolean; close: (id: number) => void }) {
  const { t } = useLingui();
  const left = useRef(stands);
  useEffect(() => {
    if (isHeld) return;
    const began = Date.now();
    const timer = setTimeout(() => close(id), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - began;
    };
  }, [isHeld, id, close]);
  return (
    <div className="toast" data-toast={id}>
      <span>{words}</span>
      {undo && (
        <Form method="post" action={undo.action} navigate={false} fetcherKey={`undo-${id}`} onSubmit={() => close(id)}>
          <UndoFields undo={undo} />
          <button className="button button--small" title={t`Undo (F8)`}>
            <Trans>Undo</Trans>
          </button>
        </Form>
      )}
    </div>
  );
}
