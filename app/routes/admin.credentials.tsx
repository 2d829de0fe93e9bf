import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer, type Refusal } from '../answer.server';
import type { CredentialToCheck } from '../contract/credentials';
import { limits } from '../contract/limits';
import { credentialWord } from '../credential-words.server';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { CredentialItem } from '../ui/credential-item';
import { EmptyState } from '../ui/empty-state';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { SettingsPage } from '../ui/settings-page';
import { Time, useClockface } from '../ui/time';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { waiting, checked, total } = await context.services.credentials.queue(actor);
    const named = (list: CredentialToCheck[]) => list.map((one) => ({ ...one, kindName: credentialWord(context.language, one.kind) }));
    return {
      title: title(context, msg`Credentials to check`),
      bar: { title: i18nOf(context.language)._(msg`Credentials to check`), back: '/settings' },
      waiting: named(waiting),
      checked: named(checked),
      total,
    };
  });
}

export function action({ context, request }: ActionFunctionArgs) {
  return show(context, async () => {
    // Before the body is read: for others there is no such page.
    if (context.me) context.services.credentials.mayCheck(context.me.actor);
    return act(context, request, async ({ intent, credential = '', ...form }) => {
      const { actor } = writer(context);
      const { credentials } = context.services;
      const isVerified = intent === 'verify';
      if (isVerified) await credentials.verify(actor, credential, form);
      else await credentials.decline(actor, credential, form);
      return redirect('/admin/credentials', { headers: flash(context, i18nOf(context.language)._(isVerified ? msg`The credential is verified.` : msg`The credential is not verified. Its holder sees why.`)) });
    });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function CredentialsToCheck() {
  const { waiting, checked, total } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const face = useClockface();
  // The words of a form that was refused belong to the one credential that it named.
  const refusalOf = (id: string, intent: string) => (refused?.values.credential === id && refused.values.intent === intent ? refused : undefined);
  return (
    <SettingsPage title={<Trans>Credentials to check</Trans>} lede={<Trans>Look at the source yourself, then say what you looked at. Colleagues read it beside the credential.</Trans>}>
      <FormError problem={refused?.problem} requestId={refused?.requestId} />
      <section className="settings-part">
        <h2>
          <Plural value={total} one="# is waiting" other="# are waiting" />
        </h2>
        {waiting.length === 0 && (
          <EmptyState level={3}>
            <Trans>Nobody is waiting. When somebody asks to have a credential checked, it is here.</Trans>
          </EmptyState>
        )}
        <ul className="plain credential-list">
          {waiting.map((credential) => (
            <li key={credential.id}>
              <Holder of={credential}>
                {credential.askedAt && (
                  <Trans>
                    Asked on <Time at={credential.askedAt} face={face} long />
                  </Trans>
                )}
              </Holder>
              <CredentialItem credential={credential}>
                {credential.isMine ? (
                  <p className="hint">
                    <Trans>This one is yours. Another administrator has to check it.</Trans>
                  </p>
                ) : (
                  <div className="actions checking">
                    <Decision of={credential} intent="verify" refused={refusalOf(credential.id, 'verify')} />
                    <Decision of={credential} intent="decline" refused={refusalOf(credential.id, 'decline')} />
                  </div>
                )}
              </CredentialItem>
            </li>
          ))}
        </ul>
      </section>
      {checked.length > 0 && (
        <section className="settings-part">
          <h2>
            <Trans>Checked recently</Trans>
          </h2>
          <ul className="plain credential-list">
            {checked.map((credential) => (
              <li key={credential.id}>
                <Holder of={credential} />
                <CredentialItem credential={credential}>
                  {credential.state === 'verified' && !credential.isMine && (
                    <div className="actions checking">
                      <Decision of={credential} intent="decline" refused={refusalOf(credential.id, 'decline')} />
                    </div>
                  )}
                </CredentialItem>
              </li>
            ))}
          </ul>
        </section>
      )}
    </SettingsPage>
  );
}

function Holder({ of: { holder }, children }: { of: CredentialToCheck; children?: ReactNode }) {
  return (
    <div className="byline">
      <Avatar {...holder} size="sm" />
      <div>
        <b>
          <a className="person-link" href={`/people/${holder.handle}/credentials`}>
            {holder.name}
          </a>
        </b>
        {children && (
          <p className="meta">
            <span>{children}</span>
          </p>
        )}
      </div>
    </div>
  );
}

/** One way to decide, folded until somebody wants it; open where it was refused. */
function Decision({ of, intent, refused }: { of: CredentialToCheck; intent: 'verify' | 'decline'; refused: Refusal | undefined }) {
  const name = intent === 'verify' ? 'checked' : 'note';
  const words = intent === 'verify' ? <Trans>Verify</Trans> : of.state === 'verified' ? <Trans>Withdraw the verification</Trans> : <Trans>Decline</Trans>;
  return (
    <details open={refused !== undefined}>
      <summary className="button button--small">
        {words}
        <span className="visually-hidden">: {of.title}</span>
      </summary>
      <Form method="post" className="stack">
        <input type="hidden" name="credential" value={of.id} />
        <input type="hidden" name="revision" value={of.revision} />
        <Field
          id={`${name}-${of.id}`}
          name={name}
          maxLength={limits.credentials[intent === 'verify' ? 'checked' : 'note']}
          autoComplete="off"
          label={intent === 'verify' ? <Trans>What you looked at</Trans> : <Trans>What stands in the way</Trans>}
          hint={intent === 'verify' ? <Trans>Such as “the public register of the board”. No numbers: colleagues read it.</Trans> : <Trans>Only the holder and administrators read it.</Trans>}
          problem={refused?.problem}
          defaultValue={refused?.values[name]}
          required
        />
        <div className="actions">
          <Button variant="primary" name="intent" value={intent}>
            {words}
          </Button>
        </div>
      </Form>
    </details>
  );
}
