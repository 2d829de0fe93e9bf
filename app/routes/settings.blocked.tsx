import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { i18nOf, title } from '../i18n.server';
import { Avatar } from '../ui/avatar';
import { EmptyState } from '../ui/empty-state';
import { SettingsPage } from '../ui/settings-page';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => ({
    title: title(context, msg`Blocked people`),
    bar: { title: i18nOf(context.language)._(msg`Blocked people`), back: '/settings' },
    blocked: await context.services.moderation.blocked(me.actor),
  }));
}

export default function Blocked() {
  const { blocked } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={<Trans>Blocked people</Trans>} lede={<Trans>Their posts are folded away for you, and you hear nothing from them. They are not told.</Trans>}>
      {blocked.length === 0 && (
        <EmptyState>
          <Trans>You have blocked nobody. You can do it from a person’s profile.</Trans>
        </EmptyState>
      )}
      <ul className="device-list">
        {blocked.map((person) => (
          <li key={person.handle}>
            <Avatar name={person.name} tint={person.tint} photo={null} size="sm" />
            <b>{person.name}</b>
            <Form method="post" action={`/people/${person.handle}/block`}>
              <button className="button button--small" name="intent" value="unblock">
                <Trans>Unblock</Trans>
                <span className="visually-hidden">: {person.name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </SettingsPage>
  );
}
