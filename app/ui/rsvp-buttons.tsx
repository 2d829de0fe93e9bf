import { useFetcher, useLocation } from '@remix-run/react';
import { Trans, useLingui } from '@lingui/react/macro';
import type { FormEvent, ReactNode } from 'react';
import { rsvps, type Rsvp } from '../contract/names';
import type { Problem } from '../contract/problems';
import { FormError } from './form-error';
import { Icon } from './icon';

const words: Record<Rsvp, ReactNode> = {
  yes: <Trans>Yes</Trans>,
  maybe: <Trans>Maybe</Trans>,
  no: (
    <Trans>
      Can’t<span className="visually-hidden"> make it</span>
    </Trans>
  ),
};

/** Will you be there? One tap, to be changed at will. It posts `rsvp` to `action`; `about` names what for whoever hears the page. */
export function RsvpButtons({ action, answer, about, small }: { action: string; answer: Rsvp | null; about?: string; small?: boolean }) {
  const { t } = useLingui();
  const { pathname, search } = useLocation();
  const fetcher = useFetcher<{ says?: string; problem?: Problem }>();
  const chosen = (fetcher.formData?.get('rsvp') as Rsvp | null | undefined) ?? answer;
  const told = fetcher.state === 'idle' ? fetcher.data : undefined;
  const ask = t`Will you be there?`;

  function send(event: FormEvent<HTMLFormElement>) {
    const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (!pressed) return;
    event.preventDefault();
    // Without `next` the page stays where it is, and is only read again.
    fetcher.submit({ rsvp: pressed.value }, { method: 'post', action });
  }

  return (
    <form method="post" action={action} onSubmit={send}>
      <input type="hidden" name="next" value={pathname + search} />
      <div className="rsvp" role="group" aria-label={about ? `${ask} ${about}` : ask}>
        {rsvps.map((name) => (
          <button key={name} className={small ? 'button button--small' : 'button'} name="rsvp" value={name} aria-pressed={name === chosen}>
            {name === chosen && <Icon name="check" small />}
            {words[name]}
          </button>
        ))}
      </div>
      {told?.says ? (
        <p className="field-error" role="alert">
          {told.says}
        </p>
      ) : (
        <FormError problem={told?.problem} />
      )}
    </form>
  );
}
