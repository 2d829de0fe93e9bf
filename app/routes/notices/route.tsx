import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useRevalidator } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { noticeShows, oneOf } from '../../contract/names';
import { i18nOf, title } from '../../i18n.server';
import { momentWords, readerOf } from '../../session-words.server';
import { withTitles } from '../../thread-words.server';
import { useFact, useReconnect } from '../../live';
import { Button, LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FormError } from '../../ui/form-error';
import { Tabs } from '../../ui/tabs';
import { NoticeRow } from './notice-row';
import { SessionNotice } from './session-notice';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const query = new URL(request.url).searchParams;
    const wanted = oneOf(noticeShows, query.get('show'));
    const page = await context.services.notices.list(me.actor, wanted, query.get('before'));
    withTitles(context, page.groups.flatMap((group) => (group.about === 'thread' ? group.thread : [])));
    const as = readerOf(context);
    return {
      title: title(context, msg`Notices`),
      bar: { title: i18nOf(context.language)._(msg`Notices`), back: '/' },
      show: wanted,
      drawnAt: context.now.toISOString(),
      page: { ...page, groups: page.groups.map((group) => (group.about === 'thread' ? { ...group, when: null } : { ...group, when: group.session && momentWords(as, group.session.startsAt) })) },
    };
  });
}

/** Marks all as read. */
export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    await context.services.notices.markAllRead(me.actor, form);
    return redirect('/notices');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Notices() {
  const { t } = useLingui();
  const { show, drawnAt, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { revalidate } = useRevalidator();
  useFact('notice:added', () => revalidate());
  useFact('notices:changed', () => revalidate());
  useReconnect(() => revalidate());
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1 className="bar-says">
          <Trans>Notices</Trans>
        </h1>
      </div>
      <div className="main">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <div className="notices-tools">
          <Tabs
            look="filters"
            label={t`Filter notices`}
            tabs={[
              { href: '/notices', words: <Trans>All</Trans>, isHere: show === 'all' },
              { href: '/notices?show=mentions', words: <Trans>Mentions</Trans>, isHere: show === 'mentions' },
            ]}
          />
          {page.groups.some((group) => group.unread) && (
            <Form method="post" action="/notices">
              {/* What came after the page was drawn has not been seen. */}
              <input type="hidden" name="until" value={drawnAt} />
              <Button variant="quiet" className="pull" icon="check">
                <Trans>Mark all read</Trans>
              </Button>
            </Form>
          )}
        </div>
        {page.groups.length === 0 ? (
          <Nothing isMentions={show === 'mentions'} />
        ) : (
          <ul className="notice-list plain">
            {page.groups.map((group) =>
              group.about === 'thread' ? <NoticeRow key={group.thread.id} group={group} /> : <SessionNotice key={group.id} notice={group} when={group.when} />,
            )}
          </ul>
        )}
        {page.older && (
          <p className="gap-top">
            <LinkButton href={`/notices?${new URLSearchParams({ ...(show === 'all' ? {} : { show }), before: page.older }).toString()}`}>
              <Trans>Older</Trans>
            </LinkButton>
          </p>
        )}
      </div>
    </main>
  );
}

function Nothing({ isMentions }: { isMentions: boolean }) {
  if (isMentions) {
    return (
      <EmptyState title={<Trans>Nobody has mentioned you yet</Trans>}>
        <Trans>A colleague who writes @ and your handle in a post calls you to it. You find it here.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={<Trans>All is quiet</Trans>}
      action={
        <LinkButton href="/">
          <Trans>Go to your home page</Trans>
        </LinkButton>
      }
    >
      <Trans>When somebody replies where you wrote, mentions you, or moves a session that you belong to, you find it here.</Trans>
    </EmptyState>
  );
}
