import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { shortName } from '../../contract/communities';
import { limits } from '../../contract/limits';
import { problemOf } from '../../contract/problems';
import { flash } from '../../flash.server';
import { i18nOf, title } from '../../i18n.server';
import { dayOf, decisionKindWords } from '../../ui/decision-words';
import { News } from '../../ui/news';
import { Notice } from '../../ui/notice';
import { PersonName } from '../../ui/person-name';
import { fullTime, longDay, Time, useClockface } from '../../ui/time';
import { AnswerForm } from './answer-form';
import { OutcomeForms } from './outcome-forms';
import { Results } from './results';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view } = await context.services.communities.find(actor, params.community!);
    const decision = await context.services.decisions.read(actor, view.slug, params.decision!);
    return {
      title: title(context, decision.question),
      bar: { title: shortName(view.name), back: `/c/${view.slug}/decisions`, community: view.slug },
      slug: view.slug,
      decision,
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { decisions } = context.services;
    const [community, decision] = [params.community!, params.decision!];
    const back = (words: MessageDescriptor) => redirect(`/c/${community}/decisions/${decision}`, { headers: flash(context, i18nOf(context.language)._(words)) });
    if (form.intent === 'close') {
      await decisions.close(actor, community, decision);
      return back(msg`It is closed. You can record the outcome now.`);
    }
    if (form.intent === 'record') {
      await decisions.record(actor, community, decision, form);
      return back(msg`The outcome is recorded.`);
    }
    try {
      await decisions.answer(actor, community, decision, form);
    } catch (caught) {
      // A form that was sent twice: the first one counts, and the page says so.
      if (problemOf(caught)?.fields?.answer !== 'taken') throw caught;
      return back(msg`You have answered already. Your first answer counts.`);
    }
    return back(msg`Your answer is in. Thank you.`);
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Decision() {
  const { slug, decision } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { i18n } = useLingui();
  const face = useClockface();
  const intent = refused?.values.intent;
  const closing = new Date(decision.closesAt);
  const zone = decision.timeZone.split('/').at(-1)!.replaceAll('_', ' ');
  return (
    <main className="page page--narrow decision" id="main">
      <div className="page-head stack">
        <p>
          <a href={`/c/${slug}/decisions`}>
            <Trans>All decisions</Trans>
          </a>
        </p>
        <h1>{decision.question}</h1>
        <p className="hint">
          {i18n._(decisionKindWords[decision.kind])} · <PersonName person={decision.asker} /> · <Time at={decision.createdAt} face={face} long />
        </p>
        <p suppressHydrationWarning>
          {decision.isClosed ? <Trans>Closed {fullTime(closing, face)}.</Trans> : <Trans>Closes {fullTime(closing, face)}.</Trans>}{' '}
          {decision.timeZone !== face.timeZone && (
            <Trans>
              In {zone} that is {fullTime(closing, { ...face, timeZone: decision.timeZone })}.
            </Trans>
          )}
        </p>
      </div>
      <div className="main">
        <News event="decision:changed" concerns={({ decisionId, what }) => decisionId === decision.id && (what === 'answered' ? 'beside' : true)} isRefused={refused !== undefined} />
        {decision.detail && <p className="decision-detail">{decision.detail}</p>}
        {decision.reviewOf && (
          <p>
            <Trans>
              We decided this before: <a href={`/c/${slug}/decisions/${decision.reviewOf.id}`}>{decision.reviewOf.question}</a>
            </Trans>
          </p>
        )}
        {decision.outcome && (
          <section className="card stack decision-decided">
            <h2>
              <Trans>What was decided</Trans>
            </h2>
            <p className="decision-outcome">{decision.outcome}</p>
            <p className="hint">
              <Trans>
                Recorded by {decision.decidedByName}, <Time at={decision.decidedAt!} face={face} long />.
              </Trans>{' '}
              {decision.reviewOn && <Trans>We look at it again {longDay(dayOf(decision.reviewOn), { ...face, timeZone: 'UTC' })}.</Trans>}
            </p>
          </section>
        )}
        {decision.anonymous && !decision.isClosed && decision.answered && (
          <Notice tone="leaf">
            <Trans>You have answered. Answers to this are anonymous, so yours cannot be shown or changed.</Trans>
          </Notice>
        )}
        {decision.may.answer && <AnswerForm decision={decision} refused={intent === 'answer' || !intent ? refused : undefined} />}
        <section className="panel">
          <h2>
            <Trans>Results</Trans>
          </h2>
          {decision.results ? <Results decision={decision} results={decision.results} /> : <p>{<NoResults decision={decision} />}</p>}
        </section>
        {/* By name in the results already. */}
        {!decision.results?.named.length && (
          <section className="panel">
            <h2>
              <Trans>Who has answered</Trans>
            </h2>
            {decision.anonymous ? (
              <p>
                <Plural value={decision.answerCount} _0="Nobody yet." one="One person. Who it was is not shown." other="# people. Who they were is not shown." />
              </p>
            ) : decision.voters.length === 0 ? (
              <p>
                <Trans>Nobody yet.</Trans>
              </p>
            ) : (
              <ul className="decision-voters">
                {decision.voters.map((person) => (
                  <li key={person.handle}>
                    <PersonName person={person} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
        {decision.may.decide && <OutcomeForms decision={decision} refused={intent === 'close' || intent === 'record' ? refused : undefined} />}
      </div>
    </main>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>['decision'];

/** Why there is nothing to see yet. */
function NoResults({ decision: { anonymous, isClosed, hideUntil, answerCount } }: { decision: View }) {
  if (answerCount === 0) return <Trans>There are no answers.</Trans>;
  if (isClosed && anonymous) return <Trans>Fewer than {limits.decision.fewest} people answered. To keep them anonymous, their answers are not shown.</Trans>;
  if (hideUntil === 'closed') return <Trans>They are shown when it closes.</Trans>;
  return <Trans>You see them once you have answered.</Trans>;
}
