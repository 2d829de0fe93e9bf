import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, fieldsOf, goSignedIn, refusalHeaders, safeNext, signingIn, type Refusal } from '../answer.server';
import { title } from '../i18n.server';
import { AccountPane } from '../ui/account-pane';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { Notice } from '../ui/notice';

/** A form that came when its writer's session had ended: where it goes, and its fields. */
interface Kept {
  to: string;
  fields: Record<string, string>;
}

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context }: LoaderFunctionArgs) {
  return { title: title(context, msg`Sign in`) };
}

/**
 * Holds a form for somebody who has to sign in first: `writer` sends it here. Its words are in the page and nowhere else,
 * and go out under the name of whoever has signed in only when they say so, having seen that name.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const to = new URL(request.url).searchParams.get('to');
  if (to !== null) {
    const kept: Kept = { to: safeNext(to), fields: withoutSecrets(await fieldsOf(request)) };
    // Somebody signed in on another page meanwhile.
    return context.me ? data({ kept, name: context.me.actor.name }) : data({ kept }, { status: 401 });
  }
  return act(context, request, async (form) => {
    const kept = keptIn(form);
    const signedIn = await context.services.people.signIn(form, context.caller);
    if (Object.keys(kept.fields).length === 0) return goSignedIn(context, signedIn, safeNext(kept.to));
    const me = await context.services.people.whose(signedIn.cookie);
    return data({ kept: { ...kept, to: safeNext(kept.to) }, name: me!.actor.name }, { headers: signingIn(context, signedIn) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

const secret = /^current$|password/i;
const mark = 'kept.';
const withoutSecrets = (fields: Record<string, string>) => Object.fromEntries(Object.entries(fields).filter(([name]) => !secret.test(name)));

function keptIn(form: Record<string, string>): Kept {
  const fields = Object.entries(form).flatMap(([name, value]) => (name.startsWith(mark) ? [[name.slice(mark.length), value] as const] : []));
  return { to: form.to ?? '/', fields: Object.fromEntries(fields) };
}

export default function SignInWithWords() {
  const answered = useActionData<{ kept: Kept; name?: string } | Refusal>();
  const refused = answered && 'problem' in answered ? answered : undefined;
  const held = answered && 'kept' in answered ? answered : undefined;
  const kept = held?.kept ?? keptIn(refused?.values ?? {});
  return <AccountPane holdsWords>{held?.name ? <Ready kept={kept} name={held.name} /> : <SignIn kept={kept} refused={refused} />}</AccountPane>;
}

function SignIn({ kept, refused }: { kept: Kept; refused: Refusal | undefined }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <>
      <h1>
        <Trans>You were signed out</Trans>
      </h1>
      <Notice tone="plain">
        <Trans>What you wrote is safe: it waits on this page while you sign in.</Trans>
      </Notice>
      <Form className="stack" method="post" action="/sign-in/words">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <input type="hidden" name="to" value={kept.to} />
        {Object.entries(kept.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={mark + name} value={value} />
        ))}
        <Field name="email" type="email" inputMode="email" autoComplete="username" label={<Trans>Email</Trans>} problem={refused?.problem} defaultValue={refused?.values.email} required />
        <Field name="password" type="password" autoComplete="current-password" label={<Trans>Password</Trans>} problem={refused?.problem} required />
        <Button variant="primary" wide busy={busy}>
          <Trans>Sign in</Trans>
        </Button>
      </Form>
      <Words fields={kept.fields} />
    </>
  );
}

/** A plain form, as the first one was: what it is answered belongs to its own page. */
function Ready({ kept, name }: { kept: Kept; name: string }) {
  return (
    <>
      <h1>
        <Trans>You are signed in</Trans>
      </h1>
      <p className="lede">
        <Trans>
          As <b>{name}</b>. What you wrote has not been sent yet.
        </Trans>
      </p>
      <Words fields={kept.fields} />
      <form className="stack" method="post" action={kept.to}>
        {Object.entries(kept.fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <Button variant="primary" wide>
          <Trans>Send it now</Trans>
        </Button>
      </form>
      <p>
        <a href={kept.to}>
          <Trans>Go back without sending</Trans>
        </a>
      </p>
    </>
  );
}

/** What a person wrote among the fields: the rest are choices and marks, which have no space in them. */
function Words({ fields }: { fields: Record<string, string> }) {
  const written = Object.entries(fields).filter(([, value]) => /\s/.test(value.trim()));
  if (written.length === 0) return null;
  return (
    <section className="kept-words" aria-labelledby="kept-words" tabIndex={0}>
      <h2 id="kept-words">
        <Trans>What you wrote</Trans>
      </h2>
      {written.map(([name, value]) => (
        <p key={name}>{value}</p>
      ))}
    </section>
  );
}
