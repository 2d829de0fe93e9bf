import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import type { DeviceView } from '../contract/profiles';
import { i18nOf, title } from '../i18n.server';
import { FormError } from '../ui/form-error';
import { SavedNote } from '../ui/saved-note';
import { SettingsPage } from '../ui/settings-page';
import { Time, useClockface } from '../ui/time';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => ({
    title: title(context, msg`Signed-in devices`),
    bar: { title: i18nOf(context.language)._(msg`Signed-in devices`), back: '/settings' },
    devices: (await context.services.people.devices(me)).sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne)),
  }));
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    if (form.all) await context.services.people.signOutElsewhere(me);
    else await context.services.people.signOutDevice(me, form.device ?? '');
    return redirect('/settings/devices?saved');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Devices() {
  const { devices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const face = useClockface();
  return (
    <SettingsPage title={<Trans>Signed-in devices</Trans>} lede={<Trans>Where your account is open. Signing out works at once.</Trans>}>
      <SavedNote>
        <Trans>Signed out there.</Trans>
      </SavedNote>
      <FormError problem={refused?.problem} requestId={refused?.requestId} />
      <ul className="device-list">
        {devices.map((device) => (
          <li key={device.id}>
            <div>
              <b>
                <DeviceName device={device} />
              </b>
              <p className="meta dotted">
                {device.isThisOne && (
                  <span>
                    <span className="chip chip--soil">
                      <Trans>This device</Trans>
                    </span>
                  </span>
                )}
                <span>
                  <Trans>
                    Last seen <Time at={device.lastSeenAt} face={face} />
                  </Trans>
                </span>
                <span>
                  <Trans>
                    Signed in <Time at={device.signedInAt} face={face} />
                  </Trans>
                </span>
              </p>
            </div>
            {!device.isThisOne && (
              <Form method="post" action="/settings/devices">
                <button className="button button--small" name="device" value={device.id}>
                  <Trans>Sign out</Trans>
                  <span className="visually-hidden">
                    : <DeviceName device={device} />
                  </span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 1 && (
        <Form method="post" action="/settings/devices" className="actions gap-top">
          <button className="button" name="all" value="1">
            <Trans>Sign out everywhere else</Trans>
          </button>
        </Form>
      )}
    </SettingsPage>
  );
}

function DeviceName({ device: { browser, system } }: { device: DeviceView }) {
  if (browser && system) return <Trans>{browser} on {system}</Trans>;
  return browser ?? system ?? <Trans>Unknown browser</Trans>;
}
