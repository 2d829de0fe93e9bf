import { useRevalidator } from '@remix-run/react';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { ServerEvents } from '../contract/events';
import { useFact, useReconnect } from '../live';
import { Button } from './button';
import { Icon } from './icon';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whether somebody has typed or chosen something on this page that is not sent yet. */
function isWriting(): boolean {
  return [...document.querySelectorAll<Control>('#main form :is(input:not([type=hidden]), textarea, select)')].some((control) => {
    if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.selected !== option.defaultSelected);
    if (control.type === 'checkbox' || control.type === 'radio') return (control as HTMLInputElement).checked !== (control as HTMLInputElement).defaultChecked;
    return control.value !== control.defaultValue;
  });
}

interface Props<E extends keyof ServerEvents> {
  event: E;
  /** Whether a fact is about this page; `beside` where no form of it goes away or is drawn anew. */
  concerns: (fact: Parameters<ServerEvents[E]>[0]) => boolean | 'beside';
  /** A form of the page was refused: what it holds was typed, and is not sent yet. */
  isRefused?: boolean;
}

/** Loads the page again when others changed what it shows; where somebody is writing, it says so and waits for them. */
export function News<E extends keyof ServerEvents>({ event, concerns, isRefused = false }: Props<E>) {
  const { revalidate } = useRevalidator();
  const [waits, setWaits] = useState(false);
  const load = () => {
    setWaits(false);
    revalidate();
  };
  const hear = (isBeside: boolean) => {
    // Loading would take away what was said of the form that was refused.
    if (isRefused || (!isBeside && isWriting())) setWaits(!isBeside);
    else load();
  };
  useFact(event, ((fact: Parameters<ServerEvents[E]>[0]) => {
    const found = concerns(fact);
    if (found) hear(found === 'beside');
  }) as ServerEvents[E]);
  useReconnect(() => hear(false));
  return (
    <div className="news" role="status">
      {waits && (
        <div className="notice">
          <Icon name="info" />
          <p>
            <Trans>Somebody changed this page meanwhile. What you wrote is not sent yet: copy it if you need it.</Trans>
          </p>
          <Button small type="button" onClick={load}>
            <Trans>Show the page as it is now</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
