import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { i18nOf, title } from '../i18n.server';
import { allSpoken } from '../spoken.server';
import { SavedNote } from '../ui/saved-note';
import { SettingsPage } from '../ui/settings-page';
import { ProfileForm } from '../ui/profile-form';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { email: _email, ...profile } = await context.services.profiles.mine(actor);
    const all = allSpoken(context.language);
    const speaks = ({ code }: (typeof all)[number]) => profile.spoken.includes(code);
    return {
      title: title(context, msg`Profile`),
      bar: { title: i18nOf(context.language)._(msg`Profile`), back: '/settings' },
      profile,
      // What is ticked comes first: the box shows a few of many.
      spoken: [...all.filter(speaks), ...all.filter((one) => !speaks(one))],
    };
  });
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    // Boxes of one group have a name each, so that a refused form can tick them again.
    const spoken = Object.keys(form).flatMap((name) => (name.startsWith('speaks-') ? [name.slice('speaks-'.length)] : []));
    await context.services.profiles.edit(actor, { ...form, spoken });
    return redirect('/settings/profile?saved');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Profile() {
  const { profile, spoken } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return (
    <SettingsPage title={<Trans>Profile</Trans>} lede={<Trans>People who share a community with you can see this, and so can the administrators of the site. Only your name is needed.</Trans>}>
      <SavedNote>
        <Trans>Your profile is saved.</Trans>
      </SavedNote>
      <ProfileForm profile={profile} spoken={spoken} refused={refused} busy={busy} />
    </SettingsPage>
  );
}
