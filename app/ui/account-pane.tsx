import { useLocation } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Brand } from './brand';
import { FurrowPane } from './furrow-pane';
import { LanguageSwitch } from './language-switch';
import { SkipLink } from './skip-link';

/** A page outside the shell, in two panes: something to fill in, and the furrows. */
export function AccountPane({ children, foot, holdsWords }: { children: ReactNode; foot?: ReactNode; /** Words that are nowhere else: nothing leads away. */ holdsWords?: boolean }) {
  const [fields, keep] = useTyped();
  return (
    <>
      <SkipLink />
      <main className="sign-in" id="main">
        <section className="sign-in-form" ref={fields}>
          <div>
            <Brand />
            {children}
            {!holdsWords && (
              <div className="meta sign-in-foot">
                {foot}
                <LanguageSwitch onSubmit={keep} />
              </div>
            )}
          </div>
        </section>
        <FurrowPane />
      </main>
    </>
  );
}

/** Takes what was typed along to the same page in the other language, once; no password. */
function useTyped() {
  const { pathname } = useLocation();
  const pane = useRef<HTMLElement>(null);
  const key = `tilth:typed:${pathname}`;
  const inputs = () => [...pane.current!.querySelectorAll<HTMLInputElement>('.input[name]:not([type=password])')];
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (!kept) return;
    sessionStorage.removeItem(key);
    const words = JSON.parse(kept) as Record<string, string>;
    for (const input of inputs()) input.value ||= words[input.name] ?? '';
  }, [key]);
  return [pane, () => sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(inputs().map(({ name, value }) => [name, value]))))] as const;
}
