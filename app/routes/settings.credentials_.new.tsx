import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { allCredentialWords } from '../credential-words.server';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { CredentialForm } from '../ui/credential-form';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  reader(context, request);
  return show(context, async () => ({
    title: title(context, msg`Add a credential`),
    bar: { title: i18nOf(context.language)._(msg`Add a credential`), back: '/settings/credentials' },
    kinds: allCredentialWords(context.language),
  }));
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    await context.services.credentials.add(actor, form);
    return redirect('/settings/credentials', { headers: flash(context, i18nOf(context.language)._(msg`The credential is added. You can ask to have it checked.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function NewCredential() {
  const { kinds } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={<Trans>Add a credential</Trans>}>
      <CredentialForm credential={null} kinds={kinds} refused={useActionData<typeof action>()} />
    </SettingsPage>
  );
}
