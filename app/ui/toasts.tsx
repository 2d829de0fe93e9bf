import { createContext, lazy, Suspense, useCallback, useContext, useRef, useState, type ReactNode } from 'react';
import type { Shown, Toast } from './toast-list';

const most = 3;

/** The toasts after another one: the oldest makes place. */
export function withToast<T>(toasts: readonly T[], toast: T): T[] {
  return [...toasts, toast].slice(-most);
}

// Loaded with the first toast: most pages never show one.
const ToastList = lazy(() => import('./toast-list'));

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says a thing that was done, quietly, with a way back for six seconds. Without scripts, `flash` says it. */
export const useToast = () => useContext(ToastContext);

/** Holds the region of toasts: it is there from the start, for a screen reader hears only what enters a region it knows. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([]);
  const count = useRef(0);
  const say = useCallback((toast: Toast) => setToasts((shown) => withToast(shown, { ...toast, id: (count.current += 1) })), []);
  const end = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext.Provider value={say}>
      {children}
      <div className="toast-region" role="status">
        {toasts.length > 0 && (
          <Suspense>
            <ToastList toasts={toasts} end={end} />
          </Suspense>
        )}
      </div>
    </ToastContext.Provider>
  );
}
