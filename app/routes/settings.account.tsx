import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer, type Refusal } from '../answer.server';
import { limits } from '../contract/limits';
import { zonesWith } from '../contract/zones';
import { i18nOf, title } from '../i18n.server';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { LanguageSwitch } from '../ui/language-switch';
import { SavedNote } from '../ui/saved-note';
import { SettingsPage } from '../ui/settings-page';
import { ZoneField } from '../ui/zone-field';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => ({
    title: title(context, msg`Account`),
    bar: { title: i18nOf(context.language)._(msg`Account`), back: '/settings' },
    handle: actor.handle,
    timeZone: actor.timeZone,
    email: (await context.services.profiles.mine(actor)).email,
    zones: zonesWith(actor.timeZone),
  }));
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    if (form.part === 'handle') await context.services.profiles.changeHandle(actor, form);
    else await context.services.profiles.changeTimeZone(actor, form);
    return redirect('/settings/account?saved');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Account() {
  const { t } = useLingui();
  const { handle, timeZone, email, zones } = useLoaderData<typeof loader>();
  const refused: Refusal | undefined = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const refusedHandle = refused?.values.part === 'handle' ? refused : undefined;
  const refusedZone = refused && !refusedHandle ? refused : undefined;
  return (
    <SettingsPage title={<Trans>Account</Trans>}>
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
            <button className="button" disabled={busy}>
              <Trans>Change handle</Trans>
            </button>
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
            <button className="button" disabled={busy}>
              <Trans>Save time zone</Trans>
            </button>
          </div>
        </Form>
      </section>
    </SettingsPage>
  );
}
