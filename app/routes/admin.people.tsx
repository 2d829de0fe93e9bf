import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { limits } from '../contract/limits';
import { i18nOf, title } from '../i18n.server';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { SettingsPage } from '../ui/settings-page';
import { Tabs } from '../ui/tabs';
import { monthAndYear, Time, useClockface } from '../ui/time';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const query = new URL(request.url).searchParams;
    const wanted = { q: (query.get('q') ?? '').slice(0, limits.query), suspended: query.get('show') === 'suspended' };
    return { title: title(context, msg`People`), bar: { title: i18nOf(context.language)._(msg`People`), back: '/settings' }, mine: me.actor.handle, ...wanted, ...(await context.services.moderation.people(me.actor, wanted)) };
  });
}

const addressOf = (q: string, suspended: boolean) => {
  const query = new URLSearchParams({ ...(q && { q }), ...(suspended && { show: 'suspended' }) }).toString();
  return query ? `/admin/people?${query}` : '/admin/people';
};

export default function AdminPeople() {
  const { mine, q, suspended, people, more } = useLoaderData<typeof loader>();
  const { t } = useLingui();
  const face = useClockface();
  return (
    <SettingsPage title={<Trans>People on this site</Trans>} lede={<Trans>Everybody who has an account. What they write stays in their communities.</Trans>}>
      <Form className="stack" role="search" aria-label={t`Search people here`} action="/admin/people">
        {suspended && <input type="hidden" name="show" value="suspended" />}
        <div className="field">
          <label htmlFor="q">
            <Trans>Name or handle</Trans>
          </label>
          <div className="search-field search-field--big">
            <Icon name="search" />
            <input id="q" name="q" type="search" defaultValue={q} maxLength={limits.query} autoComplete="off" enterKeyHint="search" />
            <Button variant="primary">
              <Trans>Search</Trans>
            </Button>
          </div>
        </div>
      </Form>
      <div className="gap-top">
        <Tabs
          look="filters"
          label={t`Filter people`}
          tabs={[
            { href: addressOf(q, false), words: <Trans>Everybody</Trans>, isHere: !suspended },
            { href: addressOf(q, true), words: <Trans>Suspended</Trans>, isHere: suspended },
          ]}
        />
      </div>
      {people.length === 0 && (
        <EmptyState
          action={
            q && (
              <a className="button" href="/admin/people">
                <Trans>Show everybody</Trans>
              </a>
            )
          }
        >
          {q ? <Trans>Nobody found for “{q}”.</Trans> : <Trans>Nobody is suspended.</Trans>}
        </EmptyState>
      )}
      <ul className="device-list">
        {people.map((person) => (
          <li key={person.handle}>
            <Avatar name={person.name} tint={person.tint} photo={person.photo} size="sm" />
            <div>
              <b>
                <a className="person-link" href={`/people/${person.handle}`}>
                  {person.name}
                </a>
              </b>
              <p className="meta dotted">
                <span>@{person.handle}</span>
                {person.isAdministrator && (
                  <span>
                    <Trans>Administrator</Trans>
                  </span>
                )}
                <span>
                  <span>
                    {person.suspendedAt ? (
                      <Trans>
                        Suspended <Time at={person.suspendedAt} face={face} long />
                      </Trans>
                    ) : (
                      <Trans>Here since {monthAndYear(new Date(person.since), face)}</Trans>
                    )}
                  </span>
                </span>
              </p>
            </div>
            {person.handle !== mine && (
              <a className="button button--small button--quiet" href={`/admin/people/${person.handle}`}>
                {person.suspendedAt ? <Trans>Let back</Trans> : <Trans>Suspend</Trans>}
                <span className="visually-hidden">: {person.name}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {more && (
        <p className="muted gap-top">
          <Trans>There are more. Search by name.</Trans>
        </p>
      )}
    </SettingsPage>
  );
}
