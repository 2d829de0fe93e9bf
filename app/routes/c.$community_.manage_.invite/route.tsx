import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../../answer.server';
import { shortName } from '../../contract/communities';
import { problem } from '../../contract/problems';
import { flash } from '../../flash.server';
import { i18nOf, title } from '../../i18n.server';
import { qrCode } from '../../qr.server';
import { codeDays } from '../../contract/code-terms';
import { roles } from '../../contract/names';
import { roleWords } from '../../ui/words';
import { FormError } from '../../ui/form-error';
import { ManagedPage } from '../../ui/managed-page';
import { CodePart } from './code-part';
import { InvitePart } from './invite-part';
import { RequestsPart } from './requests-part';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const slug = params.community!;
    const { origin, searchParams } = new URL(request.url);
    const { communities, invitations } = context.services;
    const page = Math.min(Math.max(1, Number.parseInt(searchParams.get('page') ?? '1', 10) || 1), 1_000);
    const [{ view }, doors] = await Promise.all([communities.find(me.actor, slug), invitations.doors(me.actor, slug, page)]);
    const i18n = i18nOf(context.language);
    const link = doors.code && `${origin}/join/${doors.code.code}`;
    return {
      title: title(context, msg`Invitations`),
      bar: { title: shortName(view.name), back: `/c/${slug}`, community: slug },
      slug,
      privacy: view.privacy,
      community: view,
      ...doors,
      code: doors.code && link ? { ...doors.code, link, qr: await qrCode(link) } : null,
      // Said here, so that the page carries them in one language.
      lede: i18n._(msg`Ways into ${shortName(view.name)}. Nobody becomes a member without their own yes.`),
      codeWords: {
        none: i18n._(msg`There is no code. Make one to put on a poster, or to send to people whose addresses you do not know.`),
        over: i18n._(msg`This code opens nothing any more: its time is over, or everybody whom it was for is in. Make a new one.`),
        replacing: i18n._(msg`Every poster and link with this code stops working at once, and it cannot be brought back. A replacement keeps the terms.`),
      },
      dayChoices: codeDays.map((days) => ({ value: days, words: i18n._(dayWords[days]) })),
      roleChoices: roles.map((role) => ({ value: role, words: i18n._(roleWords[role]) })),
      invitations: doors.invitations.map(({ token, role, ...one }) => ({ ...one, role: i18n._(roleWords[role]), link: token && `${origin}/join/${token}` })),
    };
  });
}

const dayWords: Record<(typeof codeDays)[number], MessageDescriptor> = { 1: msg`One day`, 7: msg`A week`, 30: msg`30 days`, 90: msg`90 days`, 0: msg`As long as I leave it` };

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const me = writer(context);
    const slug = params.community!;
    const i18n = i18nOf(context.language);
    const { invitations } = context.services;
    const say = (words: string, part = '') => redirect(`/c/${slug}/manage/invite${part}`, { headers: flash(context, words) });
    switch (form.intent) {
      case 'make':
        await invitations.makeCode(me.actor, slug, form);
        return say(i18n._(msg`The new code works from now on.`));
      case 'reset':
        await invitations.resetCode(me.actor, slug);
        return say(i18n._(msg`There is a new code. The one before opens nothing any more.`));
      case 'end':
        await invitations.revokeCode(me.actor, slug);
        return say(i18n._(msg`The code is stopped.`));
      case 'invite': {
        const { made } = await invitations.invite(me.actor, slug, form);
        const words = context.services.mail.isOn
          ? i18n._(msg`${plural(made, { one: '# invitation is on its way.', other: '# invitations are on their way.' })}`)
          : i18n._(msg`${plural(made, { one: '# invitation is ready.', other: '# invitations are ready.' })}`);
        return say(words, '#open');
      }
      case 'resend':
        await invitations.resend(me.actor, slug, form.invitation ?? '');
        return say(
          context.services.mail.isOn
            ? i18n._(msg`A new link is on its way, for seven days. The one before opens nothing any more.`)
            : i18n._(msg`There is a new link, for seven days. The one before opens nothing any more.`),
          '#open',
        );
      case 'revoke':
        await invitations.revoke(me.actor, slug, form.invitation ?? '');
        return say(i18n._(msg`The invitation is taken back.`), '#open');
      case 'question':
        await invitations.askQuestion(me.actor, slug, form);
        return say(i18n._(msg`The question is saved.`), '#requests');
      case 'decide':
        await invitations.decide(me.actor, slug, form);
        return say(form.decision === 'accepted' ? i18n._(msg`They are in now.`) : i18n._(msg`The request is closed.`), '#requests');
      default:
        throw problem('invalid');
    }
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../../keep-words';

export default function Invitations() {
  const { slug, lede, codeWords, privacy, community, code, invitations, requests, question, page, pages, dayChoices, roleChoices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const intent = refused?.values.intent;
  return (
    <ManagedPage community={community} here="invitations" title={<Trans>Invitations</Trans>} lede={lede}>
      <div className="narrow invite-page">
        {intent !== 'invite' && intent !== 'question' && <FormError problem={refused?.problem} requestId={refused?.requestId} />}
        {requests.length > 0 && <RequestsPart requests={requests} question={question} />}
        <CodePart slug={slug} words={codeWords} code={code} days={dayChoices} isAside={requests.length > 0} />
        <InvitePart slug={slug} roles={roleChoices} invitations={invitations} page={page} pages={pages} refused={intent === 'invite' ? refused : undefined} question={question} asks={privacy === 'request' || Boolean(code?.needsApproval)} askRefused={intent === 'question' ? refused : undefined} />
      </div>
    </ManagedPage>
  );
}
