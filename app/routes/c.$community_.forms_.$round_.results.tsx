import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Plural, Trans } from '@lingui/react/macro';
import { reader, show } from '../answer.server';
import { shortName } from '../contract/communities';
import { beginningWords, headline, lineWords, textOf, bandWord } from '../form-words.server';
import { title } from '../i18n.server';
import { Icon } from '../ui/icon';
import { Meter } from '../ui/meter';
import { Notice } from '../ui/notice';
import { Table } from '../ui/table';
import { Time, useClockface } from '../ui/time';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const { forms } = context.services;
    const { language } = context;
    const results = await forms.results(me.actor, params.community!, params.round!);
    const { community, round, minimum, beginning, noChange } = results;
    const form = forms.instrument(round.instrument, language);
    const needs = forms.instrument('needs-assessment', language);
    const textBy = (id: string) => textOf(form.items.find((item) => item.id === id)?.text ?? id, round.practice);
    const pointOf = (id: string, value: number | null) => form.items.find((item) => item.id === id)?.points.find((point) => point.value === value)?.label ?? null;
    const groups = Object.keys(form.groups).length > 0 ? form.groups : { all: '' };
    return {
      title: title(context, form.title),
      bar: { title: shortName(community.name), back: `/c/${community.slug}/forms`, community: community.slug },
      slug: community.slug,
      name: form.title,
      headline: headline(language, results, form),
      round,
      minimum,
      noChange: results.lines.length > 0 ? noChange : null,
      top: form.top,
      lines: results.lines.map((line) => lineWords(language, line, form, round.practice)),
      words: form.items.filter((item) => item.scale === 'open').map((item) => ({ text: item.text, lines: results.words.filter((one) => one.item === item.id).map((one) => one.words) })).filter((one) => one.lines.length > 0),
      named: results.named.map((one) => ({ ...one, answers: one.answers.map((answer) => ({ text: textBy(answer.item), says: answer.words ?? pointOf(answer.item, answer.value) ?? '' })) })),
      ranks: results.ranks.map((rank) => ({ ...rank, text: needs.items.find((item) => item.id === rank.item)?.text ?? rank.item })),
      groups: Object.entries(groups).map(([id, label]) => ({ id, label })),
      trend: results.trend.map((point) => ({ ...point, bands: Object.fromEntries(Object.entries(point.means).map(([id, mean]) => [id, bandWord(language, mean)])) })),
      beginning: beginning && beginningWords(language, beginning, forms.instrument('organizational-capacity', language), needs),
    };
  });
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function FormResults() {
  const { name, headline, round, lines, words, named, ranks, trend, noChange, beginning } = useLoaderData<typeof loader>();
  const face = useClockface();
  const { answered, asked } = round;
  const hasGaps = lines.some((line) => line.inWords.gap !== null);
  return (
    <main className="page page--narrow forms" id="main">
      <div className="page-head">
        <h1>{name}</h1>
        <p className="meta dotted">
          <span>
            <Trans>
              {answered} of {asked} answered
            </Trans>
          </span>
          <span>
            <Trans>
              closed <Time at={round.closedAt!} face={face} long />
            </Trans>
          </span>
        </p>
        <p className="lede">{headline}</p>
      </div>
      <div className="stack">
        {beginning && (
          <section className="card stack">
            <h2>
              <Trans>Ready to begin?</Trans>
            </h2>
            <p>
              <strong>{beginning.verdict}</strong>: {beginning.why}
            </p>
            {beginning.focus && <p>{beginning.focus}</p>}
            <p className="hint">
              <Trans>This is worked out from your last readiness forms. The decision is yours.</Trans>
            </p>
          </section>
        )}
        <Notice tone="plain" icon="info">
          <Trans>This form was written for this product and has not been validated. It is there to begin a talk, never to judge, rank or pay anybody.</Trans>
        </Notice>
        {ranks.length > 0 && <Ranks ranks={ranks} />}
        {lines.length > 0 && (hasGaps ? <Gaps /> : <Lines />)}
        {noChange === 'exposes' && (
          <p>
            <Trans>No change is shown against the time before: too few answered then, or the difference could show what one person said.</Trans>
          </p>
        )}
        {trend.length > 1 && <Trend />}
        {words.map(({ text, lines }) => (
          <section key={text} className="stack">
            <h2>{text}</h2>
            <ul className="form-words">
              {lines.map((line, index) => (
                <li key={index}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
        {named.length > 0 && <Named named={named} />}
      </div>
    </main>
  );
}

/** How it is and how much it matters, the widest gap first. */
function Gaps() {
  const { lines } = useLoaderData<typeof loader>();
  const hasChange = lines.some((line) => line.inWords.change !== null);
  const hasSpread = lines.some((line) => line.spread !== null);
  return (
    <Table
      className="table"
      caption={<Trans>From 1, not at all, to 5, fully. The widest gap comes first.</Trans>}
      head={
        <tr>
          <th scope="col">
            <Trans>Line</Trans>
          </th>
          <th scope="col" className="number">
            <Trans>Now</Trans>
          </th>
          <th scope="col" className="number">
            <Trans>Matters</Trans>
          </th>
          <th scope="col" className="number">
            <Trans>Gap</Trans>
          </th>
          {hasChange && (
            <th scope="col" className="number">
              <Trans>Gap since last time</Trans>
            </th>
          )}
          {hasSpread && (
            <th scope="col">
              <Trans>Answers</Trans>
            </th>
          )}
        </tr>
      }
    >
      {lines.map(({ item, text, inWords, spread }) => (
        <tr key={item}>
          <th scope="row">{text}</th>
          <td className="number">{inWords.mean}</td>
          <td className="number">{inWords.wanted}</td>
          <td className="number">
            <strong>{inWords.gap}</strong>
          </td>
          {hasChange && <td className="number">{inWords.change}</td>}
          {hasSpread && <td>{spread}</td>}
        </tr>
      ))}
    </Table>
  );
}

/** Each line with its mean, in words and as a bar. */
function Lines() {
  const { lines, top } = useLoaderData<typeof loader>();
  return (
    <section className="stack">
      <h2>
        <Trans>Line by line</Trans>
      </h2>
      {lines.map(({ item, text, mean, inWords, band, spread, low, isReversed }) => (
        <Meter key={item} value={top === 2 ? mean : mean - 1} max={top === 2 ? 2 : 4} asksLook={top === 5 && mean < 3}>
          {text}{' '}
          <span className="meta dotted">
            <span>
              <Trans>
                {inWords.mean} of {top}
              </Trans>
            </span>
            {band && <span>{band}</span>}
            {inWords.change && (
              <span>
                <Trans>{inWords.change} since last time</Trans>
              </span>
            )}
            {spread && <span>{spread}</span>}
            {low !== null && (
              <span>
                <Plural value={low} _0="nobody answered 1 or 2" one="# person answered 1 or 2" other="# people answered 1 or 2" />
              </span>
            )}
            {isReversed && (
              <span>
                <Trans>counted in reverse, so high is good</Trans>
              </span>
            )}
          </span>
        </Meter>
      ))}
      {top === 5 && (
        <p className="hint">
          <Trans>Strong from 3.8, mixed from 3. These are practical limits that we chose, not norms.</Trans>
        </p>
      )}
    </section>
  );
}

function Trend() {
  const { trend, groups, slug } = useLoaderData<typeof loader>();
  const face = useClockface();
  return (
    <Table
      className="table"
      caption={<Trans>Each time that can be compared, oldest first</Trans>}
      head={
        <tr>
          <th scope="col">
            <Trans>Closed</Trans>
          </th>
          <th scope="col" className="number">
            <Trans>Answers</Trans>
          </th>
          {groups.map(({ id, label }) => (
            <th key={id} scope="col">
              {label || <Trans>All lines</Trans>}
            </th>
          ))}
        </tr>
      }
    >
      {trend.map(({ roundId, closedAt, answers, means, bands }) => (
        <tr key={roundId}>
          <th scope="row">
            <a href={`/c/${slug}/forms/${roundId}/results`}>
              <Time at={closedAt} face={face} long />
            </a>
          </th>
          <td className="number">{answers}</td>
          {groups.map(({ id }) => (
            <td key={id}>
              {means[id]!.toLocaleString(face.language, { minimumFractionDigits: 1 })} <small>{bands[id]}</small>
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function Ranks({ ranks }: { ranks: Loaded['ranks'] }) {
  const most = ranks[0]!.points;
  return (
    <section className="stack">
      <h2>
        <Trans>What to work on first</Trans>
      </h2>
      {ranks.map(({ item, text, points }) => (
        <Meter key={item} value={points} max={most}>
          {text}{' '}
          <span className="meta">
            <Trans>weight {points}</Trans>
          </span>
        </Meter>
      ))}
      <p className="hint">
        <Trans>A first choice weighs three, a second two, a third one. Do not decide by weight alone: talk.</Trans>
      </p>
    </section>
  );
}

function Named({ named }: { named: Loaded['named'] }) {
  return (
    <section className="stack">
      <h2>
        <Trans>By name</Trans>
      </h2>
      {named.map(({ name, isLeader, answers }, index) => (
        <details key={index}>
          <summary>
            <span>
              {name} {isLeader && <Trans>(leads a program)</Trans>}
            </span>
            <Icon name="chevron-down" />
          </summary>
          <dl className="stack form-named">
            {answers.map(({ text, says }) => (
              <div key={text}>
                <dt>{text}</dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}
