import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { flash } from '../../flash.server';
import { i18nOf } from '../../i18n.server';
import { rotaAfter } from '../../rota-form.server';
import { seriesToChange } from '../../series-edit.server';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { Select } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { SeriesEditPage } from '../../ui/series-edit-page';
import { RotaPerson } from './rota-person';
import { ComingTurns } from './coming-turns';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view, shell } = await seriesToChange(context, actor, params.series!, msg`Taking turns`, ({ may, rota }) => may.plan || (may.add && (rota ?? []).some(({ handle }) => handle === actor.handle)));
    const there = new Set(view.rota?.map(({ handle }) => handle));
    const people = view.may.plan ? (await context.services.series.choosable(actor, view.community.slug)).filter(({ handle }) => !there.has(handle)) : [];
    return { ...shell, people: people.map(({ handle, name }) => ({ handle, name })), me: actor.handle };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { series } = context.services;
    const id = params.series!;
    const i18n = i18nOf(context.language);
    const back = (words: string) => redirect(`/series/${id}/edit/rota`, { headers: flash(context, words) });
    switch (form.intent) {
      case 'away':
        await series.setAway(actor, id, { ...form, untilDay: form.untilDay || form.fromDay });
        return back(form.fromDay ? i18n._(msg`Noted. Turns on these days go to others.`) : i18n._(msg`Noted. They take turns again.`));
      case 'add':
      case 'earlier':
      case 'later':
      case 'out':
      case 'shadow': {
        const { rota } = await series.read(actor, id);
        await series.keepRota(actor, id, rotaAfter(rota ?? [], form.intent, form.person ?? '', Boolean(form.shadows)));
        return back(i18n._(msg`The order is saved. Whose turn it is has been worked out anew.`));
      }
      default:
        throw new Response(null, { status: 400 });
    }
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Rota() {
  const { page, people, me } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useLingui();
  const here = `/series/${page.id}/edit/rota`;
  const rota = page.rota ?? [];
  const adding = refused?.values.intent === 'add' ? refused.problem : undefined;
  return (
    <SeriesEditPage page={page} here="rota" title={<Trans>Taking turns</Trans>}>
      {refused && !adding && <FormError problem={refused.problem} requestId={refused.requestId} />}
      <section>
        <h2>
          <Trans>The order</Trans>
        </h2>
        <p className="muted">
          {rota.length === 0 ? (
            <Trans>Nobody takes turns: whoever leads the series leads each session. Add people, and each leads in their order.</Trans>
          ) : (
            <Trans>After the last, the first is next. Who is on leave is passed over and keeps their place.</Trans>
          )}
        </p>
        <ol className="plain act-rows">
          {rota.map((person, at) => (
            <RotaPerson key={person.handle} person={person} at={at} of={rota.length} mayPlan={page.may.plan} isMe={person.handle === me} action={here} refused={refused?.values.intent === 'away' && refused.values.person === person.handle ? refused : undefined} />
          ))}
        </ol>
        {page.may.plan && people.length > 0 && (
          <Form className="stack gap-top" method="post" action={here} key={rota.length}>
            <input type="hidden" name="intent" value="add" />
            <Select name="person" label={<Trans>Add somebody</Trans>} problem={adding} defaultValue="">
              <option value="">{t`Choose somebody`}</option>
              {people.map(({ handle, name }) => (
                <option key={handle} value={handle}>
                  {name}
                </option>
              ))}
            </Select>
            <Choice name="shadows" label={<Trans>Shadows first</Trans>} hint={<Trans>At their first turn the next one leads, and they watch. From the second on they lead.</Trans>} />
            <div className="actions">
              <Button variant={rota.length === 0 ? 'primary' : undefined}>
                <Trans>Add to the end</Trans>
              </Button>
            </div>
          </Form>
        )}
      </section>
      {rota.length > 0 && <ComingTurns page={page} />}
    </SeriesEditPage>
  );
}
