import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import type { MessageDescriptor } from '@lingui/core';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer, type Refusal } from '../answer.server';
import { limits } from '../contract/limits';
import { zonesWith } from '../contract/zones';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { LanguageSwitch } from '../ui/language-switch';
import { Notice } from '../ui/notice';
import { SavedNote } from '../ui/saved-note';
import { SettingsPage } from '../ui/settings-page';
import { ZoneField } from '../ui/zone-field';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  const { handle, timeZone } = me.actor;
  const { profiles, addresses, mail } = context.services;
  return show(context, async () => {
    const [{ email }, wanted] = await Promise.all([profiles.mine(me.actor), mail.isOn ? addresses.wanted(me) : null]);
    const bar = { title: i18nOf(context.language)._(msg`Handle and language`), back: '/settings' };
    return { title: title(context, msg`Handle and language`), bar, handle, timeZone, email, wanted, sendsMail: mail.isOn, zones: zonesWith(timeZone) };
  });
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const { actor } = me;
    const { addresses } = context.services;
    const done = (words: MessageDescriptor) => redirect('/settings/account', { headers: flash(context, i18nOf(context.language)._(words)) });
    if (form.part === 'address') {
      await addresses.change(me, form);
      return done(msg`A link is on its way to the new address. It changes once you open it.`);
    }
    if (form.part === 'keep-address') {
      await addresses.keep(me);
      return done(msg`Your address stays as it is.`);
    }
    if (form.part === 'handle') await context.services.profiles.changeHandle(actor, form);
    else await context.services.profiles.changeTimeZone(actor, form);
    return redirect('/settings/account?saved');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Account() {
  const { t } = useLingui();
  const { handle, timeZone, email, wanted, sendsMail, zones } = useLoaderData<typeof loader>();
  const refused: Refusal | undefined = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const refusedHandle = refused?.values.part === 'handle' ? refused : undefined;
  const refusedAddress = refused?.values.part === 'address' ? refused : undefined;
  const refusedZone = refused && !refused.values.part ? refused : undefined;
  return (
    <SettingsPage title={<Trans>Handle and language</Trans>}>
      <SavedNote>
        <Trans>Saved.</Trans>
      </SavedNote>
      {email && (
        <section className="settings-part">
          <h2>
            <Trans>Email</Trans>
          </h2>
          <p>{email}</p>
          <p className="hint">
            <Trans>You sign in with it. Nobody else sees it.</Trans>
          </p>
          {wanted && (
            <Form className="stack" method="post" action="/settings/account">
              <Notice>
                <Trans>{wanted} waits to be confirmed: open the link that was sent there. Until then nothing changes.</Trans>
              </Notice>
              <div className="actions">
                <Button name="part" value="keep-address" busy={busy}>
                  <Trans>Keep the old address</Trans>
                </Button>
              </div>
            </Form>
          )}
          {sendsMail && !wanted && <AddressForm refused={refusedAddress} busy={busy} />}
        </section>
      )}
      <section className="settings-part">
        <h2>
          <Trans>Profile address</Trans>
        </h2>
        <Form className="stack" method="post" action="/settings/account">
          <FormError problem={refusedHandle?.problem} requestId={refusedHandle?.requestId} />
          <input type="hidden" name="part" value="handle" />
          <Field
            name="handle"
            key={handle}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            maxLength={limits.handle.max + 1}
            label={<Trans>Handle</Trans>}
            hint={<Trans>Colleagues mention you with it: @{handle}. When you change it, old links and mentions lead to the new one.</Trans>}
            problem={refusedHandle?.problem}
            defaultValue={refusedHandle?.values.handle ?? handle}
            required
          />
          <div className="actions">
            <Button busy={busy}>
              <Trans>Change handle</Trans>
            </Button>
          </div>
        </Form>
      </section>
      <section className="settings-part">
        <h2>
          <Trans>Language of the site</Trans>
        </h2>
        <LanguageSwitch label={t`Language of your account`} />
      </section>
      <section className="settings-part">
        <h2>
          <Trans>Time zone</Trans>
        </h2>
        <Form className="stack" method="post" action="/settings/account">
          <FormError problem={refusedZone?.problem} requestId={refusedZone?.requestId} />
          <ZoneField label={<Trans>Times are shown in this zone</Trans>} zones={zones} timeZone={refusedZone?.values.timeZone ?? timeZone} problem={refusedZone?.problem} />
          <div className="actions">
            <Button busy={busy}>
              <Trans>Save time zone</Trans>
            </Button>
          </div>
        </Form>
      </section>
    </SettingsPage>
  );
}

function AddressForm({ refused, busy }: { refused: Refusal | undefined; busy: boolean }) {
  const problem = refused?.problem;
  return (
    <details open={Boolean(refused)}>
      <summary className="button">
        <Trans>Change address</Trans>
      </summary>
      <Form className="stack gap-top" method="post" action="/settings/account">
        <FormError problem={problem} requestId={refused?.requestId} />
        <input type="hidden" name="part" value="address" />
        <Field name="email" type="email" inputMode="email" autoComplete="email" maxLength={limits.email.max} label={<Trans>New address</Trans>} hint={<Trans>A link goes there, and word of it to the old one.</Trans>} problem={problem} defaultValue={refused?.values.email} required />
        <Field name="current" type="password" autoComplete="current-password" label={<Trans>Current password</Trans>} problem={problem} required />
        <div className="actions">
          <Button variant="primary" busy={busy}>
            <Trans>Send the link</Trans>
          </Button>
        </div>
      </Form>
    </details>
  );
}
