import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { actWithFile, reader, refusalHeaders, show, writer } from '../answer.server';
import { limits } from '../contract/limits';
import { i18nOf, title } from '../i18n.server';
import { Button } from '../ui/button';
import { Choice, Choices } from '../ui/choice';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { SavedNote } from '../ui/saved-note';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    context.services.appearance.mayChange(actor);
    const { name, accent } = context.site;
    return {
      title: title(context, msg`Appearance of the site`),
      bar: { title: i18nOf(context.language)._(msg`Appearance`), back: '/settings' },
      name,
      accent,
      logo: context.look.logo,
    };
  });
}

export function action({ context, request }: ActionFunctionArgs) {
  return show(context, async () => {
    // Before the body is read: for others there is no such page.
    if (context.me) context.services.appearance.mayChange(context.me.actor);
    return actWithFile(context, request, limits.logo, async (form, file) => {
      const { actor } = writer(context);
      // A color field always holds a color: whether it is meant is said beside it.
      await context.services.appearance.change(actor, { ...form, accent: form.color === 'own' ? form.accent : '' }, file);
      return redirect('/admin/appearance?saved');
    });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Appearance() {
  const { name, accent, logo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const problem = refused?.problem;
  const own = refused?.values.color ? refused.values.color === 'own' : accent !== null;
  const lowContrast = problem?.fields?.accent === 'low_contrast' ? problem.contrast : undefined;
  const nearest = problem?.nearest ?? '';
  return (
    <SettingsPage title={<Trans>Appearance of the site</Trans>} lede={<Trans>Everyone sees this, on the sign-in page too.</Trans>}>
      <SavedNote>
        <Trans>Saved. The whole site wears it now.</Trans>
      </SavedNote>
      <Form className="stack" key={logo} method="post" action="/admin/appearance" encType="multipart/form-data">
        <FormError problem={problem} requestId={refused?.requestId} />
        <Field name="name" maxLength={limits.siteName.max} label={<Trans>Name of the site</Trans>} problem={problem} defaultValue={refused?.values.name ?? name} required />
        <Field name="logo" type="file" accept="image/png,image/jpeg,image/webp" label={<Trans>Logo</Trans>} hint={<Trans>PNG, JPEG or WebP, at most 2 MB. It replaces the mark, 30 pixels high.</Trans>} problem={problem} />
        {logo && (
          <label className="choice">
            <input type="checkbox" name="withoutLogo" />
            <img className="logo-now" src={logo} alt="" />
            <span>
              <Trans>Remove this logo</Trans>
            </span>
          </label>
        )}
        <Choices name="color" look="chips" legend={<Trans>Color</Trans>}>
          <Choice type="radio" name="color" value="soil" defaultChecked={!own} label={<Trans>Soil, the site’s own</Trans>} />
          <Choice type="radio" name="color" value="own" defaultChecked={own} label={<Trans>A color of our own</Trans>} />
        </Choices>
        <div className="stack for-own">
          <Field
            name="accent"
            type="color"
            label={<Trans>Our color</Trans>}
            hint={<Trans>For links and buttons. It must be dark enough to read on paper; for the dark theme it is lightened by itself.</Trans>}
            problem={problem}
            defaultValue={refused?.values.accent ?? accent ?? '#9e4320'}
          />
          {lowContrast !== undefined && (
            <p className="field-error">
              <Trans>It has a contrast of {lowContrast} to 1. Text needs 4.5 to 1. The nearest that can be read is {nearest}.</Trans>
            </p>
          )}
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
