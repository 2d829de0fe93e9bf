import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { AskToJoin } from '../ui/ask-to-join';
import { LinkButton } from '../ui/button';
import { Time, useClockface } from '../ui/time';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const slug = params.community!;
    const { name, question, waiting } = await context.services.invitations.asking(me.actor, slug);
    return { title: title(context, msg`Ask to join`), bar: { title: shortName(name), back: `/c/${slug}`, community: slug }, slug, name: shortName(name), question, waiting };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const slug = params.community!;
    await context.services.invitations.ask(me.actor, slug, form);
    const words = i18nOf(context.language)._(msg`Your request is sent. The facilitators will answer.`);
    return redirect(`/c/${slug}`, { headers: flash(context, words) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Ask() {
  const { slug, name, question, waiting } = useLoaderData<typeof loader>();
  const face = useClockface();
  const refused = useActionData<typeof action>();
  if (waiting) {
    return (
      <main className="page page--narrow" id="main">
        <div className="page-head">
          <h1>
            <Trans>Your request is with the facilitators</Trans>
          </h1>
          <p className="lede">
            <Trans>
              You asked to join {name} on <Time at={waiting.at} face={face} long />. They will answer.
            </Trans>
          </p>
        </div>
        <div className="main stack">
          {waiting.answer && (
            <div className="card card--soft">
              <p className="hint">{question ?? <Trans>What you wrote</Trans>}</p>
              <p className="as-typed">{waiting.answer}</p>
            </div>
          )}
          <div className="actions">
            <LinkButton href={`/c/${slug}`}>
              <Trans>Back to {name}</Trans>
            </LinkButton>
          </div>
        </div>
      </main>
    );
  }
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Ask to join {name}</Trans>
        </h1>
        <p className="lede">
          <Trans>The facilitators see your name and what you write here, and answer.</Trans>
        </p>
      </div>
      <div className="main">
        <AskToJoin slug={slug} question={question} refused={refused} />
      </div>
    </main>
  );
}
