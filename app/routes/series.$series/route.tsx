import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { flash } from '../../flash.server';
import { i18nOf, title } from '../../i18n.server';
import { seriesPage, type SeriesPage } from '../../series-page.server';
import { Tile } from '../../ui/avatar';
import { Button, LinkButton } from '../../ui/button';
import { Dots } from '../../ui/dots';
import { EmptyState } from '../../ui/empty-state';
import { FormError } from '../../ui/form-error';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { SessionCard } from '../../ui/session-card';
import { SessionList } from '../../ui/session-row';
import { SeriesAside } from './aside';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { notices, series } = context.services;
    const page = seriesPage(context, await series.read(actor, params.series!));
    await notices.seen(actor, { seriesId: page.id, sessionId: null });
    return { title: title(context, page.title), bar: { title: page.title, back: `/c/${page.community.slug}/sessions`, community: page.community.slug }, page };
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
      case 'take-on':
        await series.takeOn(actor, id);
        return back(i18n._(msg`You lead it now. Thank you.`));
      default:
        throw new Response(null, { status: 400 });
    }
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Series() {
  const { page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { community } = page;
  return (
    <main className="page" id="main">
      <header className="series-head">
        <p className="meta">
          <Tile name={community.name} tint={community.tint} />
          <a href={`/c/${community.slug}/sessions`}>{community.name}</a>
        </p>
        <h1>{page.title}</h1>
        <p className="cadence">
          {page.cadence}
          {page.place && <> · {page.place}</>}
        </p>
        {page.may.plan && page.ended === null && (
          <p className="actions">
            <LinkButton href={`/series/${page.id}/edit`} icon="pencil">
              <Trans>Change</Trans>
            </LinkButton>
            <LinkButton href={`/series/${page.id}/add`} icon="plus">
              <Trans>Add a session</Trans>
            </LinkButton>
          </p>
        )}
      </header>
      <div className="main">
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <Needs page={page} />
        {page.ended !== null && (
          <Notice tone="plain" icon="done">
            {page.ended ? <Trans>This series ended on {page.ended}. What was stays here.</Trans> : <Trans>This series has ended. What was stays here.</Trans>}
          </Notice>
        )}
        {page.next ? (
          <section className="next-session">
            <SessionCard line={page.next} inSeries />
          </section>
        ) : (
          page.ended === null && (
            <EmptyState>
              <Trans>No session is to come. Those who lead it can add one, or give it new times.</Trans>
            </EmptyState>
          )
        )}
        {page.upcoming.length > 0 && (
          <section className="session-group">
            <div className="section-head">
              <h2>
                <Trans>After that</Trans>
              </h2>
            </div>
            <Some lines={page.upcoming} />
          </section>
        )}
        {page.past.length > 0 && (
          <section className="session-group">
            <div className="section-head">
              <h2>
                <Trans>What we have done</Trans>
              </h2>
              {page.held && <span className="muted small">{page.held}</span>}
            </div>
            <Past past={page.past} />
          </section>
        )}
        {page.isOneOff && page.may.plan && (
          <Notice tone="plain" icon="info">
            <Trans>This is a single session: how steady a group is over time cannot be measured on it.</Trans>
          </Notice>
        )}
      </div>
      <SeriesAside page={page} />
    </main>
  );
}

/** A series without a lead asks for one; it goes on all the same. */
function Needs({ page }: { page: SeriesPage }) {
  if (page.needs.length === 0) return null;
  return (
    <div className="notice needs" role="note">
      <div>
        {page.needs.map(({ need, words }) => (
          <p key={need}>
            <strong>{words}.</strong> <Trans>Its sessions go on as planned.</Trans>
          </p>
        ))}
        {page.handOverNote && <blockquote>{page.handOverNote}</blockquote>}
        <div className="actions">
          {page.may.takeOn && (
            <Form method="post">
              <input type="hidden" name="intent" value="take-on" />
              <Button variant="primary">
                <Trans>I will lead it</Trans>
              </Button>
            </Form>
          )}
          {page.may.plan && (
            <LinkButton href={`/series/${page.id}/edit/hand-over`}>
              <Trans>Ask somebody</Trans>
            </LinkButton>
          )}
        </div>
      </div>
    </div>
  );
}

const few = 5;

/** The first few, and the rest for whoever opens them. */
function Some({ lines }: { lines: SeriesPage['upcoming'] }) {
  const rest = lines.slice(few);
  return (
    <>
      <ByYear lines={lines.slice(0, few)} />
      {rest.length > 0 && (
        <details className="add more-dates">
          <summary className="button button--small">
            <Trans>All {lines.length} dates</Trans>
            <Icon name="chevron-down" small />
          </summary>
          <ByYear lines={rest} />
        </details>
      )}
    </>
  );
}

/** The day is on each tile; where another year begins, it is said above. */
function ByYear({ lines }: { lines: SeriesPage['upcoming'] }) {
  const starts = lines.flatMap(({ newYear }, at) => (at === 0 || newYear ? [at] : []));
  return starts.map((from, n) => (
    <div key={lines[from]!.id}>
      {lines[from]!.newYear && <h3 className="gap-top">{lines[from]!.newYear}</h3>}
      <SessionList lines={lines.slice(from, starts[n + 1])} inSeries />
    </div>
  ));
}

function Past({ past }: { past: SeriesPage['past'] }) {
  const rest = past.slice(few);
  const rows = (lines: SeriesPage['past']) => (
    <ul className="plain past-list">
      {lines.map((line) => (
        <li key={line.id} data-off={line.isOff || undefined}>
          <span className="stamp">{line.day}</span>
          <span>
            <a href={`/sessions/${line.id}`}>
              {line.title}
              <span className="visually-hidden">, {line.day}</span>
            </a>
            {line.came && (
              <small>
                <Dots marks={Array.from({ length: line.came.of }, (_, at) => (at < line.came!.n ? 'held' : 'none'))} sentence={line.came.words} /> <span aria-hidden="true">{line.came.words}</span>
              </small>
            )}
            {line.became.map((words) => (
              <small key={words}>{words}</small>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {rows(past.slice(0, few))}
      {rest.length > 0 && (
        <details className="add more-dates">
          <summary className="button button--small">
            <Trans>Show {rest.length} more</Trans>
            <Icon name="chevron-down" small />
          </summary>
          {rows(rest)}
        </details>
      )}
    </>
  );
}
