import { Trans, useLingui } from '@lingui/react/macro';
import { Form, useRouteLoaderData } from '@remix-run/react';
import { useRef, type FormEvent, type KeyboardEvent } from 'react';
import type { Refusal } from '../../answer.server';
import { limits } from '../../contract/limits';
import type { loader as rootLoader } from '../../root';
import { Avatar } from '../../ui/avatar';
import { described, FieldError } from '../../ui/field';
import { FormError } from '../../ui/form-error';

/** Where a reply is written. Without scripts it is a form that posts; with them it does not wait. */
export function Composer({ clientId, refused, send }: { clientId: string; refused: Refusal | undefined; send: (body: string) => void }) {
  const { t } = useLingui();
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  const area = useRef<HTMLTextAreaElement>(null);
  const problem = refused?.problem;

  function submit(event: FormEvent) {
    event.preventDefault();
    const body = area.current?.value.trim();
    if (!body) return;
    send(body);
    area.current!.value = '';
    area.current!.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
  }

  return (
    <div className="thread-composer" id="write">
      {me && <Avatar name={me.name} tint={me.tint} photo={me.photo} size="sm" />}
      <div>
        <FormError problem={problem} requestId={refused?.requestId} />
        <Form className="composer" method="post" onSubmit={submit}>
          <input type="hidden" name="clientId" value={refused?.values.clientId ?? clientId} />
          <label className="visually-hidden" htmlFor="body">
            <Trans>Your reply</Trans>
          </label>
          <textarea
            ref={area}
            id="body"
            name="body"
            maxLength={limits.post.max}
            defaultValue={refused?.values.body}
            placeholder={t`Ask before you advise, if you can`}
            onKeyDown={onKeyDown}
            {...described('body', problem)}
          />
          <div className="composer-tools">
            <span className="grow" />
            <button className="button button--primary button--small">
              <Trans>Reply</Trans>
            </button>
          </div>
        </Form>
        <FieldError id="body-error" field="body" problem={problem} />
      </div>
    </div>
  );
}
