import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { credentialWord } from '../credential-words.server';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { CredentialItem } from '../ui/credential-item';
import { EmptyState } from '../ui/empty-state';
import { Field, Textarea } from '../ui/field';
import { FormError } from '../ui/form-error';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { credentials, background } = await context.services.credentials.mine(actor);
    return {
      title: title(context, msg`Credentials`),
      bar: { title: i18nOf(context.language)._(msg`Credentials`), back: '/settings' },
      handle: actor.handle,
      background,
      credentials: credentials.map((one) => ({ ...one, kindName: credentialWord(context.language, one.kind) })),
    };
  });
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async ({ intent, credential = '', ...form }) => {
    const { actor } = writer(context);
    const { credentials } = context.services;
    const done = (words: MessageDescriptor) => redirect('/settings/credentials', { headers: flash(context, i18nOf(context.language)._(words)) });
    if (intent === 'remove') {
      await credentials.remove(actor, credential);
      return done(msg`The credential is removed.`);
    }
    if (intent === 'ask') {
      await credentials.askToCheck(actor, credential);
      return done(msg`The administrators have been asked. You see here what they find.`);
    }
    await credentials.tell(actor, form);
    return done(msg`Your experience is saved.`);
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Credentials() {
  const { handle, background, credentials } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const problem = refused?.problem;
  const typed = (name: 'experience' | 'facilitation' | 'interests') => refused?.values[name] ?? background?.[name] ?? '';
  return (
    <SettingsPage
      title={<Trans>Credentials</Trans>}
      lede={
        <Trans>
          For those who lead or advise. People who share a community with you can see it on <a href={`/people/${handle}/credentials`}>your page</a>, but not the numbers.
        </Trans>
      }
    >
      <FormError problem={problem} requestId={refused?.requestId} />
      <section className="settings-part">
        <h2>
          <Trans>What you hold</Trans>
        </h2>
        {credentials.length === 0 && (
          <EmptyState level={3}>
            <Trans>Nothing yet. A license, an endorsement, a certificate: what tells colleagues that they can rely on you.</Trans>
          </EmptyState>
        )}
        <ul className="plain credential-list">
          {credentials.map((credential) => (
            <li key={credential.id}>
              <CredentialItem credential={credential}>
                <Form method="post" className="actions">
                  <input type="hidden" name="credential" value={credential.id} />
                  {credential.state !== 'verified' && !credential.askedAt && (
                    <Button small name="intent" value="ask">
                      <Trans>
                        Ask to have it checked<span className="visually-hidden">: {credential.title}</span>
                      </Trans>
                    </Button>
                  )}
                  <LinkButton small href={`/settings/credentials/${credential.id}`}>
                    <Trans>
                      Change<span className="visually-hidden">: {credential.title}</span>
                    </Trans>
                  </LinkButton>
                  <details className="actions">
                    <summary className="button button--small button--quiet">
                      <Trans>
                        Remove<span className="visually-hidden">: {credential.title}</span>
                      </Trans>
                    </summary>
                    <Button small variant="danger" name="intent" value="remove">
                      <Trans>Remove it for good</Trans>
                    </Button>
                  </details>
                </Form>
              </CredentialItem>
            </li>
          ))}
        </ul>
        <p className="actions">
          <LinkButton href="/settings/credentials/new" icon="plus" variant={credentials.length === 0 ? 'primary' : undefined}>
            <Trans>Add a credential</Trans>
          </LinkButton>
        </p>
      </section>
      <section className="settings-part">
        <h2>
          <Trans>Your experience</Trans>
        </h2>
        <Form method="post" className="stack">
          <Field name="years" inputMode="numeric" maxLength={2} autoComplete="off" label={<Trans>Years in the field</Trans>} problem={problem} defaultValue={refused?.values.years ?? background?.years ?? ''} />
          <Textarea name="facilitation" rows={3} label={<Trans>How you work with a group</Trans>} problem={problem} defaultValue={typed('facilitation')} />
          <Textarea name="experience" rows={4} label={<Trans>Experience</Trans>} hint={<Trans>Where you have worked, with whom, in places like your group’s.</Trans>} problem={problem} defaultValue={typed('experience')} />
          <Textarea
            name="interests"
            rows={3}
            label={<Trans>Declared interests</Trans>}
            hint={<Trans>What people should know when you advise them: an employer, a product you sell, a fee you get. Or “None”.</Trans>}
            problem={problem}
            defaultValue={typed('interests')}
          />
          <div className="actions">
            <Button variant={credentials.length === 0 ? undefined : 'primary'} busy={busy} name="intent" value="tell">
              <Trans>Save experience</Trans>
            </Button>
          </div>
        </Form>
      </section>
    </SettingsPage>
  );
}
