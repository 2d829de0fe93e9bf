import { Trans } from '@lingui/react/macro';
import { useNavigate, useOutlet } from '@remix-run/react';
import { createContext, useContext, useEffect, useId, useLayoutEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { Icon } from './icon';

/**
 * A dialog is a route, so it has an address and works as a page.
 *
 * The page beneath is its parent route: it draws itself inside `DialogHost`. The child route draws itself inside
 * `DialogRoute`. Whoever opens the child from the parent, by a link with `data-keep-scroll`, sees it over the page, in a
 * `<dialog>`; Escape, the cross and a click beside it go back, and focus returns to the link. Whoever comes to the address
 * from anywhere else, or without scripts, gets the child alone, as a page with a link to the parent: there is nothing
 * beneath it. Its form posts as everywhere, and a redirect to the parent ends it.
 *
 * The rule needs no guess about scripts or history: the parent was drawn before the child, or it was not. So server and
 * browser agree.
 */
interface Place {
  /** The page beneath, to go back to. */
  parent: string;
  isOver: boolean;
}

const PlaceContext = createContext<Place>({ parent: '/', isOver: false });

/** The page over which dialogs of its child routes lie. */
export function DialogHost({ href, children }: { href: string; children: ReactNode }) {
  const outlet = useOutlet();
  const [isDrawn, setDrawn] = useState(!outlet);
  if (!outlet && !isDrawn) setDrawn(true);
  return (
    <>
      {(isDrawn || !outlet) && children}
      <PlaceContext.Provider value={{ parent: href, isOver: isDrawn }}>{outlet}</PlaceContext.Provider>
    </>
  );
}

/** What a child route of a `DialogHost` draws: over its parent, or as a page of its own. A `sheet` comes from below. */
export function DialogRoute({ title, sheet, children }: { title: ReactNode; sheet?: boolean; children: ReactNode }) {
  const place = useContext(PlaceContext);
  if (place.isOver) return <Over title={title} sheet={sheet} parent={place.parent}>{children}</Over>;
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <div className="main">
        {children}
        <p className="gap-top">
          <a className="button button--quiet" href={place.parent}>
            <Icon name="arrow-left" />
            <Trans>Back</Trans>
          </a>
        </p>
      </div>
    </main>
  );
}

// The server draws no dialog over a page, and React would warn of an effect that it cannot run.
const useBrowserLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;

function Over({ title, sheet, parent, children }: { title: ReactNode; sheet?: boolean; parent: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const navigate = useNavigate();
  const back = () => navigate(-1);

  useBrowserLayout(() => {
    const shown = dialog.current!;
    shown.showModal();
    // Closed before it goes: only then does the browser give focus back.
    return () => shown.close();
  }, []);

  function onClick(event: MouseEvent<HTMLDialogElement>) {
    if (event.target !== event.currentTarget) return;
    const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
    const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (!inside) back();
  }

  return (
    <dialog
      className={sheet ? 'dialog sheet' : 'dialog'}
      ref={dialog}
      aria-labelledby={heading}
      onClick={onClick}
      onCancel={(event) => {
        event.preventDefault();
        back();
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
      <a
        className="icon-button dialog-close"
        href={parent}
        onClick={(event) => {
          event.preventDefault();
          back();
        }}
      >
        <Icon name="close" />
        <span className="visually-hidden">
          <Trans>Close</Trans>
        </span>
      </a>
    </dialog>
  );
}
