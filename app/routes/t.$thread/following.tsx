import { Trans } from '@lingui/react/macro';
import { Form, useLocation } from '@remix-run/react';
import type { FollowLevel } from '../../contract/names';

/** Whether the reader hears of replies here, and the button to have it otherwise. */
export function Following({ threadId, follow }: { threadId: string; follow: FollowLevel | null }) {
  const { pathname, search } = useLocation();
  const hears = follow === 'following';
  return (
    <section className="aside-block">
      <h2>
        <Trans>Notices</Trans>
      </h2>
      <p>{hears ? <Trans>You hear of every reply here.</Trans> : <Trans>You hear of mentions here, not of replies.</Trans>}</p>
      <Form method="post" action={`/t/${threadId}/follow`} preventScrollReset>
        <input type="hidden" name="level" value={hears ? 'muted' : 'following'} />
        <input type="hidden" name="next" value={pathname + search} />
        <button className="button button--small">{hears ? <Trans>Mute this thread</Trans> : <Trans>Follow this thread</Trans>}</button>
      </Form>
    </section>
  );
}
