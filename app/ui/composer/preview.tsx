import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Problem } from '../../contract/problems';
import { FormError } from '../form-error';

export interface Previewing {
  isOpen: boolean;
  html: string | null;
  problem: Problem | undefined;
  toggle: () => void;
  close: () => void;
}

/** Shows the words of a form as a post of a community would. The server renders them: there is one renderer. */
export function usePreview(form: RefObject<HTMLFormElement | null>, signedOut: () => void, community: string): Previewing {
  const [isOpen, setOpen] = useState(false);
  const [html, setHtml] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem>();

  async function show() {
    setHtml(null);
    setProblem(undefined);
    const body = String(new FormData(form.current!).get('body') ?? '');
    const response = await fetch('/preview', { method: 'POST', body: new URLSearchParams({ body, community }) }).catch(() => null);
    const answer = (await response?.json().catch(() => null)) as { html?: string; problem?: Problem } | null | undefined;
    if (response?.status === 401) signedOut();
    if (answer?.html !== undefined) return setHtml(answer.html);
    setOpen(false);
    if (response?.status !== 401) setProblem(answer?.problem ?? { code: 'unavailable' });
  }

  return {
    isOpen,
    html,
    problem,
    close: () => setOpen(false),
    toggle() {
      setOpen(!isOpen);
      if (!isOpen) void show();
    },
  };
}

/** The words as they would stand in a post, in place of the textarea. */
export function Preview({ preview }: { preview: Previewing }) {
  const shown = useRef<HTMLDivElement>(null);
  const isReady = preview.isOpen && preview.html !== null;
  useEffect(() => {
    if (isReady) shown.current?.focus();
  }, [isReady]);
  if (!preview.isOpen) return null;
  return (
    <div className="composer-preview" ref={shown} tabIndex={-1} role="region" aria-labelledby="preview-name" aria-busy={preview.html === null}>
      <PreviewName />
      {preview.html !== null && <div className="prose" dangerouslySetInnerHTML={{ __html: preview.html }} />}
    </div>
  );
}

/** The same, above the form, where a page without scripts comes back with it. */
export function PreviewAbove({ html }: { html: string | undefined }) {
  if (html === undefined) return null;
  return (
    <section className="preview-above" id="preview" aria-labelledby="preview-name">
      <PreviewName />
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}

function PreviewName() {
  return (
    <h2 className="muted small" id="preview-name">
      <Trans>This is how it will look</Trans>
    </h2>
  );
}

/** Without scripts it sends the form, which comes back with the preview above it. */
export function PreviewButton({ preview, small }: { preview: Previewing; small?: boolean }) {
  return (
    <button
      className={small ? 'button button--quiet button--small' : 'button button--quiet'}
      name="intent"
      value="preview"
      formNoValidate
      aria-pressed={preview.isOpen}
      onClick={(event) => {
        event.preventDefault();
        preview.toggle();
      }}
    >
      {preview.isOpen ? <Trans>Keep writing</Trans> : <Trans>Preview</Trans>}
    </button>
  );
}

/** Why there is no preview. */
export function PreviewProblem({ preview }: { preview: Previewing }) {
  return <FormError problem={preview.problem} />;
}
