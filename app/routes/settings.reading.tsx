import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useNavigation, useRouteLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders } from '../answer.server';
import { textSizes, themes, type TextSize, type Theme } from '../contract/names';
import { i18nOf, title } from '../i18n.server';
import type { loader as rootLoader } from '../root';
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
  const { actor } = reader(context, request);
  return act(context, request, async (form) => {
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
        <fieldset className="field radio-chips">
          <legend>
            <Trans>Theme</Trans>
          </legend>
          {themes.map((theme) => (
            <label className="choice" key={theme}>
              <input type="radio" name="theme" value={theme} defaultChecked={theme === me.theme} />
              <span>{i18n._(themeWords[theme])}</span>
            </label>
          ))}
        </fieldset>
        <fieldset className="field radio-chips">
          <legend>
            <Trans>Text size</Trans>
          </legend>
          {textSizes.map((size) => (
            <label className="choice" key={size}>
              <input type="radio" name="textSize" value={size} defaultChecked={size === me.textSize} />
              <span>{i18n._(sizeWords[size])}</span>
            </label>
          ))}
        </fieldset>
        <label className="choice">
          <input type="checkbox" name="easyFont" defaultChecked={me.easyFont} />
          <span>
            <Trans>Letters that are easier to tell apart</Trans>
            <small>
              <Trans>Atkinson Hyperlegible where your device has it, else Verdana or a similar face, with more room between letters and lines.</Trans>
            </small>
          </span>
        </label>
        <label className="choice">
          <input type="checkbox" name="shortcuts" defaultChecked={me.shortcuts} />
          <span>
            <Trans>Keyboard shortcuts</Trans>
            <small>
              <Trans>Single keys do things while you are not writing. Turn this off if you speak to your device or press keys by chance.</Trans>
            </small>
          </span>
        </label>
        <div className="actions">
          <button className="button button--primary" disabled={busy}>
            <Trans>Save</Trans>
          </button>
        </div>
      </Form>
    </SettingsPage>
  );
}
