import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { limits } from '../contract/limits';
import { flash } from '../flash.server';
import { privacyWords } from '../form-words.server';
import { i18nOf, title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { CommunityHead } from '../ui/community-head';
import { CommunityTabs } from '../ui/community-tabs';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Field } from '../ui/field';
import { FormError } from '../ui/form-error';
import { Icon } from '../ui/icon';
import { Time, useClockface } from '../ui/time';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const { forms } = context.services;
    const { community, open, closed, offers, mayManage } = await forms.ofCommunity(me.actor, params.community!);
    const { language } = context;
    const line = (round: (typeof open)[number]) => {
      const { title, minutes } = forms.instrument(round.instrument, language);
      return { ...round, title, minutes };
    };
    const name = shortName(community.name);
    return {
      title: title(context, msg`Forms`),
      bar: { title: name, back: `/c/${community.slug}`, community: community.slug },
      community,
      mayManage,
      open: open.map(line),
      closed: closed.map(line),
      offers: offers.map((offer) => {
        const { title, practice, when, minutes, kind, anonymity } = forms.instrument(offer.instrument, language);
        return { ...offer, title, practice, when, minutes, kind, privacy: privacyWords(language, anonymity) };
      }),
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const slug = params.community!;
    const i18n = i18nOf(context.language);
    if (form.intent === 'close') {
      await context.services.forms.close(me.actor, slug, form.round ?? '');
      return redirect(`/c/${slug}/forms/${form.round}/results`, { headers: flash(context, i18n._(msg`The form is closed, and counted.`)) });
    }
    await context.services.forms.open(me.actor, slug, form);
    return redirect(`/c/${slug}/forms`, { headers: flash(context, i18n._(msg`The form is open. Everybody who is in the community now can answer.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Forms() {
  const { community, open, closed, offers, mayManage } = useLoaderData<typeof loader>();
  const { slug } = community;
  const refused = useActionData<typeof action>();
  return (
    <main className="page page--wide forms" id="main">
      <CommunityHead community={community} />
      <div className="main">
        <CommunityTabs community={community} here="forms" />
        <p className="hint">
          <Trans>Short forms that a group answers before it begins, and again on the way. They say where the group is, never how good somebody is.</Trans>
        </p>
      </div>
      <div className="stack narrow gap-top">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <section className="stack">
          <h2>
            <Trans>Open now</Trans>
          </h2>
          {open.length === 0 ? (
            <EmptyState level={3}>{mayManage ? <Trans>No form is open. You can open one below.</Trans> : <Trans>No form is open. Your facilitator opens one when it helps the group.</Trans>}</EmptyState>
          ) : (
            open.map((round) => <OpenRound key={round.id} round={round} slug={slug} />)
          )}
        </section>
        {mayManage && <Offers offers={offers} values={refused?.values} problem={refused?.problem} />}
        {closed.length > 0 && <Results closed={closed} slug={slug} />}
      </div>
    </main>
  );
}

function OpenRound({ round, slug }: { round: Loaded['open'][number]; slug: string }) {
  const face = useClockface();
  const { asked, answered, minutes } = round;
  return (
    <Card as="article" className="stack">
      <h3>
        <a href={`/c/${slug}/forms/${round.id}`}>{round.title}</a>
      </h3>
      {round.note && <p>{round.note}</p>}
      <p className="meta dotted">
        <span>
          <Plural value={minutes} one="about # minute" other="about # minutes" />
        </span>
        <span>
          <Trans>
            {answered} of {asked} answered
          </Trans>
        </span>
        {round.closesAt && (
          <span>
            <Trans>
              until <Time at={new Date(Date.parse(round.closesAt) - 1000).toISOString()} face={face} long />
            </Trans>
          </span>
        )}
      </p>
      <div className="actions">
        {round.wasAsked && !round.hasAnswered && (
          <LinkButton variant="primary" href={`/c/${slug}/forms/${round.id}`}>
            <Trans>Answer</Trans>
          </LinkButton>
        )}
        {round.hasAnswered && (
          <p>
            <Trans>You have answered. The results come when the form is closed.</Trans>
          </p>
        )}
      </div>
      {round.mayManage && (
        <details>
          <summary>
            <Trans>Close this form</Trans>
            <Icon name="chevron-down" />
          </summary>
          <Form className="stack" method="post">
            <input type="hidden" name="intent" value="close" />
            <input type="hidden" name="round" value={round.id} />
            <p>
              <Trans>Nobody can answer afterwards, and it cannot be opened again. The answers are counted, and the single answers without a name are removed.</Trans>
            </p>
            <div className="actions">
              <Button variant="quiet">
                <Trans>Close and count</Trans>
                <span className="visually-hidden">{round.title}</span>
              </Button>
            </div>
          </Form>
        </details>
      )}
    </Card>
  );
}

/** The results by form: the last one in sight, those before it folded. */
function Results({ closed, slug }: { closed: Loaded['closed']; slug: string }) {
  const forms = [...new Set(closed.map(({ instrument }) => instrument))].map((id) => closed.filter(({ instrument }) => instrument === id));
  return (
    <section className="stack">
      <h2>
        <Trans>Results</Trans>
      </h2>
      <ul className="form-results">
        {forms.map(([last, ...earlier]) => (
          <li key={last!.id}>
            <a href={`/c/${slug}/forms/${last!.id}/results`}>{last!.title}</a>
            <Closed round={last!} />
            {earlier.length > 0 && (
              <details>
                <summary>
                  <Plural value={earlier.length} one="# earlier result" other="# earlier results" />
                  <span className="visually-hidden">: {last!.title}</span>
                  <Icon name="chevron-down" />
                </summary>
                <ul className="form-results">
                  {earlier.map((round) => (
                    <li key={round.id}>
                      <Closed round={round} href={`/c/${slug}/forms/${round.id}/results`} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Closed({ round: { closedAt, answered, asked }, href }: { round: Loaded['closed'][number]; href?: string }) {
  const face = useClockface();
  const day = <Time at={closedAt!} face={face} long />;
  return (
    <>
      {href && <a href={href}>{day}</a>}
      <p className="meta dotted">
        {!href && <span>{day}</span>}
        <span>
          <Trans>
            {answered} of {asked} answered
          </Trans>
        </span>
      </p>
    </>
  );
}

function Offers({ offers, values, problem }: { offers: Loaded['offers']; values: Record<string, string> | undefined; problem: NonNullable<ReturnType<typeof useActionData<typeof action>>>['problem'] | undefined }) {
  const kinds = [
    { kind: 'preparation', head: <Trans>Open a form: beginning well</Trans>, lede: <Trans>Five short forms before the first work session, in this order. Together they say: start, start smaller, or not yet.</Trans> },
    { kind: 'pulse', head: <Trans>Open a form: on the way</Trans>, lede: <Trans>A few lines, asked now and then, to see how it goes.</Trans> },
  ];
  return kinds.map(({ kind, head, lede }) => (
    <section key={kind} className="stack">
      <h2>{head}</h2>
      <p>{lede}</p>
      <div className="form-offers">
        {offers
          .filter((offer) => offer.kind === kind)
          .map((offer) => (
            <Offer key={offer.instrument} offer={offer} values={values?.instrument === offer.instrument ? values : undefined} problem={values?.instrument === offer.instrument ? problem : undefined} />
          ))}
      </div>
    </section>
  ));
}

function Offer({ offer, values, problem }: { offer: Loaded['offers'][number]; values: Record<string, string> | undefined } & Pick<Parameters<typeof Field>[0], 'problem'>) {
  const { instrument: id, asks, minutes } = offer;
  return (
    <details name="offer" open={values !== undefined}>
      <summary>
        <span>
          {offer.title} <small>{offer.practice}</small>
        </span>
        <Icon name="chevron-down" />
      </summary>
      <div className="stack">
        <p>{offer.when}</p>
        <p className="meta dotted">
          <span>
            <Plural value={minutes} one="about # minute" other="about # minutes" />
          </span>
          <span>
            <Plural value={asks} one="asks # person" other="asks # people" />
          </span>
          <span>
            <Trans>not validated</Trans>
          </span>
        </p>
        <p>{offer.privacy}</p>
        {offer.why === null ? (
          <Form className="stack" method="post">
            <input type="hidden" name="instrument" value={id} />
            {id === 'practice-change' && <Field name="practice" label={<Trans>The practice that you ask about</Trans>} hint={<Trans>In a few words, such as “short waits in transitions”.</Trans>} maxLength={limits.form.practice} defaultValue={values?.practice} problem={problem} required />}
            <Field name="note" id={`note-${id}`} label={<Trans>A word to the group, if you like</Trans>} maxLength={limits.form.note} defaultValue={values?.note} problem={problem} />
            <Field name="closesOn" id={`closesOn-${id}`} type="date" label={<Trans>Last day to answer, if there is one</Trans>} defaultValue={values?.closesOn} problem={problem} />
            <div className="actions">
              <Button>
                <Trans>Open this form</Trans>
                <span className="visually-hidden">{offer.title}</span>
              </Button>
            </div>
          </Form>
        ) : (
          <p>
            {offer.why === 'open' ? (
              <Trans>It is open now.</Trans>
            ) : offer.why === 'too-few' ? (
              <Trans>It takes at least four people, so that nobody’s answer can be made out.</Trans>
            ) : (
              <Trans>It was closed less than six days ago. Let it rest, so that nobody’s answer can be made out by comparing.</Trans>
            )}
          </p>
        )}
      </div>
    </details>
  );
}
