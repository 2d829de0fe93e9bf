import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { reader, show } from '../../answer.server';
import { shortName } from '../../contract/communities';
import { directoryAddress, readDirectoryFilter } from '../../contract/directory';
import { i18nOf, title } from '../../i18n.server';
import { spokenNames, spokenWords } from '../../spoken.server';
import { LinkButton } from '../../ui/button';
import { CommunityHead } from '../../ui/community-head';
import { CommunityTabs } from '../../ui/community-tabs';
import { EmptyState } from '../../ui/empty-state';
import { fieldRoleWords, roleTitleWords } from '../../ui/field-role-words';
import { Notice } from '../../ui/notice';
import { Pager } from '../../ui/pager';
import { settingWords } from '../../ui/profile-words';
import { roleWords } from '../../ui/words';
import { PeopleRows } from './people-rows';
import { SearchPeople } from './search-people';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const filter = readDirectoryFilter(new URL(request.url).searchParams);
    const { community, people, choices, ...found } = await context.services.directory.find(actor, params.community!, filter);
    const i18n = i18nOf(context.language);
    const languages = (codes: typeof choices.speaks) => spokenNames(context.language, codes);
    return {
      title: title(context, msg`People`),
      bar: { title: shortName(community.name), back: `/c/${community.slug}`, community: community.slug },
      community,
      filter: { ...filter, page: found.page },
      ...found,
      people: people.map(({ role, roleTitle, spoken, ...person }) => ({
        ...person,
        // Most are members: only what is more than that is said.
        role: role === 'member' ? null : i18n._(roleWords[role]),
        does: roleTitle && roleTitleWords(i18n, roleTitle),
        languages: spokenWords(context.language, spoken),
      })),
      choices: {
        role: choices.roles.map((value) => ({ value, name: i18n._(roleWords[value]) })),
        does: choices.does.map((value) => ({ value, name: i18n._(fieldRoleWords[value]) })),
        setting: choices.settings.map((value) => ({ value, name: i18n._(settingWords[value]) })),
        speaks: languages(choices.speaks).map(({ code, name }) => ({ value: code, name })),
        ask: choices.asks.map((tag) => ({ value: tag, name: tag })),
      },
    };
  });
}

export default function People() {
  const { community, filter, people, total, everybody, page, pages, words, choices, isWhole } = useLoaderData<typeof loader>();
  const { slug } = community;
  const isNarrowed = total !== everybody || filter.q !== '';
  return (
    <main className="page" id="main">
      <CommunityHead community={community} />
      <CommunityTabs community={community} here="people" />
      <div className="main">
        {!isWhole && (
          <Notice tone="plain">
            <Trans>You coordinate this community: you see who is here and in which role. What members say about themselves is for each other.</Trans>
          </Notice>
        )}
        <SearchPeople filter={filter} choices={choices} isWhole={isWhole} />
        <div className="result-head">
          <h2>
            <span role="status">
            {isNarrowed ? <Plural value={total} _0="Nobody fits" one="# person fits" other="# people fit" /> : <Plural value={total} one="# person" other="# people" />}
            </span>
          </h2>
          {isNarrowed && (
            <LinkButton variant="quiet" className="pull" href={`/c/${slug}/people`}>
              <Trans>Show everybody</Trans>
            </LinkButton>
          )}
        </div>
        {total === 0 && (
          <EmptyState
            level={3}
            action={
              isWhole && (
                <LinkButton href={`/c/${slug}/new`}>
                  <Trans>Ask the community</Trans>
                </LinkButton>
              )
            }
          >
            <Trans>Nobody here has said or written anything about this. Try fewer words, or ask everybody at once.</Trans>
          </EmptyState>
        )}
        <PeopleRows people={people} words={words} />
        <Pager page={page} pages={pages} href={(to) => directoryAddress({ ...filter, page: to })} />
      </div>
    </main>
  );
}
