import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { CommunityView } from '../contract/communities';
import { Tabs, type Tab } from './tabs';

export type CommunitySide = 'posts' | 'sessions' | 'people' | 'decisions' | 'forms' | 'about' | 'manage';
export type ManagedSide = 'settings' | 'members' | 'invitations' | 'agreements' | 'reports' | 'log';

type Community = Pick<CommunityView, 'slug' | 'may'>;

/** The sides of a community, those that the reader may look at. */
export function CommunityTabs({ community: { slug, may }, here }: { community: Community; here: CommunitySide }) {
  const { t } = useLingui();
  const base = `/c/${slug}`;
  const tab = (side: CommunitySide, words: string, isShown = true): Tab[] => (isShown ? [{ href: side === 'posts' ? base : `${base}/${side}`, words, isHere: side === here }] : []);
  return (
    <Tabs
      label={t`This community`}
      tabs={[
        ...tab('posts', t`Posts`),
        ...tab('sessions', t`Sessions`, may.read || may.attendance),
        ...tab('people', t`People`, may.write),
        ...tab('decisions', t`Decisions`, may.write),
        ...tab('forms', t`Forms`, may.write),
        ...tab('about', t`About`),
        ...tab('manage', t`Manage`, may.manage || may.people),
      ]}
    />
  );
}

/** What there is to look after, for those who hold the community. */
export function ManageTabs({ community: { slug, may }, here, waiting }: { community: Community; here: ManagedSide; /** Beside the reports. */ waiting?: ReactNode }) {
  const { t } = useLingui();
  const base = `/c/${slug}`;
  const tab = (side: ManagedSide, href: string, words: ReactNode, isShown: boolean): Tab[] => (isShown ? [{ href, words, isHere: side === here }] : []);
  return (
    <Tabs
      look="filters"
      label={t`Manage`}
      tabs={[
        ...tab('settings', `${base}/manage`, t`Settings`, may.manage),
        ...tab('members', `${base}/manage/members`, t`Members and roles`, may.people),
        ...tab('invitations', `${base}/manage/invite`, t`Invitations`, may.invite),
        ...tab('agreements', `${base}/agreements`, t`Agreements`, may.manage),
        ...tab('reports', `${base}/manage/reports`, <>{t`Reports`} {waiting}</>, may.moderate),
        ...tab('log', `${base}/manage/log`, t`Log`, may.people),
      ]}
    />
  );
}
