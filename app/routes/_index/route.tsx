import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { show } from '../../answer.server';
import { oneOf, shows } from '../../contract/names';
import { i18nOf, title } from '../../i18n.server';
import { readerOf } from '../../session-words.server';
import { emptyWords, withTitles } from '../../thread-words.server';
import { todayWords } from '../../today.server';
import { Home } from './home';
import { Welcome } from './welcome';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  return show(context, async () => {
    const { me, services, language, site } = context;
    const query = new URL(request.url).searchParams;
    if (!me) {
      return {
        title: title(context, msg`Welcome`),
        isMember: false as const,
        isSetUp: site.isSetUp || site.isDemo,
        people: context.mayLookAround ? await services.site.demoPeople() : [],
      };
    }
    const show = oneOf(shows, query.get('show'));
    const [page, invitations, today] = await Promise.all([services.threads.ofMember(me.actor, show, query.get('before')), services.invitations.mine(me.actor), services.sessions.today(me.actor)]);
    withTitles(context, page.lines);
    return {
      title: title(context, msg`Home`),
      bar: { title: i18nOf(language)._(msg`Home`) },
      isMember: true as const,
      show,
      page,
      empty: page.lines.length === 0 ? emptyWords(language, show) : null,
      invitations,
      today: todayWords(readerOf(context), today),
    };
  });
}

export default function Index() {
  const data = useLoaderData<typeof loader>();
  return data.isMember ? <Home show={data.show} page={data.page} empty={data.empty} invitations={data.invitations} today={data.today} /> : <Welcome people={data.people} isSetUp={data.isSetUp} />;
}
