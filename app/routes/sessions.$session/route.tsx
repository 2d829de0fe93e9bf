import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { flash } from '../../flash.server';
import { i18nOf, title } from '../../i18n.server';
import { sessionPage } from '../../session-page.server';
import { FormError } from '../../ui/form-error';
import { News } from '../../ui/news';
import { LockLine, Notice } from '../../ui/notice';
import { SeriesHead } from '../../ui/series-head';
import { SessionAside } from './aside';
import { useFormIds } from './form-ids';
import { Head } from './head';
import { Preparations } from './preparations';
import { ReturnQuestion } from './return-question';
import { Tools } from './tools';
import { WhoCame } from './who-came';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { notices, sessions } = context.services;
    const page = sessionPage(context, await sessions.read(actor, params.session!));
    await notices.seen(actor, { seriesId: page.seriesId, sessionId: params.session! });
    return {
      title: title(context, page.line.title),
      bar: { title: page.line.title, back: `/series/${page.seriesId}`, community: page.community.slug },
      page,
      clientIds: [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as const,
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { series, sessions } = context.services;
    const id = params.session!;
    const i18n = i18nOf(context.language);
    const back = (words: string, at = '') => redirect(`/sessions/${id}${at}`, { headers: flash(context, words) });
    switch (form.intent) {
      case 'prepare':
        await sessions.prepare(actor, id, form);
        return back(i18n._(msg`Added.`), `#${form.kind ?? ''}`);
      case 'remove':
        await sessions.removePreparation(actor, id, form.preparation ?? '');
        return back(i18n._(msg`Removed.`));
      case 'leave-question':
        await series.leaveReturnQuestion(actor, form.series ?? '', form);
        return back(i18n._(msg`Kept for the next session that you come to. Only you can see it.`), '#return-question');
      case 'settle-question':
        await series.settleReturnQuestion(actor, form.question ?? '');
        return back(i18n._(msg`Put away.`), '#return-question');
      default:
        throw new Response(null, { status: 400 });
    }
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Session() {
  const { page, clientIds: loadedIds } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const clientIds = useFormIds(loadedIds, refused !== undefined);
  const ofForm = (intent: string, kind?: string) => (refused?.values.intent === intent && (!kind || refused.values.kind === kind) ? refused : undefined);
  return (
    <main className="page session-page" id="main">
      <SeriesHead community={page.community} of={page.line.seriesTitle ? { href: `/series/${page.seriesId}`, title: page.line.seriesTitle } : null} title={page.line.title}>
        {page.may.plan && <Tools page={page} />}
      </SeriesHead>
      <div className="main">
        <News
          event="session:changed"
          concerns={({ seriesId, sessionId, what }) => (sessionId ? sessionId === page.id : seriesId === page.seriesId) && (what === 'changed' || 'beside')}
          isRefused={refused !== undefined}
        />
        {/* A form that a script did not send has its message beside its fields; this is for what has none. */}
        {refused && !refused.problem.fields && <FormError problem={refused.problem} requestId={refused.requestId} />}
        <Head page={page} />
        {page.isConfidential && page.sight === 'whole' && (
          <LockLine>
            <Trans>Confidential: what is said and prepared stays with those it is for.</Trans>
          </LockLine>
        )}
        {page.sight === 'whole' ? (
          <>
            {page.isOver && <WhoCame page={page} />}
            <Preparations kind="agenda" page={page} items={page.agenda} clientId={clientIds[0]} refused={ofForm('prepare', 'agenda')} />
            <Preparations kind="question" page={page} items={page.questions} clientId={clientIds[1]} refused={ofForm('prepare', 'question')} />
            <Preparations kind="material" page={page} items={page.materials} clientId={clientIds[2]} refused={ofForm('prepare', 'material')} />
            {(page.may.answer || page.may.add) && <ReturnQuestion page={page} clientId={clientIds[3]} refused={ofForm('leave-question')} />}
          </>
        ) : (
          <>
            {page.isOver && page.may.attendance && <WhoCame page={page} />}
            <LockLine>
              <Trans>What is prepared here is for those who are expected. You see when they meet.</Trans>
            </LockLine>
          </>
        )}
        {page.isOneOff && page.may.plan && (
          <Notice tone="plain" icon="info">
            <Trans>This is a single session: how steady a group is over time cannot be measured on it.</Trans>
          </Notice>
        )}
      </div>
      <SessionAside page={page} />
    </main>
  );
}
