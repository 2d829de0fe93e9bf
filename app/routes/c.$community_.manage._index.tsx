import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { communityInput } from '../community-form.server';
import { communityChoices } from '../community-words.server';
import { shortName } from '../contract/communities';
import { problem } from '../contract/problems';
import { zonesWith } from '../contract/zones';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { atItsAddress } from '../moved.server';
import { Button } from '../ui/button';
import { About, Color, FormSection, NameAndAddress, PrivacyChoice, shownIn, Size, Statements, TypeChoice } from '../ui/community-fields';
import { Count } from '../ui/count';
import { FormError } from '../ui/form-error';
import { ManagedPage } from '../ui/managed-page';
import { ZoneField } from '../ui/zone-field';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const details = await context.services.communities.details(me.actor, params.community!);
    const { slug, name, may } = details.community;
    if (!may.manage) throw problem('forbidden');
    atItsAddress(slug, params.community!, request);
    return {
      title: title(context, msg`Settings of the community`),
      bar: { title: shortName(name), back: `/c/${slug}`, community: slug },
      details,
      waiting: may.moderate ? await context.services.moderation.waiting(me.actor, details.community) : 0,
      choices: communityChoices(context.language),
      zones: zonesWith(details.community.timeZone),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const slug = await context.services.communities.shape(writer(context).actor, params.community!, communityInput(form));
    return redirect(`/c/${slug}/manage`, { headers: flash(context, i18nOf(context.language)._(msg`The settings are saved.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Settings() {
  const { details, choices, zones, waiting } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const shown = shownIn(choices, refused, details);
  return (
    <ManagedPage
      community={details.community}
      here="settings"
      waiting={
        <Count value={waiting}>
          <Plural value={waiting} one="# waiting" other="# waiting" />
        </Count>
      }
      title={<Trans>Settings</Trans>}
    >
      <Form className="form-page" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <FormSection title={<Trans>What</Trans>}>
          <NameAndAddress shown={shown} />
          <Statements shown={shown} />
          <Color shown={shown} />
        </FormSection>
        <FormSection title={<Trans>Who</Trans>}>
          <PrivacyChoice shown={shown} />
          <Size shown={shown} />
        </FormSection>
        <FormSection title={<Trans>Kind</Trans>}>
          <TypeChoice shown={shown} />
          <ZoneField label={<Trans>Time zone</Trans>} zones={zones} timeZone={shown.text('timeZone')} problem={shown.problem} />
        </FormSection>
        <FormSection title={<Trans>About</Trans>}>
          <About shown={shown} />
        </FormSection>
        <div className="form-end">
          <Button variant="primary" busy={isBusy}>
            <Trans>Save settings</Trans>
          </Button>
        </div>
      </Form>
    </ManagedPage>
  );
}
