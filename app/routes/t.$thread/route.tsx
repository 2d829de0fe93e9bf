import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, type SerializeFrom } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { shortName } from '../../contract/communities';
import type { ThreadView } from '../../contract/threads';
import { i18nOf, title } from '../../i18n.server';
import { threadWords, unseenTitle } from '../../thread-words.server';
import { useLive } from '../../live';
import { Avatar } from '../../ui/avatar';
import { PersonName } from '../../ui/person-name';
import { Time, useClockface } from '../../ui/time';
import { roleTitleWords } from '../../ui/field-role-words';
import { kindWords } from '../../ui/words';
import { ReplyComposer } from './composer';
import { Following } from './following';
import { PostMenu, PostWords, type Says } from './post';
import { Replies } from './replies';
import { useThread } from './use-thread';
import { locales } from '../../contract/names';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const query = new URL(request.url).searchParams;
    const thread = await context.services.threads.read(me.actor, params.thread!, {
      after: sequence(query.get('after')),
      before: sequence(query.get('before')),
      markRead: !context.isPrefetch,
    });
    // Said here: the words of all roles would weigh on each thread.
    for (const person of thread.people) person.roleTitle &&= roleTitleWords(i18nOf(context.language), person.roleTitle);
    const i18n = i18nOf(context.language);
    thread.title ||= i18n._(unseenTitle);
    const name = shortName(thread.community.name);
    const until = thread.mutedUntil && new Date(thread.mutedUntil);
    const date = until ? new Intl.DateTimeFormat(locales[context.language], { dateStyle: 'long', timeZone: me.actor.timeZone }).format(until) : '';
    return {
      title: title(context, thread.title),
      bar: { title: name, back: `/c/${thread.community.slug}`, community: thread.community.slug },
      thread,
      says: threadWords(i18n, thread.may.moderate),
      // A year that nobody reaches stands for one without an end.
      muted: until && (until.getFullYear() > 9000 ? i18n._(msg`For now you read here and do not write. Talk with your facilitators about it.`) : i18n._(msg`Until ${date} you read here and do not write. Talk with your facilitators about it.`)),
      // One for each page that is shown: a reply sent twice is written once.
      clientId: crypto.randomUUID(),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    if (form.intent === 'preview') {
      const { row } = await context.services.threads.access(me.actor, params.thread!);
      return { ...(await context.services.threads.preview(me.actor, { ...form, community: row.slug })), values: form };
    }
    const post = await context.services.threads.replyTo(me.actor, params.thread!, form);
    if (form.stay) return { post };
    return redirect(`/t/${params.thread}?after=${Math.max(1, post.seq - 10)}#r${post.seq}`);
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

function sequence(value: string | null): number | undefined {
  return value && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

export default function Thread() {
  const { thread, clientId, says, muted } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const refused = answered && 'problem' in answered ? answered : undefined;
  const previewed = answered && 'html' in answered ? answered : undefined;
  // A thread of its own for each address: what one page heard must not show on the next.
  return <ThreadPage key={thread.id} thread={thread} clientId={clientId} says={says} muted={muted} refused={refused} previewed={previewed} />;
}

function ThreadPage({ thread, clientId, says, muted, refused, previewed }: SerializeFrom<{ thread: ThreadView; clientId: string; says: Says; muted: string | null }> & Pick<Parameters<typeof ReplyComposer>[0], 'refused' | 'previewed'>) {
  const { i18n } = useLingui();
  const face = useClockface();
  const { opening, replies, lastSeq, later, waiting, outbox, returned, send, retry, settle } = useThread(thread);
  const isMember = thread.may.reply;
  const unsent = useUnsent(isMember);
  const { handle } = useLive();
  // Whoever writes follows: the page knows before it is loaded again.
  const wrote = replies.some((post) => post.author.handle === handle);
  const count = lastSeq - 1;
  return (
    <main className="page" id="main">
      <div className="main">
        <article>
          <header className="thread-head">
            <p className="chips">
              <span className="chip">{i18n._(kindWords[thread.kind])}</span>
              <a className="meta desktop-only" href={`/c/${thread.community.slug}`}>
                {shortName(thread.community.name)}
              </a>
            </p>
            <h1>{thread.title}</h1>
            <div className="byline">
              <Avatar name={opening.author.name} tint={opening.author.tint} photo={isMember ? opening.author.photo : null} />
              <div>
                <b>
                  <PersonName person={opening.author} linked={isMember} />
                </b>
                <p className="meta dotted">
                  {opening.author.roleTitle && <span>{opening.author.roleTitle}</span>}
                  <span>
                    <Time at={opening.at} face={face} long />
                  </span>
                  {opening.edited && <span>{says.edited}</span>}
                </p>
              </div>
              <PostMenu threadId={thread.id} post={opening} says={says} />
            </div>
          </header>
          <PostWords post={opening} says={says} isBlocked={thread.blocked.includes(opening.author.handle)} />
        </article>
        <div className="replies-head">
          <h2 id="replies">{count === 0 ? <Trans>No reply yet</Trans> : <Plural value={count} one="# reply" other="# replies" />}</h2>
          {thread.readSeq > 0 && thread.readSeq < thread.lastSeq && (
            <a className="button button--quiet button--small" href="#new">
              <Trans>Go to new</Trans>
            </a>
          )}
        </div>
        <Replies thread={thread} replies={replies} later={later} waiting={waiting} outbox={outbox} retry={retry} settle={settle} face={face} says={says} />
        {muted && <p className="notice notice--plain">{muted}</p>}
        {!isMember && unsent && (
          <div className="reply--failed" role="alert">
            <p className="reply-foot">
              <span>
                <Trans>Your reply was not sent. You are not a member here any more. You can still copy your words.</Trans>
              </span>
            </p>
            <p className="prose">{unsent}</p>
          </div>
        )}
        {isMember && <ReplyComposer thread={thread} replies={replies} clientId={clientId} refused={refused} previewed={previewed} returned={returned} send={send} />}
      </div>
      <aside className="aside">
        <section className="aside-block">
          <h2>
            <Trans>In this conversation</Trans>
          </h2>
          <ul className="person-list">
            {thread.people.map((person) => (
              <li key={person.handle}>
                <Avatar name={person.name} tint={person.tint} photo={isMember ? person.photo : null} size="sm" />
                <span>
                  <PersonName person={person} linked={isMember} />
                  {person.roleTitle && <small>{person.roleTitle}</small>}
                </span>
              </li>
            ))}
          </ul>
        </section>
        {isMember && <Following threadId={thread.id} follow={thread.follow ?? (wrote ? 'following' : null)} />}
        {thread.community.firstAgreement && (
          <section className="aside-block">
            <h2>
              <Trans>From our agreements</Trans>
            </h2>
            <p>{thread.community.firstAgreement}</p>
          </section>
        )}
      </aside>
    </main>
  );
}

/** What stood in the composer when a membership ended and took it away. */
function useUnsent(isMember: boolean): string {
  const [unsent, setUnsent] = useState('');
  useEffect(() => {
    if (!isMember) return;
    const area = document.querySelector<HTMLTextAreaElement>('#body');
    return () => setUnsent(area?.value.trim() ?? '');
  }, [isMember]);
  return unsent;
}
