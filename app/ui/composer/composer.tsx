import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useSyncExternalStore, type KeyboardEvent, type ReactNode, type TextareaHTMLAttributes } from 'react';
import type { Saved } from './keep-draft';
import { Preview, type Previewing } from './preview';
import type { Words } from './suggest';
import { Toolbar } from './toolbar';

interface Props extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  id: string;
  /** Slug of the community whose people are suggested. */
  community: string;
  preview: Previewing;
  saved: Saved;
  /** Where pictures are added; nothing while they cannot be. */
  images?: ReactNode;
  /** The buttons of the form. */
  children?: ReactNode;
}

const subscribeToNothing = () => () => undefined;

/**
 * The box in which posts are written: a plain textarea, to which scripts add tools once they are wanted. Belongs inside
 * a form; hears its own changes through the form's `input` events.
 */
export function Composer({ community, preview, saved, images, children, ...area }: Props) {
  const { t, i18n } = useLingui();
  const hasScripts = useSyncExternalStore(subscribeToNothing, () => true, () => false);
  const box = useRef<HTMLDivElement>(null);
  const equipped = useRef<Promise<() => void> | null>(null);
  const language = i18n.locale;

  useEffect(() => () => void equipped.current?.then((unequip) => unequip()), []);

  /** Loads the tools at the first sign that somebody is going to write. */
  function equip() {
    const words: Words = { people: t`People`, strategies: t`Strategies`, emoji: t`Emoji` };
    return (equipped.current ??= import('./tools').then(
      ({ equip }) => equip(box.current!, { community, language, words }),
      () => {
        // The line dropped: the words go out without tools, and the next focus tries again.
        equipped.current = null;
        return () => undefined;
      },
    ));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }

  return (
    <div className="composer" ref={box} onFocus={() => void equip()}>
      <text-expander keys="@ # :" hidden={preview.isOpen || undefined}>
        <textarea {...area} onKeyDown={onKeyDown} />
      </text-expander>
      <Preview preview={preview} />
      <div className="composer-tools">
        {hasScripts && !preview.isOpen && <Toolbar area={area.id} equip={equip} images={images} />}
        <span className="state" role="status">
          {saved === 'there' && <Trans>Draft saved</Trans>}
          {saved === 'here' && <Trans>Draft saved on this device</Trans>}
        </span>
        {children}
      </div>
    </div>
  );
}
