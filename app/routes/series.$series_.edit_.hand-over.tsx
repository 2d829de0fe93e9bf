import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { flash } from '../flash.server';
import { i18nOf } from '../i18n.server';
import { seriesToChange } from '../series-edit.server';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Select, Textarea } from '../ui/field';
import { FormError } from '../ui/form-error';
import { Notice } from '../ui/notice';
import { SeriesEditPage } from '../ui/series-edit-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view, shell } = await seriesToChange(context, actor, params.series!, msg`Who leads a series`, ({ may }) => may.plan || may.takeOn);
    const people = view.may.plan ? await context.services.series.choosable(actor, view.community.slug) : [];
    return { ...shell, people: people.filter(({ handle }) => handle !== view.lead?.handle), leads: view.lead?.handle === actor.handle };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { series } = context.services;
    const id = params.series!;
    const i18n = i18nOf(context.language);
    const back = (words: string) => redirect(`/series/${id}`, { headers: flash(context, words) });
    switch (form.intent) {
      case 'hand-over':
        await series.handOver(actor, id, form);
        return back(i18n._(msg`It is handed over. Your note waits for them on this page.`));
      case 'step-down':
        await series.stepDown(actor, id, form);
        return back(i18n._(msg`You do not lead it any more. It goes on, and asks for somebody.`));
      case 'take-on':
        await series.takeOn(actor, id);
        return back(i18n._(msg`You lead it now. Thank you.`));
      default:
        throw new Response(null, { status: 400 });
    }
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function HandOver() {
  const { page, people, leads } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const { t } = useLingui();
  const here = `/series/${page.id}/edit/hand-over`;
  const ofForm = (intent: string) => (refused?.values.intent === intent ? refused : undefined);
  const [handing, stepping] = [ofForm('hand-over'), ofForm('step-down')];
  const { lead } = page;
  return (
    <SeriesEditPage page={page} here="hand-over" title={<Trans>Who leads</Trans>}>
      {refused && !refused.problem.fields && <FormError problem={refused.problem} requestId={refused.requestId} />}
      {refused?.problem.says?.lead && (
        <Notice tone="berry" role="alert">
          {refused.problem.says.lead}
        </Notice>
      )}
      <section>
        <h2>
          <Trans>Now</Trans>
        </h2>
        {lead ? (
          <p className="person-line">
            <Avatar name={lead.name} tint={lead.tint} photo={lead.photo} size="sm" /> {lead.name}
          </p>
        ) : (
          <p>
            <Trans>Nobody at the moment. Its sessions go on as planned.</Trans>
          </p>
        )}
        {page.needs.map(({ need, words }) => (
          <p key={need}>
            <span className="chip chip--wheat">{words}</span>
          </p>
        ))}
        {page.handOverNote && <blockquote className="said">{page.handOverNote}</blockquote>}
        {page.may.takeOn && (
          <Form className="actions" method="post" action={here}>
            <Button variant="primary" busy={isBusy} name="intent" value="take-on">
              <Trans>I will lead it</Trans>
            </Button>
          </Form>
        )}
      </section>
      {page.may.plan && (
        <section>
          <h2>
            <Trans>Hand it over</Trans>
          </h2>
          <p className="muted">
            <Trans>The series goes on unchanged: its dates, its people, and all that was. Only the leader changes.</Trans>
          </p>
          <Form className="stack gap-top" method="post" action={here}>
            <input type="hidden" name="intent" value="hand-over" />
            <Select name="to" label={<Trans>To whom?</Trans>} problem={handing?.problem} defaultValue={handing?.values.to ?? ''} required>
              <option value="">{t`Choose somebody`}</option>
              {people.map((person) => (
                <option key={person.handle} value={person.handle}>
                  {person.name}
                </option>
              ))}
            </Select>
            <Textarea name="note" label={<Trans>A note for them (optional)</Trans>} hint={<Trans>Where the group stands, what you promised, what comes next. Those who lead it can read this.</Trans>} rows={4} problem={handing?.problem} defaultValue={handing?.values.note} />
            <div className="actions">
              <Button variant={page.may.takeOn ? undefined : 'primary'} busy={isBusy}>
                <Trans>Hand it over</Trans>
              </Button>
            </div>
          </Form>
        </section>
      )}
      {leads && (
        <section>
          <h2>
            <Trans>Step down</Trans>
          </h2>
          <p className="muted">
            <Trans>You stop leading it before somebody else is found. It goes on, and asks the group for a new leader.</Trans>
          </p>
          <Form className="stack gap-top" method="post" action={here}>
            <input type="hidden" name="intent" value="step-down" />
            <Textarea id="step-note" name="note" label={<Trans>A note for whoever takes it on (optional)</Trans>} rows={4} problem={stepping?.problem} defaultValue={stepping?.values.note} />
            <div className="actions">
              <Button busy={isBusy}>
                <Trans>Step down</Trans>
              </Button>
            </div>
          </Form>
        </section>
      )}
    </SeriesEditPage>
  );
}
