import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import type { DecisionLine } from '../contract/decisions';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { CommunityHead } from '../ui/community-head';
import { CommunityTabs } from '../ui/community-tabs';
import { decisionKindWords, dayOf } from '../ui/decision-words';
import { EmptyState } from '../ui/empty-state';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { News } from '../ui/news';
import { longDay, Time, useClockface } from '../ui/time';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { view } = await context.services.communities.find(actor, params.community!);
    const list = await context.services.decisions.list(actor, view.slug);
    const name = shortName(view.name);
    return { title: title(context, `${i18nOf(context.language)._(msg`Decisions`)} · ${name}`), bar: { title: name, back: `/c/${view.slug}`, community: view.slug }, community: view, list };
  });
}

/** Says that a decision still holds. */
export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    await context.services.decisions.stillGood(actor, params.community!, form.decision ?? '', form);
    return redirect(`/c/${params.community!}/decisions`, { headers: flash(context, i18nOf(context.language)._(msg`Kept as it was decided.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Decisions() {
  const { community, list } = useLoaderData<typeof loader>();
  const { slug } = community;
  const refused = useActionData<typeof action>();
  const { due, waiting, open, closed, decided, may } = list;
  const isEmpty = [due, waiting, open, closed, decided].every((lines) => lines.length === 0);
  const ask = (
    <LinkButton variant={waiting.length > 0 ? undefined : 'primary'} icon="plus" href={`/c/${slug}/decisions/new`}>
      <Trans>Ask the community</Trans>
    </LinkButton>
  );
  return (
    <main className="page page--wide decisions" id="main">
      <CommunityHead community={community} />
      <div className="main">
        <CommunityTabs community={community} here="decisions" />
        <h2 className="visually-hidden">
          <Trans>Decisions</Trans>
        </h2>
        <p className="hint">
          <Trans>What we ask each other, and what we agreed on.</Trans>
        </p>
        <News event="decision:changed" concerns={({ communityId }) => communityId === community.id} isRefused={refused !== undefined} />
        {isEmpty ? (
          <EmptyState title={<Trans>Nothing to decide yet</Trans>} action={ask}>
            <Trans>Put a proposal to everybody, share out dots over some options, or find a time to meet. For example: shall we begin each session with a check-in?</Trans>
          </EmptyState>
        ) : (
          <>
            <Group slug={slug} lines={waiting} title={<Trans>Waiting for you</Trans>} />
            <p className="gap-top">{ask}</p>
          </>
        )}
        <Group slug={slug} lines={due} title={<Trans>Time to look again</Trans>} after={may.decide ? (line) => <LookAgain slug={slug} line={line} /> : undefined} />
        <Group slug={slug} lines={open} title={<Trans>Open</Trans>} />
        <Group slug={slug} lines={closed} title={<Trans>Closed, outcome to come</Trans>} />
        <Group slug={slug} lines={decided} title={<Trans>Decided</Trans>} />
      </div>
    </main>
  );
}

function Group({ slug, lines, title, after }: { slug: string; lines: DecisionLine[]; title: ReactNode; after?: (line: DecisionLine) => ReactNode }) {
  if (lines.length === 0) return null;
  return (
    <section className="panel">
      <h2>{title}</h2>
      <ul className="plain decision-list">
        {lines.map((line) => (
          <li key={line.id}>
            <Line slug={slug} line={line} />
            {after?.(line)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ slug, line }: { slug: string; line: DecisionLine }) {
  const { i18n } = useLingui();
  const face = useClockface();
  return (
    <>
      <h3>
        <a href={`/c/${slug}/decisions/${line.id}`}>{line.question}</a>
      </h3>
      {line.outcome && <p className="decision-outcome">{line.outcome}</p>}
      <p className="hint">
        {i18n._(decisionKindWords[line.kind])} · {line.askerName} · <Plural value={line.answerCount} _0="no answers" one="# answer" other="# answers" /> ·{' '}
        {line.decidedAt ? (
          <Trans>
            decided <Time at={line.decidedAt} face={face} long />
          </Trans>
        ) : line.isClosed ? (
          <Trans>
            closed <Time at={line.closesAt} face={face} long />
          </Trans>
        ) : (
          <Trans>
            closes <Time at={line.closesAt} face={face} long />
          </Trans>
        )}
        {line.reviewOn && !line.isDue && (
          <>
            {' '}
            · <Trans>we look again {longDay(dayOf(line.reviewOn), { ...face, timeZone: 'UTC' })}</Trans>
          </>
        )}
      </p>
    </>
  );
}

/** Still good, or ask again: for facilitators, on the day of review. */
function LookAgain({ slug, line }: { slug: string; line: DecisionLine }) {
  const answered = useActionData<typeof action>();
  const refused = answered?.values.decision === line.id ? answered : undefined;
  return (
    <Form className="decision-again" method="post" action={`/c/${slug}/decisions?index`}>
      <FormError problem={refused?.problem} requestId={refused?.requestId} />
      <input type="hidden" name="decision" value={line.id} />
      <Field id={`reviewOn-${line.id}`} name="reviewOn" type="date" label={<Trans>Look again on</Trans>} hint={<Trans>Leave it empty if it holds for good.</Trans>} problem={refused?.problem} defaultValue={refused?.values.reviewOn} />
      <div className="actions">
        <Button>
          <Trans>Still good</Trans>
          <span className="visually-hidden">: {line.question}</span>
        </Button>
        <LinkButton variant="quiet" href={`/c/${slug}/decisions/new?again=${line.id}`}>
          <Trans>Ask again</Trans>
          <span className="visually-hidden">: {line.question}</span>
        </LinkButton>
      </div>
    </Form>
  );
}
