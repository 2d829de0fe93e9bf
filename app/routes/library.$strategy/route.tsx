import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { reader, show } from '../../answer.server';
import { i18nOf, title } from '../../i18n.server';
import { topicWord } from '../../topic-words.server';
import { useFrame } from '../../ui/frame';
import { Icon } from '../../ui/icon';
import { StrategyAside } from './aside';
import { StrategyHead } from './head';
import { Credit } from './credit';
import { Steps } from './steps';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const strategy = await context.services.library.read(me.actor, params.strategy!);
    const { topics, domains } = strategy;
    // A domain that one of the topics names already says nothing more.
    const about = [...topics, ...domains.filter((domain) => !topics.some((topic) => topic.startsWith(`${domain}.`)))].map((value) => ({
      value,
      words: topicWord(context.language, value),
    }));
    return { about, title: title(context, strategy.title), bar: { title: i18nOf(context.language)._(msg`Library`), back: '/library' }, strategy };
  });
}

export default function Strategy() {
  const { strategy, about } = useLoaderData<typeof loader>();
  const { language } = useFrame();
  const { content } = strategy;
  const lang = strategy.language === language ? undefined : strategy.language;
  return (
    <main className="page" id="main">
      <StrategyHead strategy={strategy} lang={lang} />
      <div className="main strategy-body">
        <section>
          <h2>
            <Trans>Why it works</Trans>
          </h2>
          <p lang={lang}>{content.purpose}</p>
          <p className="gap-top">
            <b>
              <Trans>When to use it.</Trans>
            </b>{' '}
            <span lang={lang}>{content.whenToUse}</span>
          </p>
        </section>
        {content.materials.length > 0 && (
          <section>
            <h2>
              <Trans>You need</Trans>
            </h2>
            <List lines={content.materials} lang={lang} />
          </section>
        )}
        {/* Drawn anew for another strategy: the ticks of one are not those of another. */}
        <Steps key={strategy.slug} slug={strategy.slug} version={strategy.updatedAt} steps={content.steps} lang={lang} />
        {content.adaptations.length > 0 && (
          <section>
            <h2>
              <Trans>Adapt it</Trans>
            </h2>
            <List lines={content.adaptations} lang={lang} />
          </section>
        )}
        {content.cautions && (
          <div className="notice">
            <Icon name="info" />
            <p>
              <strong>
                <Trans>Take care.</Trans>
              </strong>{' '}
              <span lang={lang}>{content.cautions}</span>
            </p>
          </div>
        )}
        {content.equity && (
          <section>
            <h2>
              <Trans>Families and culture</Trans>
            </h2>
            <p lang={lang}>{content.equity}</p>
          </section>
        )}
        {content.evidenceNote && (
          <section>
            <h2>
              <Trans>What we know</Trans>
            </h2>
            <p lang={lang}>{content.evidenceNote}</p>
          </section>
        )}
        <Credit strategy={strategy} />
      </div>
      <StrategyAside strategy={strategy} about={about} />
    </main>
  );
}

/** A list whose lines may begin with a word of their own: "Language: learn the family's words". */
function List({ lines, lang }: { lines: string[]; lang: string | undefined }) {
  return (
    <ul className="prose" lang={lang}>
      {lines.map((line) => {
        const [, lead, rest] = /^([^:.]{2,40}):\s+(.+)$/.exec(line) ?? [];
        return (
          <li key={line}>
            {lead ? (
              <>
                <b>{lead}:</b> {rest}
              </>
            ) : (
              line
            )}
          </li>
        );
      })}
    </ul>
  );
}
