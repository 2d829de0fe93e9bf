import { Trans } from '@lingui/react/macro';
import { Form, useLocation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon';
import { useToast } from './toasts';
import { UndoFields, type Undo } from './undo';

/** What an action had to say on the page that it led to, once. */
export interface FlashView {
  id: string;
  words: string;
  undo: Undo | null;
}

/** Says it above a page that came whole, and in a toast where the page was only followed. */
export function Flash({ flash }: { flash: FlashView | null }) {
  const toast = useToast();
  const { pathname, search } = useLocation();
  const here = pathname + search;
  const [first] = useState({ flash, here });
  const said = useRef(flash?.id);
  useEffect(() => {
    if (!flash || said.current === flash.id) return;
    said.current = flash.id;
    toast(flash);
  }, [flash, toast]);
  // Told once: on the next page it would be about something else.
  const [isOver, setOver] = useState(false);
  if (!isOver && first.here !== here) setOver(true);
  if (!first.flash || isOver) return null;
  const { words, undo } = first.flash;
  return (
    <div className="notice notice--plain flash" role="status">
      <Icon name="done" />
      <p>{words}</p>
      {undo && (
        <Form method="post" action={undo.action} navigate={false} onSubmit={() => setOver(true)}>
          <UndoFields undo={undo} />
          <button className="button button--small">
            <Trans>Undo</Trans>
          </button>
        </Form>
      )}
    </div>
  );
}
