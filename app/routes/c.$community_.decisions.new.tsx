import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { limits } from '../contract/limits';
import { title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { Choice, Choices } from '../ui/choice';
import { decisionKindWords } from '../ui/decision-words';
import { described, Field, FieldError, Textarea } from '../ui/field';
import { FormError } from '../ui/form-error';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view } = await context.services.communities.find(actor, params.community!);
    const blank = await context.services.decisions.blank(actor, view.slug, new URL(request.url).searchParams.get('again'));
    return {
      title: title(context, msg`Ask the community`),
      bar: { title: shortName(view.name), back: `/c/${view.slug}/decisions`, community: view.slug },
      name: shortName(view.name),
      slug: view.slug,
      blank,
      // One for each form that is shown: a form sent twice asks once.
      clientId: crypto.randomUUID(),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { id } = await context.services.decisions.ask(actor, params.community!, form);
    return redirect(`/c/${params.community!}/decisions/${id}`);
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function NewDecision() {
  const { name, slug, blank, clientId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const { i18n, t } = useLingui();
  const problem = refused?.problem;
  // A refused form without a word in it came from a browser that lost its connection: it still shows what was typed.
  const typed: Record<string, string> | undefined = refused?.values.clientId ? refused.values : undefined;
  const value = (field: 'kind' | 'question' | 'detail' | 'options' | 'closesAt' | 'hideUntil') => typed?.[field] ?? blank[field];
  const ticked = (field: 'asksReason' | 'anonymous') => (typed ? field in typed : blank[field]);
  const zone = blank.timeZone.split('/').at(-1)!.replaceAll('_', ' ');
  const slots = Array.from({ length: limits.decision.slots }, (_, n) => n + 1);
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Ask {name}</Trans>
        </h1>
      </div>
      <Form className="stack ask" method="post" action={`/c/${slug}/decisions/new`}>
        <FormError problem={problem} requestId={refused?.requestId} />
        <input type="hidden" name="clientId" value={typed?.clientId ?? clientId} />
        {(typed?.reviewOf ?? blank.reviewOf) && <input type="hidden" name="reviewOf" value={typed?.reviewOf ?? blank.reviewOf ?? ''} />}
        <Choices name="kind" legend={<Trans>How do we decide?</Trans>} problem={problem}>
          <Choice type="radio" name="kind" value="consent" defaultChecked={value('kind') === 'consent'} label={i18n._(decisionKindWords.consent)} hint={<Trans>Each of us agrees, has a concern, or objects.</Trans>} />
          <Choice type="radio" name="kind" value="dots" defaultChecked={value('kind') === 'dots'} label={i18n._(decisionKindWords.dots)} hint={<Trans>Each of us shares out a few dots over the options.</Trans>} />
          <Choice type="radio" name="kind" value="time" defaultChecked={value('kind') === 'time'} label={i18n._(decisionKindWords.time)} hint={<Trans>Each of us says for every time: yes, if need be, or no.</Trans>} />
        </Choices>
        <Field name="question" label={<Trans>Question or proposal</Trans>} maxLength={limits.title.max} problem={problem} defaultValue={value('question')} required />
        <Textarea name="detail" label={<Trans>Background (optional)</Trans>} rows={4} problem={problem} defaultValue={value('detail')} />
        <div className="stack for-dots">
          <Textarea name="options" label={<Trans>Options, for a dot vote</Trans>} hint={<Trans>One on each line, from two to {limits.decision.options}.</Trans>} rows={5} problem={problem} defaultValue={value('options')} />
          <Field name="dots" type="number" inputMode="numeric" min={1} max={limits.decision.dots} label={<Trans>Dots for each person</Trans>} problem={problem} defaultValue={typed?.dots ?? blank.dots} />
        </div>
        <fieldset className="field for-time" {...described('slot1', problem, true)}>
          <legend>
            <Trans>Times to choose from, to find a time</Trans>
          </legend>
          <div className="field-row">
            {slots.map((n) => (
              <div className="field" key={n}>
                <label htmlFor={`slot${n}`}>{t`Time ${n}`}</label>
                <input className="input" type="datetime-local" id={`slot${n}`} name={`slot${n}`} defaultValue={typed?.[`slot${n}`]} {...described(`slot${n}`, problem)} />
                <FieldError id={`slot${n}-error`} field={`slot${n}`} problem={problem} />
              </div>
            ))}
          </div>
          <p className="hint" id="slot1-hint">
            <Trans>At least two, in your time ({zone}). Everybody sees them in their own zone.</Trans>
          </p>
        </fieldset>
        <Field name="closesAt" type="datetime-local" label={<Trans>Closes</Trans>} hint={<Trans>Your time ({zone}).</Trans>} problem={problem} defaultValue={value('closesAt')} required />
        <Choices name="hideUntil" legend={<Trans>When are results shown?</Trans>} problem={problem}>
          <Choice type="radio" name="hideUntil" value="answered" defaultChecked={value('hideUntil') === 'answered'} label={<Trans>To each person once they have answered</Trans>} />
          <Choice type="radio" name="hideUntil" value="closed" defaultChecked={value('hideUntil') === 'closed'} label={<Trans>To everybody when it closes</Trans>} />
        </Choices>
        <Choice name="asksReason" defaultChecked={ticked('asksReason')} label={<Trans>Ask for reasons</Trans>} hint={<Trans>They stay optional. Whoever objects to a proposal always gives one.</Trans>} />
        <Choice
          name="anonymous"
          defaultChecked={ticked('anonymous')}
          label={<Trans>Anonymous</Trans>}
          hint={<Trans>Answers are kept without names, and this cannot be undone. They cannot be changed once given. Results are shown when it closes, if at least {limits.decision.fewest} people answered.</Trans>}
        />
        <div className="actions">
          <Button variant="primary" busy={isBusy}>
            <Trans>Ask</Trans>
          </Button>
          <LinkButton variant="quiet" href={`/c/${slug}/decisions`}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
