import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { title } from '../i18n.server';
import { qrCode } from '../qr.server';
import { Button, LinkButton } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Qr } from '../ui/qr';
import { SkipLink } from '../ui/skip-link';
import { Time, useClockface } from '../ui/time';

export const handle = { alone: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const slug = params.community!;
    const { communities, invitations } = context.services;
    const [{ view }, code] = await Promise.all([communities.find(me.actor, slug), invitations.standingCode(me.actor, slug)]);
    const { origin, host } = new URL(request.url);
    const { name, tagline, purpose } = view;
    return {
      title: title(context, msg`Poster`),
      slug,
      community: { name, words: purpose ?? tagline },
      type: `${host}/join`,
      code: code?.isAlive ? { ...code, qr: await qrCode(`${origin}/join/${code.code}`) } : null,
    };
  });
}

export default function Poster() {
  const { slug, community, code, type } = useLoaderData<typeof loader>();
  const { t } = useLingui();
  const face = useClockface();
  return (
    <>
      <SkipLink />
      <main className="poster" id="main">
        <div className="actions">
          <LinkButton href={`/c/${slug}/manage/invite`} icon="arrow-left" variant="quiet" className="pull">
            <Trans>Invitations</Trans>
          </LinkButton>
          {code && (
            <Button type="button" icon="print" onClick={() => window.print()}>
              <Trans>Print</Trans>
            </Button>
          )}
        </div>
        <h1>{community.name}</h1>
        {community.words && <p className="poster-words">{community.words}</p>}
        {code ? (
          <>
            <Qr code={code.qr} words={t`Code to scan with a phone`} />
            <p className="poster-how">
              <Trans>
                Point your phone’s camera at the square, or go to <b>{type}</b> and type
              </Trans>
            </p>
            <p className="code-letters">{code.code}</p>
            {code.expiresAt && (
              <p className="muted">
                <Trans>
                  Works until <Time at={code.expiresAt} face={face} long />
                </Trans>
              </p>
            )}
          </>
        ) : (
          <EmptyState
            action={
              <LinkButton variant="primary" href={`/c/${slug}/manage/invite`}>
                <Trans>Make a code</Trans>
              </LinkButton>
            }
          >
            <Trans>There is no code that works at the moment.</Trans>
          </EmptyState>
        )}
      </main>
    </>
  );
}
