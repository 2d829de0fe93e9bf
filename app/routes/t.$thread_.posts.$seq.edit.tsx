import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { limits } from '../contract/limits';
import { problem } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { postHref, seqOf } from '../report-page.server';
import { Button, LinkButton } from '../ui/button';
import { Field, Textarea } from '../ui/field';
import { FormError } from '../ui/form-error';
import { PostEdits } from '../ui/post-edits';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const post = await context.services.posts.read(me.actor, params.thread!, seqOf(params.seq));
    if (!post.isMine) throw problem('not_found');
    const back = postHref(params.thread!, post.seq);
    return { title: title(context, msg`Edit`), bar: { title: i18nOf(context.language)._(msg`Edit`), back }, post, back };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const [threadId, seq] = [params.thread!, seqOf(params.seq)];
    const isRemoving = form.intent === 'remove';
    await (isRemoving ? context.services.posts.remove(me.actor, threadId, seq) : context.services.posts.edit(me.actor, threadId, seq, form));
    const words = isRemoving ? msg`Your post is removed. Its place stays.` : msg`Your post is changed.`;
    return redirect(postHref(threadId, seq), { headers: flash(context, i18nOf(context.language)._(words)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function EditPost() {
  const { post, back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Edit your post</Trans>
        </h1>
      </div>
      <div className="main">
        {post.unseen === null ? (
          <Form className="stack" method="post">
            <FormError problem={refused?.problem} requestId={refused?.requestId} />
            {post.title !== null && <Field name="title" label={<Trans>Title</Trans>} maxLength={limits.title.max} problem={refused?.problem} defaultValue={refused?.values.title ?? post.title} required />}
            <Textarea
              name="body"
              rows={10}
              label={<Trans>Your words</Trans>}
              hint={<Trans>Others see that it was edited. You and the facilitators can read what it said before.</Trans>}
              problem={refused?.problem}
              defaultValue={refused?.values.body ?? post.body}
              required
            />
            <div className="actions">
              <Button variant="primary" busy={isBusy}>
                <Trans>Save</Trans>
              </Button>
              <LinkButton variant="quiet" href={back}>
                <Trans>Cancel</Trans>
              </LinkButton>
            </div>
          </Form>
        ) : (
          <p className="notice notice--plain">{post.unseen === 'hidden' ? <Trans>A facilitator hid this post: {post.reason}</Trans> : <Trans>You removed this post.</Trans>}</p>
        )}
        {post.unseen !== 'removed' && (
          <Form className="settings-part" method="post">
            <h2>
              <Trans>Remove it</Trans>
            </h2>
            <p>
              <Trans>Its words go for good, and what it said before with them. Replies stay where they are.</Trans>
            </p>
            <p>
              <Button variant="danger" name="intent" value="remove" busy={isBusy}>
                <Trans>Remove this post</Trans>
              </Button>
            </p>
          </Form>
        )}
        <PostEdits edits={post.edits} />
      </div>
    </main>
  );
}
