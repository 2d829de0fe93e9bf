import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Form, useLocation, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { WaitingView } from '../contract/site';
import type { loader as rootLoader } from '../root';
import { Count } from './count';
import { Icon } from './icon';

/** A page of settings: beside its content the list of all of them; on a phone the list is a page of its own. */
export function SettingsPage({ title, lede, children, isIndex, waiting }: { title: ReactNode; lede?: ReactNode; children: ReactNode; isIndex?: boolean; /** For administrators. */ waiting?: WaitingView | null }) {
  return (
    <main className={isIndex ? 'page settings settings--index' : 'page settings'} id="main">
      <div className="page-head">
        <h1 className="bar-says">{title}</h1>
        {lede && <p className="lede">{lede}</p>}
      </div>
      <SettingsList isIndex={isIndex} waiting={waiting} />
      <div className="main">{children}</div>
    </main>
  );
}

function SettingsList({ isIndex, waiting }: { isIndex: boolean | undefined; waiting: WaitingView | null | undefined }) {
  const { t } = useLingui();
  const me = useRouteLoaderData<typeof rootLoader>('root')?.me;
  if (!me) return null;
  return (
    <nav className="settings-list" aria-label={t`Settings`}>
      {me.isAdministrator && (
        <Group title={<Trans>For administrators</Trans>}>
          <Entry to="/admin/appearance" icon="settings" name={<Trans>Appearance of the site</Trans>} about={<Trans>Name, logo, color</Trans>} />
          <Entry to="/admin/credentials" icon="done" name={<Trans>Credentials to check</Trans>} about={<Trans>Who asked, and what was checked</Trans>} waiting={waiting?.credentials} />
          <Entry to="/admin/people" icon="people" name={<Trans>People</Trans>} about={<Trans>Suspend, let back</Trans>} />
          <Entry to="/admin/reports" icon="warning" name={<Trans>Reports</Trans>} about={<Trans>What was sent to this site</Trans>} waiting={waiting?.reports} />
          <Entry to="/admin/log" icon="list" name={<Trans>Log</Trans>} about={<Trans>Who did what</Trans>} />
        </Group>
      )}
      <Group title={<Trans>You</Trans>}>
        <Entry to="/settings/profile" icon="person" name={<Trans>Profile</Trans>} about={<Trans>What colleagues see of you</Trans>} />
        <Entry to="/settings/photo" icon="image" name={<Trans>Photo</Trans>} about={<Trans>Your face beside your words</Trans>} />
        <Entry to="/settings/credentials" icon="done" name={<Trans>Credentials</Trans>} about={<Trans>What you hold and have done</Trans>} />
      </Group>
      <Group title={<Trans>This site</Trans>}>
        <Entry to="/settings/reading" icon="type" name={<Trans>Reading</Trans>} about={<Trans>Theme, text size, letters</Trans>} />
        <Entry to="/settings/mail" icon="mail" name={<Trans>Mail</Trans>} about={<Trans>Which mail, and when not</Trans>} />
        <Entry to="/settings/calendar" icon="sessions" name={<Trans>Calendar</Trans>} about={<Trans>Your sessions in your own calendar</Trans>} />
        <Entry to="/settings/account" icon="globe" name={<Trans>Handle and language</Trans>} about={<Trans>Email address, time zone</Trans>} />
      </Group>
      <Group title={<Trans>Safety</Trans>}>
        {!me.isDemo && <Entry to="/settings/password" icon="lock" name={<Trans>Password</Trans>} about={<Trans>What you sign in with</Trans>} />}
        <Entry to="/settings/devices" icon="monitor" name={<Trans>Devices</Trans>} about={<Trans>Sign out where you left</Trans>} />
        <Entry to="/settings/blocked" icon="users" name={<Trans>Blocked people</Trans>} about={<Trans>You hear nothing from them</Trans>} />
      </Group>
      {isIndex && (
        <Form method="post" action="/sign-out">
          <button>
            <Icon name="sign-out" />
            <Trans>Sign out</Trans>
          </button>
        </Form>
      )}
    </nav>
  );
}

function Group({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className="plain">{children}</ul>
    </section>
  );
}

function Entry({ to, icon, name, about, waiting = 0 }: { to: string; icon: string; name: ReactNode; about?: ReactNode; /** How many things wait there. */ waiting?: number }) {
  const { pathname } = useLocation();
  return (
    <li>
      <a href={to} aria-current={pathname === to ? 'page' : pathname.startsWith(`${to}/`) || undefined}>
        <Icon name={icon} />
        <span>
          {name}
          {about && <small>{about}</small>}
        </span>
        <Count value={waiting}>
          <Plural value={waiting} one="# waiting" other="# waiting" />
        </Count>
        <Icon name="chevron-right" small />
      </a>
    </li>
  );
}
