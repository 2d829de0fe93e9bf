import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { Textarea } from '../ui/field';
import { FormError } from '../ui/form-error';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const person = await context.services.moderation.person(me.actor, params.handle!);
    const words = person.suspendedAt ? msg`Let ${person.name} back` : msg`Suspend ${person.name}`;
    return { title: title(context, words), bar: { title: i18nOf(context.language)._(words), back: '/admin/people' }, person };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const { suspend, letBack } = context.services.moderation;
    await (form.intent === 'back' ? letBack : suspend)(me.actor, params.handle!, form);
    const words = form.intent === 'back' ? msg`They can sign in again.` : msg`They are suspended and signed out everywhere.`;
    return redirect('/admin/people', { headers: flash(context, i18nOf(context.language)._(words)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function SuspendPerson() {
  const { person } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const isBack = person.suspendedAt !== null;
  return (
    <SettingsPage
      title={isBack ? <Trans>Let {person.name} back</Trans> : <Trans>Suspend {person.name}</Trans>}
      lede={isBack ? <Trans>They can sign in again. Their communities and words are as they were.</Trans> : <Trans>They are signed out everywhere at once and cannot sign in. What they wrote stays.</Trans>}
    >
      <Form className="stack" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <input type="hidden" name="intent" value={isBack ? 'back' : 'suspend'} />
        <Textarea name="reason" rows={3} label={<Trans>Why?</Trans>} hint={<Trans>This is kept in the log.</Trans>} problem={refused?.problem} defaultValue={refused?.values.reason} required />
        <div className="actions">
          <Button variant={isBack ? 'primary' : 'danger'} busy={isBusy}>
            {isBack ? <Trans>Let back</Trans> : <Trans>Suspend</Trans>}
          </Button>
          <LinkButton variant="quiet" href="/admin/people">
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </SettingsPage>
  );
}
