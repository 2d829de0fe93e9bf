import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { type Language, locales } from '../contract/names';
import type { Problem } from '../contract/problems';
import { i18nOf, title } from '../i18n.server';
import { topicChoices } from '../mail-words.server';
import { Button } from '../ui/button';
import { Choice, Choices } from '../ui/choice';
import { Select } from '../ui/field';
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
    hours: hoursIn(context.language),
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

/** The full hours of a day, as one says them. */
function hoursIn(language: Language): { value: string; words: string }[] {
  const format = new Intl.DateTimeFormat(locales[language], { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return Array.from({ length: 24 }, (_, hour) => ({ value: `${String(hour).padStart(2, '0')}:00`, words: format.format(new Date(Date.UTC(2026, 0, 1, hour))) }));
}

export default function MailSettings() {
  const { topics, hours, settings, sendsMail } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const problem = refused?.problem;
  const typed = refused?.values;
  return (
    <SettingsPage title={<Trans>Mail</Trans>} lede={<Trans>No mail ever says what members wrote. You always get mail about the safety of your account.</Trans>}>
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
        <Choices name="topics" legend={<Trans>What to mail you about</Trans>}>
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
          <Hours name="quietFrom" label={<Trans>Quiet from</Trans>} problem={problem} hours={hours} chosen={typed?.quietFrom ?? settings.quietFrom} />
          <Hours name="quietTo" label={<Trans>Quiet until</Trans>} problem={problem} hours={hours} chosen={typed?.quietTo ?? settings.quietTo} />
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

function Hours({ name, label, problem, hours, chosen }: { name: string; label: ReactNode; problem: Problem | undefined; hours: { value: string; words: string }[]; chosen: string }) {
  const choices = hours.some(({ value }) => value === chosen) ? hours : [{ value: chosen, words: chosen }, ...hours];
  return (
    <Select name={name} label={label} problem={problem} defaultValue={chosen}>
      {choices.map(({ value, words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  );
}
