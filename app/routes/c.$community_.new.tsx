import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show } from '../answer.server';
import { shortName } from '../contract/communities';
import { limits } from '../contract/limits';
import { threadKinds } from '../contract/names';
import { problem } from '../contract/problems';
import { title } from '../i18n.server';
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
    const name = shortName(view.name);
    return {
      title: title(context, msg`Write`),
      bar: { title: name, back: `/c/${view.slug}`, community: view.slug },
      name,
      slug: view.slug,
      firstAgreement: view.agreements[0] ?? null,
      // One for each form that is shown: a form sent twice writes once.
      clientId: crypto.randomUUID(),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const me = reader(context, request);
  return act(context, request, async (form) => {
    const { threadId } = await context.services.threads.start(me.actor, params.community!, form);
    return redirect(`/t/${threadId}`);
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function NewPost() {
  const { name, slug, firstAgreement, clientId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const { i18n, t } = useLingui();
  const problem = refused?.problem;
  const values: Record<string, string> = refused?.values ?? {};
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Write to {name}</Trans>
        </h1>
        {firstAgreement && <p className="lede">{firstAgreement}</p>}
      </div>
      <Form className="stack new-post" method="post">
        <FormError problem={problem} requestId={refused?.requestId} />
        <input type="hidden" name="clientId" value={values.clientId ?? clientId} />
        <fieldset className="field radio-chips" {...described('kind', problem)}>
          <legend>
            <Trans>What is it?</Trans>
          </legend>
          {threadKinds.map((kind) => (
            <label key={kind} className="choice">
              <input type="radio" name="kind" value={kind} defaultChecked={(values.kind ?? 'question') === kind} />
              <span>{i18n._(kindWords[kind])}</span>
            </label>
          ))}
          <FieldError id="kind-error" field="kind" problem={problem} />
        </fieldset>
        <Field name="title" label={<Trans>Title</Trans>} maxLength={limits.title.max} problem={problem} defaultValue={values.title} required />
        <div className="field">
          <label htmlFor="body">
            <Trans>Your words</Trans>
          </label>
          <textarea className="textarea" id="body" name="body" rows={9} maxLength={limits.post.max} {...described('body', problem, true)} defaultValue={values.body} required placeholder={t`What happened, what you wonder, what you have tried`} />
          <p className="hint" id="body-hint">
            <Trans>Use initials for children and families. You can write **bold**, lists with dashes, and links.</Trans>
          </p>
          <FieldError id="body-error" field="body" problem={problem} />
        </div>
        <div className="actions">
          <button className="button button--primary" disabled={busy}>
            <Trans>Post</Trans>
          </button>
          <a className="button button--quiet" href={`/c/${slug}`}>
            <Trans>Cancel</Trans>
          </a>
        </div>
      </Form>
    </main>
  );
}
