import { Trans, useLingui } from '@lingui/react/macro';
import { Form, useRouteLoaderData } from '@remix-run/react';
import { useEffect, useRef, type FormEvent } from 'react';
import type { Refusal } from '../../answer.server';
import type { PostView, ThreadView } from '../../contract/threads';
import type { loader as rootLoader } from '../../root';
import { Avatar } from '../../ui/avatar';
import { Composer } from '../../ui/composer/composer';
import { PreviewAbove, PreviewButton, PreviewProblem, usePreview } from '../../ui/composer/preview';
import { SignedOut } from '../../ui/composer/signed-out';
import { useDraft, usePosted } from '../../ui/composer/use-draft';
import { described, FieldError } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import type { Outgoing } from './use-thread';

interface Props {
  thread: ThreadView;
  /** What is shown, the newest included. */
  replies: PostView[];
  clientId: string;
  /** The form came back: refused, or with a preview. */
  refused: Refusal | undefined;
  previewed: { html: string; values: Record<string, string> } | undefined;
  /** A reply that was not taken, for its writer to go on with. */
  returned: Outgoing | null;
  send: (body: string, clientId: string) => void;
}

/** Where a reply is written. Without scripts it is a form that posts; with them it does not wait. */
export function ReplyComposer({ thread, replies, clientId, refused, previewed, returned, send }: Props) {
  const { t } = useLingui();
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  const form = useRef<HTMLFormElement>(null);
  const values = refused?.values ?? previewed?.values;
  // Under a client id that was used already, other words would never be taken.
  const under = (refused?.problem.code !== 'conflict' && values?.clientId) || (thread.draft?.clientId ?? clientId);
  usePosted(thread.opening, replies);
  const draft = useDraft({ form, place: `thread:${thread.id}`, server: thread.draft, clientId: under, typed: values });
  const preview = usePreview(form, draft.signedOut, thread.community.slug);
  const problem = returned?.problem ?? refused?.problem;
  const isSignedOut = draft.isSignedOut || problem?.code === 'signed_out';

  const { takeBack } = draft;
  useEffect(() => {
    if (returned) takeBack(returned.body, returned.clientId, returned.problem?.code === 'conflict');
  }, [returned, takeBack]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const area = event.currentTarget.elements.namedItem('body') as HTMLTextAreaElement;
    draft.whenAwake(() => {
      const body = area.value.trim();
      if (!body) return;
      preview.close();
      send(body, draft.handOver());
      area.focus();
    });
  }

  return (
    <div className="thread-composer" id="write">
      {me && <Avatar name={me.name} tint={me.tint} photo={me.photo} size="sm" />}
      <div>
        {isSignedOut ? <SignedOut /> : <FormError problem={problem} requestId={refused?.requestId} />}
        <PreviewProblem preview={preview} />
        <PreviewAbove html={previewed?.html} />
        <Form method="post" ref={form} onSubmit={submit} onInput={draft.changed}>
          <input type="hidden" name="clientId" value={under} />
          <label className="visually-hidden" htmlFor="body">
            <Trans>Your reply</Trans>
          </label>
          <Composer
            id="body"
            name="body"
            community={thread.community.slug}
            preview={preview}
            saved={draft.saved}
            onWake={draft.wake}
            defaultValue={values?.body ?? thread.draft?.body}
            placeholder={t`Ask before you advise, if you can`}
            {...described('body', problem)}
          >
            <PreviewButton preview={preview} small />
            <button className="button button--primary button--small">
              <Trans>Reply</Trans>
            </button>
          </Composer>
        </Form>
        <FieldError id="body-error" field="body" problem={problem} />
      </div>
    </div>
  );
}
