import { useFetcher } from '@remix-run/react';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { rsvps, type Rsvp } from '../contract/names';
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

/** Will you be there? One tap, to be changed at will. It posts `rsvp` to `action`. */
export function RsvpButtons({ action, answer }: { action: string; answer: Rsvp | null }) {
  const { t } = useLingui();
  const fetcher = useFetcher();
  const chosen = (fetcher.formData?.get('rsvp') as Rsvp | null | undefined) ?? answer;
  return (
    <fetcher.Form method="post" action={action} preventScrollReset>
      <div className="rsvp" role="group" aria-label={t`Will you be there?`}>
        {rsvps.map((name) => (
          <button key={name} className="button" name="rsvp" value={name} aria-pressed={name === chosen}>
            {name === chosen && <Icon name="check" small />}
            {words[name]}
          </button>
        ))}
      </div>
    </fetcher.Form>
  );
}
