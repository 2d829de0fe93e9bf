import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { limits } from '../contract/limits';
import { threadKinds } from '../contract/names';
import { problem } from '../contract/problems';
import { title } from '../i18n.server';
import { Composer } from '../ui/composer/composer';
import { PreviewAbove, PreviewButton, PreviewProblem, usePreview } from '../ui/composer/preview';
import { SignedOut } from '../ui/composer/signed-out';
import { useDraft } from '../ui/composer/use-draft';
import { Button, LinkButton } from '../ui/button';
import { Choice, Choices } from '../ui/choice';
import { described, Field, FieldError } from '../ui/field';
import { FormError } from '../ui/form-error';
import { kindWords } from '../ui/words';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const { view } = await context.services.communities.find(me.actor, params.community!);
    if (!view.may.write) throw problem('forbidden');
    const place = `new:${view.id}`;
    const name = shortName(view.name);
    return {
      title: title(context, msg`Write`),
      bar: { title: name, back: `/c/${view.slug}`, community: view.slug },
      name,
      slug: view.slug,
      firstAgreement: view.agreements[0] ?? null,
      // One for each form that is shown: a form sent twice writes once.
      clientId: crypto.randomUUID(),
      place,
      draft: await context.services.drafts.find(me.actor, place),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    if (form.intent === 'preview') {
      return { ...(await context.services.threads.preview(me.actor, { ...form, community: params.community })), values: form };
    }
    const { threadId } = await context.services.threads.start(me.actor, params.community!, form);
    return redirect(`/t/${threadId}`);
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function NewPost() {
  const { name, slug, firstAgreement, clientId, place, draft: server } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const refused = answered && 'problem' in answered ? answered : undefined;
  const isBusy = useNavigation().state !== 'idle';
  const { i18n, t } = useLingui();
  const problem = refused?.problem;
  const typed: Record<string, string> | undefined = answered?.values;
  const values = typed ?? (server ? { ...server } : {});
  // Under a client id that was used already, other words would never be taken.
  const isUsed = problem?.code === 'conflict';
  const under = (!isUsed && values.clientId) || clientId;
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft({ form, place, server, clientId: under, typed });
  const preview = usePreview(form, draft.signedOut, slug);
  const isSignedOut = draft.isSignedOut || problem?.code === 'signed_out';

  const { goOn } = draft;
  useEffect(() => {
    if (!isBusy) goOn(isUsed);
  }, [isBusy, isUsed, goOn]);

  function submit() {
    // What is sent is what the draft is kept under, so that it ends with it.
    (form.current!.elements.namedItem('clientId') as HTMLInputElement).value = draft.clientId();
    draft.pause();
  }

  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Write to {name}</Trans>
        </h1>
        {firstAgreement && <p className="lede">{firstAgreement}</p>}
      </div>
      {answered && 'html' in answered && <PreviewAbove html={answered.html} />}
      <Form className="stack new-post" method="post" id="write" ref={form} onSubmit={submit} onInput={draft.changed}>
        {isSignedOut ? <SignedOut /> : <FormError problem={problem} requestId={refused?.requestId} />}
        <input type="hidden" name="clientId" value={under} />
        <Choices name="kind" legend={<Trans>What is it?</Trans>} look="chips" problem={problem}>
          {threadKinds.map((kind) => (
            <Choice key={kind} type="radio" name="kind" value={kind} label={i18n._(kindWords[kind])} defaultChecked={(values.kind || 'question') === kind} />
          ))}
        </Choices>
        <Field name="title" label={<Trans>Title</Trans>} maxLength={limits.title.max} problem={problem} defaultValue={values.title} required />
        <div className="field">
          <label htmlFor="body">
            <Trans>Your words</Trans>
          </label>
          <Composer
            id="body"
            name="body"
            community={slug}
            preview={preview}
            saved={draft.saved}
            onWake={draft.wake}
            rows={9}
            {...described('body', problem, true)}
            defaultValue={values.body}
            // What is hidden cannot be asked for by the browser: it would refuse without a word.
            required={!preview.isOpen}
            placeholder={t`What happened, what you wonder, what you have tried`}
          />
          <p className="hint" id="body-hint">
            <Trans>Use initials for children and families. You can write **bold**, lists with dashes, and links.</Trans>
          </p>
          <FieldError id="body-error" field="body" problem={problem} />
          <PreviewProblem preview={preview} />
        </div>
        <div className="actions">
          <Button variant="primary" busy={isBusy}>
            <Trans>Post</Trans>
          </Button>
          <PreviewButton preview={preview} />
          <LinkButton variant="quiet" href={`/c/${slug}`}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
