import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { problem } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { Choice, Choices } from '../ui/choice';
import { EmptyState } from '../ui/empty-state';
import { Select } from '../ui/field';
import { FormError } from '../ui/form-error';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const { communities } = context.services;
    const { view } = await communities.find(me.actor, params.community!);
    if (view.role !== 'facilitator' && view.role !== 'co-facilitator') throw problem('forbidden');
    const roll = await communities.roll(me.actor, params.community!);
    return {
      title: title(context, msg`Hand over`),
      bar: { title: shortName(view.name), back: `/c/${view.slug}`, community: view.slug },
      slug: view.slug,
      name: shortName(view.name),
      mayInvite: view.may.invite,
      others: roll.filter((line) => !line.isPaused && line.handle !== me.actor.handle).map(({ handle, name }) => ({ handle, name })),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    await context.services.communities.handOver(writer(context).actor, params.community!, form);
    const words = i18nOf(context.language)._(form.become === 'gone' ? msg`You have handed over and left. What you wrote stays.` : msg`You have handed over.`);
    return redirect(form.become === 'gone' ? '/communities' : `/c/${params.community!}`, { headers: flash(context, words) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function HandOver() {
  const { slug, name, others } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const problem = refused?.problem;
  const become = refused?.values.become ?? 'member';
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Hand over {name}</Trans>
        </h1>
        <p className="lede">
          <Trans>A group always has somebody who holds it. Choose who is facilitator next; then step back or go.</Trans>
        </p>
      </div>
      {others.length === 0 ? (
        <EmptyState
          action={
            <LinkButton href={`/c/${slug}`}>
              <Trans>Back to the community</Trans>
            </LinkButton>
          }
        >
          <Trans>Nobody else is here yet to whom you could hand over.</Trans>
        </EmptyState>
      ) : (
        <Form className="stack" method="post">
          <FormError problem={problem} requestId={refused?.requestId} />
          <Select name="to" label={<Trans>Who is facilitator next?</Trans>} problem={problem} defaultValue={refused?.values.to ?? ''} required>
            <option value="">
              <Trans>Choose a person</Trans>
            </option>
            {others.map((person) => (
              <option key={person.handle} value={person.handle}>
                {person.name}
              </option>
            ))}
          </Select>
          <Choices name="become" legend={<Trans>And you?</Trans>} problem={problem}>
            <Choice type="radio" name="become" value="co-facilitator" label={<Trans>I stay as co-facilitator</Trans>} defaultChecked={become === 'co-facilitator'} />
            <Choice type="radio" name="become" value="member" label={<Trans>I stay as a member</Trans>} defaultChecked={become === 'member'} />
            <Choice type="radio" name="become" value="gone" label={<Trans>I leave</Trans>} hint={<Trans>What you wrote stays.</Trans>} defaultChecked={become === 'gone'} />
          </Choices>
          <div className="actions">
            <Button variant="primary">
              <Trans>Hand over</Trans>
            </Button>
            <LinkButton variant="quiet" href={`/c/${slug}`}>
              <Trans>Cancel</Trans>
            </LinkButton>
          </div>
        </Form>
      )}
    </main>
  );
}
