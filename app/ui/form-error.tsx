import { Plural, Trans } from '@lingui/react/macro';
import { useEffect } from 'react';
import type { Problem } from '../contract/problems';
import { Icon } from './icon';

/** What stopped a form as a whole: what happened, what is safe, what to do. Faults of single fields stand beside them. */
export function FormError({ problem, requestId }: { problem: Problem | undefined; requestId?: string }) {
  // Whoever sent the form goes on at the first field that was not right, wherever the button is.
  useEffect(() => {
    if (problem) document.querySelector<HTMLElement>('[aria-invalid]:not(fieldset), [aria-invalid] input')?.focus();
  }, [problem]);
  if (!problem) return null;
  return (
    <div className="notice notice--berry form-error" role="alert">
      <Icon name="warning" />
      <p>
        {problem.says?.form ?? sentence(problem, requestId)}{' '}
        {problem.says?.link && (
          <a href="/sign-in" target="_blank">
            {problem.says.link}
          </a>
        )}
      </p>
    </div>
  );
}

function sentence(problem: Problem, requestId: string | undefined) {
  switch (problem.code) {
    case 'invalid':
      return <Trans>Something is not right yet. Your words are safe; look at the marked field.</Trans>;
    case 'too_many': {
      const minutes = Math.max(1, Math.ceil((problem.retryAfter ?? 60) / 60));
      return (
        <Trans>
          That was many times in a short while. Your words are safe. Please try again in{' '}
          <Plural value={minutes} one="a minute" other="# minutes" />.
        </Trans>
      );
    }
    case 'forbidden':
      return <Trans>You cannot do this here.</Trans>;
    case 'conflict':
      return <Trans>Something changed in the meantime. Reload the page and try again.</Trans>;
    case 'full':
      return <Trans>This group has as many members as it wants for now. Ask its facilitators.</Trans>;
    default:
      return requestId ? (
        <Trans>Something on our side went wrong and nothing was sent. Your words are safe: please try again. If it stays, tell us this number: {requestId}</Trans>
      ) : (
        <Trans>This was not sent. The connection dropped. Your words are safe: please try again.</Trans>
      );
  }
}
