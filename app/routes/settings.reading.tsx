import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useNavigation, useRouteLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, writer } from '../answer.server';
import { textSizes, themes, type TextSize, type Theme } from '../contract/names';
import { i18nOf, title } from '../i18n.server';
import type { loader as rootLoader } from '../root';
import { Button } from '../ui/button';
import { Choice, Choices } from '../ui/choice';
import { FormError } from '../ui/form-error';
import { SavedNote } from '../ui/saved-note';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  reader(context, request);
  return { title: title(context, msg`Reading`), bar: { title: i18nOf(context.language)._(msg`Reading`), back: '/settings' } };
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    await context.services.profiles.changeReading(actor, form);
    return redirect('/settings/reading?saved');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

const themeWords: Record<Theme, MessageDescriptor> = { system: msg`As my device is set`, light: msg`Light`, dark: msg`Dark` };
const sizeWords: Record<TextSize, MessageDescriptor> = { normal: msg`Normal`, large: msg`Larger`, larger: msg`Largest` };

export default function ReadingSettings() {
  const { i18n } = useLingui();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  if (!me) return null;
  return (
    <SettingsPage title={<Trans>Reading</Trans>} lede={<Trans>Kept in your account, on every device where you sign in.</Trans>}>
      <SavedNote>
        <Trans>Saved.</Trans>
      </SavedNote>
      <Form className="stack" method="post" action="/settings/reading">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <Choices name="theme" look="chips" legend={<Trans>Theme</Trans>}>
          {themes.map((theme) => (
            <Choice key={theme} type="radio" name="theme" value={theme} defaultChecked={theme === me.theme} label={i18n._(themeWords[theme])} />
          ))}
        </Choices>
        <Choices name="textSize" look="chips" legend={<Trans>Text size</Trans>}>
          {textSizes.map((size) => (
            <Choice key={size} type="radio" name="textSize" value={size} defaultChecked={size === me.textSize} label={i18n._(sizeWords[size])} />
          ))}
        </Choices>
        <Choice name="easyFont" defaultChecked={me.easyFont} label={<Trans>Letters that are easier to tell apart</Trans>} hint={<Trans>Atkinson Hyperlegible, drawn so that no two letters look alike, with more room between letters and lines.</Trans>} />
        <Choice name="shortcuts" defaultChecked={me.shortcuts} label={<Trans>Keyboard shortcuts</Trans>} hint={<Trans>Single keys do things while you are not writing. Turn this off if you speak to your device or press keys by chance.</Trans>} />
        <div className="actions">
          <Button variant="primary" busy={busy}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </Form>
    </SettingsPage>
  );
}
