import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type TextareaHTMLAttributes } from 'react';
import type { Saved } from './keep-draft';
import { Preview, type Previewing } from './preview';
import type * as Tools from './tools';

interface Props extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  id: string;
  /** Slug of the community whose people are suggested. */
  community: string;
  preview: Previewing;
  saved: Saved;
  /** Called when somebody is about to write. */
  onWake: () => void;
  /** Where pictures are added; nothing while they cannot be. */
  images?: ReactNode;
  /** The buttons of the form. */
  children?: ReactNode;
}

/**
 * The box in which posts are written: a plain textarea, to which scripts add tools once they are wanted. Belongs inside
 * a form; hears its own changes through the form's `input` events.
 */
export function Composer({ community, preview, saved, onWake, images, children, ...area }: Props) {
  const { i18n } = useLingui();
  const [tools, setTools] = useState<typeof Tools | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const isLoading = useRef(false);
  const language = i18n.locale;

  /** Loads the tools at the first sign that somebody is going to write: never on the server, never in the way of a key. */
  function load() {
    onWake();
    if (isLoading.current) return;
    isLoading.current = true;
    // Without them the words go out just as well, and the next focus tries again.
    import('./tools').then(setTools, () => (isLoading.current = false));
  }

  useEffect(() => {
    if (!tools || !box.current) return;
    return tools.equip(box.current, { community, language, words: { people: i18n._(msg`People`), strategies: i18n._(msg`Strategies`), emoji: i18n._(msg`Emoji`) } });
    // `i18n` is the same for as long as the page; `t` is another at each drawing, and would take open suggestions away.
  }, [tools, community, language, i18n]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }

  return (
    <div className="composer" ref={box} onFocus={load}>
      <text-expander keys="@ # :" hidden={preview.isOpen || undefined}>
        <textarea {...area} onKeyDown={onKeyDown} />
      </text-expander>
      <Preview preview={preview} />
      <div className="composer-tools">
        {tools && !preview.isOpen && <tools.Toolbar area={area.id} images={images} />}
        <span className="state" role="status">
          {saved === 'there' && <Trans>Draft saved</Trans>}
          {saved === 'here' && <Trans>Draft saved on this device</Trans>}
        </span>
        {children}
      </div>
    </div>
  );
}
