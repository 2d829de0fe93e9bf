import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { i18nOf, title } from '../i18n.server';
import { topicChoices } from '../mail-words.server';
import { Button } from '../ui/button';
import { Choice, Choices } from '../ui/choice';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { Notice } from '../ui/notice';
import { SavedNote } from '../ui/saved-note';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  const i18n = i18nOf(context.language);
  return show(context, async () => ({
    title: title(context, msg`Mail`),
    bar: { title: i18n._(msg`Mail`), back: '/settings' },
    topics: topicChoices(i18n),
    settings: await context.services.mailSettings.mine(actor),
    sendsMail: context.services.mail.isOn,
  }));
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    await context.services.mailSettings.change(writer(context).actor, form);
    return redirect('/settings/mail?saved');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function MailSettings() {
  const { topics, settings, sendsMail } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const problem = refused?.problem;
  const typed = refused?.values;
  return (
    <SettingsPage title={<Trans>Mail</Trans>} lede={<Trans>No mail ever says what members wrote. About the safety of your account you always hear.</Trans>}>
      <SavedNote>
        <Trans>Saved.</Trans>
      </SavedNote>
      {!sendsMail && (
        <Notice>
          <Trans>This site sends no mail yet. What you choose here holds once it does.</Trans>
        </Notice>
      )}
      <Form className="stack" method="post" action="/settings/mail">
        <FormError problem={problem} requestId={refused?.requestId} />
        <Choices name="topics" legend={<Trans>What you want to hear of by mail</Trans>}>
          {topics.map(({ value, label }) => (
            <Choice key={value} name={value} defaultChecked={typed ? value in typed : !settings.off.includes(value)} label={label} />
          ))}
        </Choices>
        <Choice
          name="isQuiet"
          defaultChecked={typed ? 'isQuiet' in typed : settings.isQuiet}
          label={<Trans>Quiet hours</Trans>}
          hint={<Trans>In these hours, in your time zone, mail waits. Only a change of a session that is near comes at once.</Trans>}
        />
        <div className="field-row">
          <Field name="quietFrom" type="time" label={<Trans>Quiet from</Trans>} problem={problem} defaultValue={typed?.quietFrom ?? settings.quietFrom} required />
          <Field name="quietTo" type="time" label={<Trans>Quiet until</Trans>} problem={problem} defaultValue={typed?.quietTo ?? settings.quietTo} required />
        </div>
        <div className="actions">
          <Button variant="primary" busy={busy}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </Form>
    </SettingsPage>
  );
}
