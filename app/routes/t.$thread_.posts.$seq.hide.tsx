import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { problem } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { postHref, seqOf } from '../report-page.server';
import { Button, LinkButton } from '../ui/button';
import { Textarea } from '../ui/field';
import { FormError } from '../ui/form-error';
import { PostEdits } from '../ui/post-edits';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const [{ may }, post] = await Promise.all([context.services.threads.access(me.actor, params.thread!), context.services.posts.read(me.actor, params.thread!, seqOf(params.seq))]);
    if (!may.moderate || post.unseen === 'removed') throw problem('not_found');
    const back = postHref(params.thread!, post.seq);
    return { title: title(context, msg`Hide a post`), bar: { title: i18nOf(context.language)._(msg`Hide a post`), back }, post, back };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const [threadId, seq] = [params.thread!, seqOf(params.seq)];
    const { hide, restore } = context.services.moderation;
    await (form.intent === 'restore' ? restore : hide)(me.actor, threadId, seq, form);
    const words = form.intent === 'restore' ? msg`The post is shown again.` : msg`The post is hidden. Its author sees why.`;
    return redirect(postHref(threadId, seq), { headers: flash(context, i18nOf(context.language)._(words)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function HidePost() {
  const { post, back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const isHidden = post.unseen === 'hidden';
  const { name } = post.author;
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>{isHidden ? <Trans>Show the post of {name} again</Trans> : <Trans>Hide the post of {name}</Trans>}</h1>
        <p className="lede">
          {isHidden ? <Trans>Everybody in the community will read its words again.</Trans> : <Trans>Members see that a facilitator hid it, and none of its words. Its author sees them, with your reason.</Trans>}
        </p>
      </div>
      <div className="main">
        <blockquote className="as-typed card card--soft">{post.body}</blockquote>
        {post.reason && (
          <p className="gap-top">
            <Trans>Hidden because: {post.reason}</Trans>
          </p>
        )}
        <Form className="stack gap-top" method="post">
          <FormError problem={refused?.problem} requestId={refused?.requestId} />
          <input type="hidden" name="intent" value={isHidden ? 'restore' : 'hide'} />
          <Textarea name="reason" rows={3} label={<Trans>Why?</Trans>} hint={<Trans>It is kept in the log of the community.</Trans>} problem={refused?.problem} defaultValue={refused?.values.reason} required />
          <div className="actions">
            <Button variant={isHidden ? 'primary' : 'danger'} busy={isBusy}>
              {isHidden ? <Trans>Show it again</Trans> : <Trans>Hide it</Trans>}
            </Button>
            {!post.isMine && (
              <LinkButton href={`/c/${post.communitySlug}/people/${post.author.handle}/mute`}>
                <Trans>Mute {name}</Trans>
              </LinkButton>
            )}
            <LinkButton variant="quiet" href={back}>
              <Trans>Cancel</Trans>
            </LinkButton>
          </div>
        </Form>
        <PostEdits edits={post.edits} />
      </div>
    </main>
  );
}
