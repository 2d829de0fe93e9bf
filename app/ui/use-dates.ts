import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

/** How long after the last change the dates are looked up again, in ms. */
const quiet = 600;

/**
 * What a form comes to, looked up by itself some time after each change; `asked` is what its button brought, where one
 * was pressed. Without scripts there is the button alone.
 */
export function useDates<Found>(action: string, first: Found, asked: Found | undefined) {
  const looked = useFetcher<{ preview: Found } | { unsure: true } | { problem: unknown }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { data } = looked;
  const [kept, keep] = useState({ asked, data, found: asked ?? first });
  // Whichever came last is shown.
  if (kept.data !== data || kept.asked !== asked) {
    const brought = kept.data !== data ? data && 'preview' in data && data.preview : asked;
    keep({ asked, data, found: brought || kept.found });
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const { found } = kept;
  return {
    found,
    /** The last change made no dates: `found` is from before it. */
    isUnsure: data !== undefined && !('preview' in data),
    lookAgain(form: HTMLFormElement) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const fields = new FormData(form);
        fields.set('intent', 'preview');
        // What it answers stays here: nothing of the page is read again for it.
        fields.set('stay', '');
        looked.submit(fields, { method: 'post', action });
      }, quiet);
    },
  };
}
