import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { shortName } from '../../contract/communities';
import { flash } from '../../flash.server';
import { privacyWords, textOf } from '../../form-words.server';
import { i18nOf, title } from '../../i18n.server';
import { useLive } from '../../live';
import { Button, LinkButton } from '../../ui/button';
import { draftsOf } from '../../ui/composer/draft-key';
import { SignedOut } from '../../ui/composer/signed-out';
import { EmptyState } from '../../ui/empty-state';
import { FormError } from '../../ui/form-error';
import { LockLine } from '../../ui/notice';
import { packed, unpacked } from './fields';
import { Line } from './line';
import { useAnswers } from './use-answers';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const { forms, drafts } = context.services;
    const { community, round } = await forms.find(me.actor, params.community!, params.round!);
    const { slug } = community;
    if (!round.isOpen) throw redirect(`/c/${slug}/forms/${round.id}/results`);
    const form = forms.instrument(round.instrument, context.language);
    const needs = forms.instrument('needs-assessment', context.language);
    const isAsked = round.wasAsked && !round.hasAnswered;
    const place = `form:${round.id}`;
    const { title: name, intro, minutes, dual } = form;
    return {
      title: title(context, name),
      bar: { title: shortName(community.name), back: `/c/${slug}/forms`, community: slug },
      slug,
      name,
      intro,
      minutes,
      dual,
      round,
      isAsked,
      isNamed: form.anonymity.startsWith('named'),
      items: isAsked ? form.items.filter((item) => !round.isSmall || item.scale !== 'open').map((item) => ({ ...item, text: textOf(item.text, round.practice) })) : [],
      choices: round.focus.map((id) => ({ id, text: needs.items.find((item) => item.id === id)?.text ?? id })),
      privacy: privacyWords(context.language, form.anonymity, round.isSmall),
      clientId: crypto.randomUUID(),
      place,
      draft: isAsked ? await drafts.find(me.actor, place) : null,
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async ({ intent, clientId = '', ...fields }) => {
    const { actor } = writer(context);
    const { community, round } = params as { community: string; round: string };
    const i18n = i18nOf(context.language);
    const here = `/c/${community}/forms/${round}`;
    if (intent === 'keep') {
      await context.services.drafts.keep(actor, { place: `form:${round}`, clientId, body: packed(fields) });
      return redirect(here, { headers: flash(context, i18n._(msg`Your answers so far are kept. Come back when it suits you.`)) });
    }
    await context.services.forms.answer(actor, community, round, fields);
    return redirect(here, { headers: flash(context, i18n._(msg`Thank you. Your answers are in.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function AnswerForm() {
  const { name, slug, intro, round, isAsked, privacy } = useLoaderData<typeof loader>();
  return (
    <main className="page page--narrow forms" id="main">
      <div className="page-head">
        <h1>{name}</h1>
        <p className="lede">{intro}</p>
        {round.note && <p className="gap-top">{round.note}</p>}
      </div>
      <div className="stack">
        <LockLine>
          <span>{privacy}</span>
        </LockLine>
        {isAsked ? <Answering /> : <Waiting round={round} slug={slug} />}
      </div>
    </main>
  );
}

/** For who has answered, or was not asked: the words on this device have no more use. */
function Waiting({ round, slug }: { round: ReturnType<typeof useLoaderData<typeof loader>>['round']; slug: string }) {
  const { handle } = useLive();
  useEffect(() => {
    try {
      localStorage.removeItem(`${draftsOf(handle)}form:${round.id}`);
    } catch {
      // Forbidden in this browser: then nothing was kept here.
    }
  }, [handle, round.id]);
  const { answered, asked } = round;
  return (
    <EmptyState
      action={
        <LinkButton href={`/c/${slug}/forms`}>
          <Trans>All forms</Trans>
        </LinkButton>
      }
    >
      {round.hasAnswered ? (
        <Trans>Your answers are in. So far {answered} of {asked} have answered; the results come when the form is closed.</Trans>
      ) : (
        <Trans>This form asks others. So far {answered} of {asked} have answered; the results come when it is closed.</Trans>
      )}
    </EmptyState>
  );
}

function Answering() {
  const { items, choices, dual, isNamed, minutes, clientId, place, draft } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const problem = answered?.problem;
  const typed: Record<string, string> | undefined = answered?.values;
  const values = typed ?? unpacked(draft?.body ?? '');
  const form = useRef<HTMLFormElement>(null);
  const { saved, isSignedOut, count, changed, pause } = useAnswers({ form, place, server: draft, clientId, typed, ids: items.map((item) => item.id), isBusy });
  const all = items.length;
  return (
    <Form className="stack answers" method="post" ref={form} onInput={changed} onSubmit={pause}>
      {isSignedOut || problem?.code === 'signed_out' ? <SignedOut /> : <FormError problem={problem} requestId={answered?.requestId} />}
      <input type="hidden" name="clientId" value={clientId} />
      <p className="hint">
        <Trans>About {minutes} minutes. You may leave out any line.</Trans>{' '}
        {isNamed ? (
          <Trans>Until you send them, your answers are kept as a draft that only you can open.</Trans>
        ) : (
          <Trans>Until you send them, your answers are kept as a draft under your name that only you can open. Once they are sent, the draft is gone, and your name is not with your answers.</Trans>
        )}
      </p>
      {items.map((item) => (
        <Line key={item.id} item={item} dual={dual} choices={choices} values={values} problem={problem} />
      ))}
      <div className="form-end">
        <p className="meta dotted">
          <span>
            <Trans>
              {count} of {all} lines answered
            </Trans>
          </span>
          {saved !== 'no' && <span>{saved === 'there' ? <Trans>Draft saved</Trans> : <Trans>Draft saved on this device</Trans>}</span>}
        </p>
        <Button variant="primary" busy={isBusy}>
          <Trans>Send my answers</Trans>
        </Button>
        <Button name="intent" value="keep" busy={isBusy}>
          <Trans>Keep for later</Trans>
        </Button>
      </div>
      <p className="hint">
        <Trans>Answers count once, and cannot be changed after they are sent. This form has not been validated: it is there to begin a talk.</Trans>
      </p>
    </Form>
  );
}
