import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { act, reader, refusalHeaders, safeNext, show, writer } from '../../answer.server';
import { shortName } from '../../contract/communities';
import { problem } from '../../contract/problems';
import { flash } from '../../flash.server';
import { i18nOf, title } from '../../i18n.server';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CommunityHead } from '../../ui/community-head';
import { CommunityTabs, ManageTabs } from '../../ui/community-tabs';
import { Textarea } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { News } from '../../ui/news';
import { longDay, Time, useClockface } from '../../ui/time';
import { Line } from './line';
import { Proposals } from './proposals';
import { Steward } from './steward';
import { Versions } from './versions';
import { WriteAgain } from './write-again';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const halfAYear = 182 * 24 * 60 * 60 * 1000;

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { agreements, communities } = context.services;
    const current = await agreements.current(actor, params.community!);
    const { view, may } = await communities.find(actor, params.community!);
    const { slug, name } = current.community;
    const i18n = i18nOf(context.language);
    const isNewDateNeeded = current.version === 0 || current.steward?.isReviewDue;
    return {
      title: title(context, msg`Agreements`),
      bar: { title: shortName(name), back: `/c/${slug}`, community: slug },
      view,
      current,
      // Whoever may not read there learns the lines, and not how the group came to them.
      versions: may.read || may.manage ? await agreements.history(actor, slug) : [],
      // Said here, so that the page carries them in one language.
      says: {
        accepting: i18n._(msg`Read them slowly. If one does not fit, propose other words before or after you agree.`),
        proposing: i18n._(msg`The group sees it with your name. A facilitator takes it into the agreements or puts it aside.`),
      },
      nextReview: isNewDateNeeded ? new Date(context.now.getTime() + halfAYear).toISOString().slice(0, 10) : current.reviewOn,
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { agreements } = context.services;
    const slug = params.community!;
    const done = (words: MessageDescriptor) => redirect(safeNext(form.next ?? `/c/${slug}/agreements`), { headers: flash(context, i18nOf(context.language)._(words)) });
    switch (form.intent) {
      case 'accept':
        await agreements.accept(actor, slug, Number(form.version));
        return done(msg`Thank you. You agreed to the agreements of this group.`);
      case 'propose':
        await agreements.propose(actor, slug, { text: form.text, lineId: form.lineId });
        return done(msg`Your proposal is here for the group to see.`);
      case 'take':
        await agreements.take(actor, slug, form.proposal ?? '');
        return done(msg`The proposal is part of the agreements now. Everybody is asked again.`);
      case 'decline':
        await agreements.decline(actor, slug, form.proposal ?? '');
        return done(msg`The proposal is put aside.`);
      case 'strain':
        await agreements.strain(actor, slug, form.line ?? '');
        return done(msg`Marked. Only you can see it.`);
      case 'unstrain':
        await agreements.unstrain(actor, slug, form.line ?? '');
        return done(msg`Your mark is gone.`);
      case 'talked':
        await agreements.talkedAboutIt(actor, slug, form.line ?? '');
        return done(msg`Good. The marks on this agreement are gone.`);
      case 'publish': {
        await agreements.publish(actor, slug, { lines: linesOf(form), reviewOn: form.reviewOn ?? '', version: Number(form.version) });
        return done(msg`The agreements are saved.`);
      }
      default:
        throw problem('invalid');
    }
  });
}

/** The lines of the form: one to a row, with the one that stays in the room at the place where it stood. */
function linesOf({ lines = '', room = '', roomAt = '' }: Record<string, string>) {
  const found = lines.split('\n').flatMap((text) => (text.trim() ? [{ text, staysInRoom: false }] : []));
  if (room.trim()) found.splice(Number(roomAt) || 0, 0, { text: room, staysInRoom: true });
  return found;
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Agreements() {
  const { view, says, current, versions, nextReview } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const face = useClockface();
  const { version, at, lines, reviewOn, mine, steward } = current;
  const values = refused?.values ?? {};
  const newLine = values.intent === 'propose' && !values.lineId ? refused : undefined;
  // A day without a zone is the same day everywhere.
  const reviewDay = reviewOn && longDay(new Date(reviewOn), { ...face, timeZone: 'UTC' });
  const write = current.mayPublish && <WriteAgain key={`${version} ${reviewOn}`} lines={lines} version={version} nextReview={nextReview} refused={values.intent === 'publish' ? refused : undefined} isBusy={isBusy} />;
  return (
    <main className="page page--wide" id="main">
      <CommunityHead community={view} />
      <div>
        <CommunityTabs community={view} here={view.may.manage ? 'manage' : 'about'} />
        {view.may.manage && <ManageTabs community={view} here="agreements" />}
      </div>
      <div className="main narrow stack">
        <h2>
          <Trans>Our agreements</Trans>
        </h2>
        {at && (
          <p className="meta dotted">
            <span>
              <Trans>
                Version {version}, since <Time at={at} face={face} long />
              </Trans>
            </span>
            {reviewDay && (
              <span>
                <Trans>We look at them again on {reviewDay}</Trans>
              </span>
            )}
          </p>
        )}
        <News event="agreements:changed" concerns={(fact) => fact.communityId === view.id} isRefused={refused !== undefined} />
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        {lines.length > 0 && write}
        {steward && <Steward lines={lines} steward={steward} version={version} />}
        {lines.length === 0 ? (
          <p className="muted">
            <Trans>This group has not written down any agreements yet.</Trans>
          </p>
        ) : (
          <ol className="agreement-lines plain">
            {lines.map((line, index) => (
              <Line
                key={line.id}
                line={line}
                n={index + 1}
                isStrained={mine?.strained.includes(line.id) ?? false}
                proposals={mine?.proposals.filter(({ lineId }) => lineId === line.id).length ?? 0}
                mayAct={mine !== null && version > 0}
                refused={values.intent === 'propose' && values.lineId === line.id ? refused : undefined}
              />
            ))}
          </ol>
        )}
        {mine && !mine.hasAccepted && (
          <Card soft className="agreement-accept">
            <p>{says.accepting}</p>
            <Form method="post">
              <input type="hidden" name="intent" value="accept" />
              <input type="hidden" name="version" value={version} />
              <Button variant="primary" busy={isBusy}>
                <Trans>I agree</Trans>
              </Button>
            </Form>
          </Card>
        )}
        {mine?.hasAccepted && version > 0 && (
          <p className="muted">
            <Trans>You agreed to this version.</Trans>
          </p>
        )}
        {mine && <Proposals proposals={mine.proposals} lines={lines} mayDecide={steward !== null} />}
        {mine && (
          <section className="agreement-part">
            <h2>
              <Trans>Propose an agreement</Trans>
            </h2>
            <Form className="stack" method="post" key={mine.proposals.length}>
              <input type="hidden" name="intent" value="propose" />
              <Textarea
                name="text"
                id="new-line"
                rows={2}
                label={<Trans>Your words</Trans>}
                hint={says.proposing}
                problem={newLine?.problem}
                defaultValue={newLine?.values.text}
                required
              />
              <div className="actions">
                <Button busy={isBusy}>
                  <Trans>Propose</Trans>
                </Button>
              </div>
            </Form>
          </section>
        )}
        {lines.length === 0 && write}
        {versions.length > 0 && <Versions versions={versions} face={face} />}
      </div>
    </main>
  );
}
