import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import { createContext, useCallback, useContext, useEffect, useRef, useState, type FocusEvent, type ReactNode } from 'react';

/** A form that takes something back: where it posts, and what. */
export interface Undo {
  action: string;
  fields: Record<string, string>;
}

export interface Toast {
  words: ReactNode;
  undo?: Undo | null;
}

type Shown = Toast & { id: number };

/** How long a toast stands, in ms; what the reader points at or is in stays. */
const stands = 6_000;
const most = 3;

/** The toasts after another one: the oldest makes place. */
export function withToast<T>(toasts: readonly T[], toast: T): T[] {
  return [...toasts, toast].slice(-most);
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says a thing that was done, quietly, with a way back for six seconds. Without scripts, `flash` says it. */
export const useToast = () => useContext(ToastContext);

/** Holds the region of toasts: it is there from the start, for a screen reader hears only what enters a region it knows. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([]);
  const [isHeld, setHeld] = useState(false);
  const count = useRef(0);
  const region = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const say = useCallback((toast: Toast) => setToasts((shown) => withToast(shown, { ...toast, id: (count.current += 1) })), []);

  const end = useCallback((id: number) => {
    // Focus that stands in a toast goes back to where it came from, not to the top of the page.
    if (region.current?.querySelector(`[data-toast="${id}"]`)?.contains(document.activeElement)) before.current?.focus();
    setToasts((shown) => shown.filter((toast) => toast.id !== id));
  }, []);

  const hasUndo = toasts.some((toast) => toast.undo);
  useEffect(() => {
    if (!hasUndo) return;
    const reach = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      region.current?.querySelector('button')?.focus();
    };
    document.addEventListener('keydown', reach);
    return () => document.removeEventListener('keydown', reach);
  }, [hasUndo]);

  function onFocus({ relatedTarget, currentTarget }: FocusEvent) {
    setHeld(true);
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
  }

  return (
    <ToastContext.Provider value={say}>
      {children}
      <div
        className="toast-region"
        role="status"
        ref={region}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={onFocus}
        onBlur={() => setHeld(false)}
      >
        {toasts.map((toast) => (
          <OneToast key={toast.id} toast={toast} isHeld={isHeld} end={end} />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

function OneToast({ toast: { id, words, undo }, isHeld, end }: { toast: Shown; isHeld: boolean; end: (id: number) => void }) {
  const { t } = useLingui();
  const left = useRef(stands);
  useEffect(() => {
    if (isHeld) return;
    const began = Date.now();
    const timer = setTimeout(() => end(id), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - began;
    };
  }, [isHeld, id, end]);
  return (
    <div className="toast" data-toast={id}>
      <span>{words}</span>
      {undo && (
        <Form method="post" action={undo.action} navigate={false} fetcherKey={`undo-${id}`} onSubmit={() => end(id)}>
          <UndoFields undo={undo} />
          <button className="button button--small" title={t`Undo (F8)`}>
            <Trans>Undo</Trans>
          </button>
        </Form>
      )}
    </div>
  );
}

export function UndoFields({ undo }: { undo: Undo }) {
  return Object.entries(undo.fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
