import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, safeNext, show, writer } from '../answer.server';
import { limits } from '../contract/limits';
import { oneOf, rsvps } from '../contract/names';
import { problemOf } from '../contract/problems';
import { i18nOf, title } from '../i18n.server';
import { readerOf, sessionLine } from '../session-words.server';
import { Button, LinkButton } from '../ui/button';
import { Choice, Choices } from '../ui/choice';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { Notice } from '../ui/notice';
import { SeriesHead } from '../ui/series-head';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const session = await context.services.sessions.read(actor, params.session!);
    const line = sessionLine(readerOf(context), session);
    const asked = new URL(request.url).searchParams.get('rsvp');
    return {
      title: title(context, `${i18nOf(context.language)._(msg`Will you be there?`)} · ${line.title}`),
      bar: { title: line.title, back: `/sessions/${session.id}`, community: session.community.slug },
      line,
      series: { href: `/series/${session.seriesId}`, title: session.seriesTitle },
      // What a link in a mail asks for is chosen here, and sent by the button alone: a scanner of mails presses none.
      rsvp: rsvps.find((one) => one === asked) ?? session.mine?.answer ?? null,
      reason: session.mine?.reason ?? '',
    };
  });
}

/** Says whether the reader comes. With `next` it leads there; without, as a script asks, it answers on the spot. */
export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const page = `/sessions/${params.session!}`;
    try {
      await context.services.sessions.answer(actor, params.session!, form);
    } catch (caught) {
      if (form.next !== undefined || problemOf(caught)?.code !== 'conflict') throw caught;
      return data({ says: i18nOf(context.language)._(msg`It has begun or was called off in the meantime.`), problem: problemOf(caught)!, values: form }, { status: 409 });
    }
    return form.next === undefined ? { says: undefined } : redirect(safeNext(form.next || page));
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Answer() {
  const { line, series, rsvp, reason } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const refused = answered && 'problem' in answered ? answered : undefined;
  const page = `/sessions/${line.id}`;
  const chosen = refused ? oneOf(rsvps, refused.values.rsvp) : rsvp;
  return (
    <main className="page page--narrow" id="main">
      <SeriesHead community={line.community} of={line.seriesTitle ? series : null} title={line.title} lede={line.when} />
      {line.answer === null ? (
        <div className="stack">
          <Notice>{line.state ?? <Trans>Answers are closed: it has begun, or you are not expected.</Trans>}</Notice>
          <p>
            <LinkButton href={page}>
              <Trans>See the session</Trans>
            </LinkButton>
          </p>
        </div>
      ) : (
        <Form className="stack" method="post" action={`${page}/answer`}>
          <FormError problem={refused?.problem} />
          <input type="hidden" name="next" value={page} />
          <Choices name="rsvp" legend={<Trans>Will you be there?</Trans>} look="row" problem={refused?.problem}>
            <Choice type="radio" name="rsvp" value="yes" defaultChecked={chosen === 'yes'} label={<Trans>Yes</Trans>} required />
            <Choice type="radio" name="rsvp" value="maybe" defaultChecked={chosen === 'maybe'} label={<Trans>Maybe</Trans>} />
            <Choice type="radio" name="rsvp" value="no" defaultChecked={chosen === 'no'} label={<Trans>I can’t</Trans>} />
          </Choices>
          <Field
            name="reason"
            label={<Trans>If you can’t: why (optional)</Trans>}
            hint={<Trans>Only those who lead the session read it. Telling us ahead is never counted as being away without a word.</Trans>}
            maxLength={limits.session.reason}
            problem={refused?.problem}
            defaultValue={refused?.values.reason ?? reason}
          />
          <div className="actions">
            <Button variant="primary">
              <Trans>Send my answer</Trans>
            </Button>
            <LinkButton variant="quiet" href={page}>
              <Trans>Cancel</Trans>
            </LinkButton>
          </div>
        </Form>
      )}
    </main>
  );
}
