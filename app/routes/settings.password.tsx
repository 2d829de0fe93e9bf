import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, writer } from '../answer.server';
import { limits } from '../contract/limits';
import { i18nOf, title } from '../i18n.server';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  if (me.actor.isDemo) throw data(null, { status: 404 });
  return { title: title(context, msg`Change password`), bar: { title: i18nOf(context.language)._(msg`Change password`), back: '/settings' } };
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    await context.services.people.changePassword(me, form);
    return { changed: true as const };
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Password() {
  const answered = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const refused = answered && 'problem' in answered ? answered : undefined;
  const problem = refused?.problem;
  return (
    <SettingsPage title={<Trans>Change password</Trans>} lede={<Trans>Other devices on which you are signed in will be signed out.</Trans>}>
      <Form className="stack" method="post" key={answered && 'changed' in answered ? 'changed' : 'open'}>
        {answered && 'changed' in answered && (
          <p className="notice notice--plain" role="status">
            <Trans>Your password is changed. Other devices are signed out.</Trans>
          </p>
        )}
        <FormError problem={problem} requestId={refused?.requestId} />
        <Field name="current" type="password" autoComplete="current-password" label={<Trans>Current password</Trans>} problem={problem} required />
        <Field
          name="password"
          type="password"
          autoComplete="new-password"
          maxLength={limits.password.max}
          label={<Trans>New password</Trans>}
          hint={<Trans>At least {limits.password.min} characters. Three or four words work well.</Trans>}
          problem={problem}
          required
        />
        <div className="actions">
          <Button variant="primary" busy={busy}>
            <Trans>Change password</Trans>
          </Button>
        </div>
      </Form>
    </SettingsPage>
  );
}
