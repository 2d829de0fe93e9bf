import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { spanChoices } from '../moderation-words.server';
import { Button, LinkButton } from '../ui/button';
import { Choice, Choices } from '../ui/choice';
import { Textarea } from '../ui/field';
import { FormError } from '../ui/form-error';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const { communityName, ...muted } = await context.services.moderation.muted(me.actor, params.community!, params.handle!);
    const community = shortName(communityName);
    const back = `/c/${params.community}/manage/reports`;
    return { title: title(context, msg`Mute`), bar: { title: community, back, community: params.community! }, community, ...muted, spans: spanChoices(i18nOf(context.language)), back };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const { mute, unmute } = context.services.moderation;
    await (form.intent === 'unmute' ? unmute : mute)(me.actor, params.community!, params.handle!, form);
    const words = form.intent === 'unmute' ? msg`They can write again.` : msg`They can read, and not write. Talk with them about it.`;
    return redirect(`/c/${params.community}/manage/reports`, { headers: flash(context, i18nOf(context.language)._(words)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function MuteMember() {
  const { person, community, mutedUntil, spans, back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>{mutedUntil ? <Trans>Let {person.name} write again</Trans> : <Trans>Mute {person.name} in {community}</Trans>}</h1>
        {!mutedUntil && (
          <p className="lede">
            <Trans>They can read everything as before, and write nothing here until the time is over. They see how long it lasts.</Trans>
          </p>
        )}
      </div>
      <Form className="stack main" method="post">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <input type="hidden" name="intent" value={mutedUntil ? 'unmute' : 'mute'} />
        {!mutedUntil && (
          <Choices name="span" look="chips" legend={<Trans>For how long?</Trans>} problem={refused?.problem}>
            {spans.map(({ value, label }) => (
              <Choice key={value} type="radio" name="span" value={value} label={label} defaultChecked={(refused?.values.span ?? 'day') === value} />
            ))}
          </Choices>
        )}
        <Textarea name="reason" rows={3} label={<Trans>Why?</Trans>} hint={<Trans>It is kept in the log of the community.</Trans>} problem={refused?.problem} defaultValue={refused?.values.reason} required />
        <div className="actions">
          <Button variant="primary" busy={isBusy}>
            {mutedUntil ? <Trans>Let them write</Trans> : <Trans>Mute</Trans>}
          </Button>
          <LinkButton variant="quiet" href={back}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
