import type { DraftView } from '../../contract/drafts';
import { keepDraft, type Keeper, type Saved } from '../../ui/composer/keep-draft';
import { begin, choose, readLocal, writeLocal } from '../../ui/composer/local-drafts';
import { fieldsOf, packed, unpacked } from './fields';

/** Puts the newest answers into a form and keeps them from then on: all fields as one text, in place of a draft's words. */
export function keepAnswers({ form, handle, place, server, clientId, typed, saved, signedOut }: {
  form: HTMLFormElement | null;
  handle: string;
  place: string;
  server: DraftView | null;
  clientId: string;
  typed: Record<string, string> | undefined;
  saved: (saved: Saved) => void;
  signedOut: () => void;
}): Keeper {
  begin(handle);
  const read = () => ({ kind: '', title: '', body: packed(fieldsOf(form)) });
  const put = ({ body }: { body: string }) => fill(form, unpacked(body));
  const hasTyped = typed !== undefined || read().body !== (server?.body ?? '');
  const here = readLocal(handle, place);
  // Marked before this script came: what this device kept stays where nothing was marked over it.
  const chosen = choose(here, server);
  if (hasTyped && !typed && chosen) put({ body: packed({ ...unpacked(chosen.body), ...unpacked(read().body) }) });
  else if (!hasTyped && chosen) put(chosen);
  const kept = keepDraft({ handle, place, clientId: chosen?.clientId ?? clientId, base: chosen?.base ?? server?.updatedAt ?? null, read, put, saved, signedOut });
  writeLocal(handle, place, []);
  if (hasTyped || (chosen?.from === 'here' && chosen.body !== server?.body)) {
    kept.changed();
    kept.keepHere();
    void kept.keepThere();
  }
  const hide = () => {
    if (document.visibilityState === 'hidden') kept.leave();
  };
  window.addEventListener('pagehide', kept.leave);
  document.addEventListener('visibilitychange', hide);
  const { stop } = kept;
  return Object.assign(kept, {
    stop() {
      window.removeEventListener('pagehide', kept.leave);
      document.removeEventListener('visibilitychange', hide);
      stop();
    },
  });
}

function fill(form: HTMLFormElement | null, values: Record<string, string>): void {
  for (const field of form?.elements ?? []) {
    if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = field.value !== '' && values[field.name] === field.value;
    else if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) field.value = values[field.name] ?? '';
  }
}
