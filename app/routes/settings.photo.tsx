import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useNavigation, useRouteLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { actWithFile, reader, refusalHeaders, writer } from '../answer.server';
import { limits } from '../contract/limits';
import { i18nOf, title } from '../i18n.server';
import type { loader as rootLoader } from '../root';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { SavedNote } from '../ui/saved-note';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  reader(context, request);
  return { title: title(context, msg`Photo`), bar: { title: i18nOf(context.language)._(msg`Photo`), back: '/settings' } };
}

export function action({ context, request }: ActionFunctionArgs) {
  return actWithFile(context, request, limits.photo, async (form, file) => {
    const { actor } = writer(context);
    if (form.remove) await context.services.photos.remove(actor);
    else await context.services.photos.choose(actor, file);
    return redirect('/settings/photo?saved');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Photo() {
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  const problem = refused?.problem;
  return (
    <SettingsPage title={<Trans>Photo</Trans>} lede={<Trans>People who share a community with you see it beside your words. Please choose one without children in it.</Trans>}>
      <SavedNote>
        <Trans>Saved. This is what colleagues see now.</Trans>
      </SavedNote>
      {me && (
        <p className="byline">
          <Avatar name={me.name} tint={me.tint} photo={me.photo} size="xl" />
          <span className="muted">{me.photo ? <Trans>Your photo now</Trans> : <Trans>Your initials stand in for a photo.</Trans>}</span>
        </p>
      )}
      <Form className="stack gap-top" key={me?.photo} method="post" action="/settings/photo" encType="multipart/form-data">
        <FormError problem={problem} requestId={refused?.requestId} />
        <Field
          name="photo"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          label={<Trans>Photo</Trans>}
          hint={<Trans>JPEG, PNG or WebP, at most 8 MB. It is cut to a square; where and when it was taken is removed.</Trans>}
          problem={problem}
        />
        <div className="actions">
          <Button variant="primary" busy={busy}>
            <Trans>Use this photo</Trans>
          </Button>
          {me?.photo && (
            <Button variant="quiet" name="remove" value="1" busy={busy}>
              <Trans>Remove photo</Trans>
            </Button>
          )}
        </div>
      </Form>
    </SettingsPage>
  );
}
