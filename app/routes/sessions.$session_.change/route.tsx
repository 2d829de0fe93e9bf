import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { limits } from '../../contract/limits';
import { flash } from '../../flash.server';
import { i18nOf, title } from '../../i18n.server';
import { sessionToChange } from '../../session-change.server';
import { Button, LinkButton } from '../../ui/button';
import { Field } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { SeriesHead } from '../../ui/series-head';
import { seriesShown } from '../../ui/series-shown';
import { DetailFields, MoveFields } from '../../ui/session-fields';
import { WhoLeads } from './who-leads';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const page = await sessionToChange(context, actor, params.session!);
    return { title: title(context, msg`Change a session`), bar: { title: page.line.title, back: `/sessions/${page.id}`, community: page.community.slug }, page };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { sessions } = context.services;
    const id = params.session!;
    const i18n = i18nOf(context.language);
    const back = (words: string) => redirect(`/sessions/${id}`, { headers: flash(context, words) });
    const stay = (words: string) => redirect(`/sessions/${id}/change#lead`, { headers: flash(context, words) });
    switch (form.intent) {
      case 'move':
        await sessions.move(actor, id, form);
        return back(i18n._(msg`Moved. The other dates stay, and those who come are told.`));
      case 'detail':
        await sessions.detail(actor, id, form);
        return back(i18n._(msg`Saved.`));
      case 'cancel':
        await sessions.cancel(actor, id, form);
        return back(i18n._(msg`Called off. Those who come are told why.`));
      case 'restore':
        await sessions.restore(actor, id);
        return back(i18n._(msg`It takes place again. Those who come are told.`));
      case 'lead':
        await sessions.chooseLead(actor, id, form);
        return stay(i18n._(msg`Saved. The others keep their turns.`));
      case 'skip':
        await sessions.skipTurn(actor, id);
        return stay(i18n._(msg`The turn goes to the next in order.`));
      case 'swap':
        await sessions.swapTurns(actor, id, form);
        return stay(i18n._(msg`The two sessions have exchanged who leads.`));
      default:
        throw new Response(null, { status: 400 });
    }
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function ChangeSession() {
  const { page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const ofForm = (intent: string) => (refused?.values.intent === intent ? refused : undefined);
  const here = `/sessions/${page.id}/change`;
  const { line } = page;
  const [moving, detailing, cancelling] = [ofForm('move'), ofForm('detail'), ofForm('cancel')];
  return (
    <main className="page page--wide" id="main">
      <SeriesHead
        community={page.community}
        of={{ href: `/sessions/${page.id}`, title: line.title }}
        title={<Trans>Change this session</Trans>}
        lede={
          <>
            {line.when}
            {line.there && <> · {line.there}</>}
          </>
        }
      >
        {line.state && <p className="muted">{line.state}</p>}
      </SeriesHead>
      <div className="main edit-side">
        {refused && !refused.problem.fields && <FormError problem={refused.problem} requestId={refused.requestId} />}
        {page.isOff && (
          <section id="restore">
            <h2>
              <Trans>Let it take place</Trans>
            </h2>
            <p className="muted">{page.isInBreak ? <Trans>It lies in a planned break. It can take place all the same; the break stays for the others.</Trans> : <Trans>It takes place where it was. Answers that were given are still there.</Trans>}</p>
            <Form className="actions" method="post" action={here}>
              <Button variant="primary" name="intent" value="restore">
                <Trans>Let it take place</Trans>
              </Button>
              {!page.isInBreak && page.maySeries && (
                <LinkButton href={`/series/${page.seriesId}/add?for=${page.id}`}>
                  <Trans>Add one in its place</Trans>
                </LinkButton>
              )}
            </Form>
          </section>
        )}
        {page.isOpen && (
          <section id="move">
            <h2>
              <Trans>Move it</Trans>
            </h2>
            <p className="muted">
              <Trans>Only this date moves: the pattern and the other dates stay. Answers are kept, and those who come are told.</Trans>{' '}
              {page.maySeries && (
                <a href={`/series/${page.seriesId}/edit/times?from=${page.id}`}>
                  <Trans>Change the later dates, too</Trans>
                </a>
              )}
            </p>
            <Form className="stack gap-top" method="post" action={here}>
              <input type="hidden" name="intent" value="move" />
              <MoveFields shown={seriesShown(moving, page.kept)} zone={page.zone} />
              <div className="actions">
                <Button variant="primary">
                  <Trans>Move it</Trans>
                </Button>
              </div>
            </Form>
          </section>
        )}
        {!page.isOff && (
          <section id="details">
            <h2>
              <Trans>Title and place</Trans>
            </h2>
            <Form className="stack gap-top" method="post" action={here}>
              <input type="hidden" name="intent" value="detail" />
              <DetailFields shown={seriesShown(detailing, page.kept)} asksPlace={page.isWhole} />
              <div className="actions">
                <Button>
                  <Trans>Save</Trans>
                </Button>
              </div>
            </Form>
          </section>
        )}
        {page.isOpen && <WhoLeads page={page} action={here} refused={ofForm('lead') ?? ofForm('swap')} />}
        {page.mayCancel && (
          <section id="cancel">
            <h2>
              <Trans>Call it off</Trans>
            </h2>
            <p className="muted">
              <Trans>It stays on the list with its reason, and you can let it take place again. Those who come are told.</Trans>
            </p>
            <Form className="stack gap-top" method="post" action={here}>
              <input type="hidden" name="intent" value="cancel" />
              <Field id="cancel-reason" name="reason" label={<Trans>Why?</Trans>} hint={<Trans>For example: snow, the roads are closed.</Trans>} maxLength={limits.session.reason} problem={cancelling?.problem} defaultValue={cancelling?.values.reason} required />
              <div className="actions">
                <Button variant="danger">
                  <Trans>Call it off</Trans>
                </Button>
              </div>
            </Form>
          </section>
        )}
      </div>
    </main>
  );
}
