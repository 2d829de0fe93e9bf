import { Trans, useLingui } from '@lingui/react/macro';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import type { Refusal } from '../../answer.server';
import { shortName } from '../../contract/communities';
import type { DoorView } from '../../contract/invitations';
import { AccountFields } from '../../ui/account-fields';
import { Tile } from '../../ui/avatar';
import { Brand } from '../../ui/brand';
import { Button } from '../../ui/button';
import { Textarea } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { Icon } from '../../ui/icon';
import { LanguageSwitch } from '../../ui/language-switch';
import { Notice } from '../../ui/notice';
import { SkipLink } from '../../ui/skip-link';
import { roleWords } from '../../ui/words';

interface Props {
  door: DoorView;
  path: string;
  me: { name: string } | null;
}

/** All that a newcomer needs, on one page: where this leads, what was agreed, an account, one button. */
export function Door({ door, path, me }: Props) {
  const { i18n } = useLingui();
  const refused = useActionData<Refusal>();
  const busy = useNavigation().state !== 'idle';
  const { community, from, role, needsApproval, isWaiting, isForAnother } = door;
  const name = shortName(community.name);
  const roleName = i18n._(roleWords[role]);
  return (
    <>
      <SkipLink />
      <main className="join" id="main">
        <Brand />
        <header className="join-head">
          <Tile name={community.name} tint={community.tint} large />
          <p className="muted">{from ? <Trans>{from} invites you to</Trans> : <Trans>You are invited to</Trans>}</p>
          <h1>{name}</h1>
          {community.tagline && <p className="lede">{community.tagline}</p>}
        </header>
        {community.purpose && <p>{community.purpose}</p>}
        {role !== 'member' && (
          <p>
            <Trans>
              Your role there: <b>{roleName}</b>
            </Trans>
          </p>
        )}
        <p>
          {role === 'coordinator' ? (
            <Trans>You will see when its members meet, not what they say.</Trans>
          ) : (
            <Trans>You will see its posts, its sessions and who belongs to it. Its members see your name and what you write there.</Trans>
          )}
        </p>
        {community.agreements.length > 0 && (
          <details className="join-agreements" open={community.agreements.length <= 3}>
            <summary>
              <h2>
                <Trans>What we agreed</Trans>
              </h2>
              <Icon name="chevron-down" />
            </summary>
            <ol className="agreements">
              {community.agreements.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
            <p className="hint">
              <Trans>By joining you say yes to them.</Trans>
            </p>
          </details>
        )}
        {isWaiting ? (
          <Notice tone="plain" icon="clock">
            <Trans>Your request is with the facilitators of {name}. They will answer.</Trans>
          </Notice>
        ) : isForAnother ? (
          <ForAnother sentTo={door.sentTo} />
        ) : (
          <Form className="stack" method="post" action={path}>
            <FormError problem={refused?.problem} requestId={refused?.requestId} />
            {me ? null : <AccountFields refused={refused} />}
            {!me && door.sentTo && (
              <p className="hint">
                <Trans>This invitation was sent to {door.sentTo}. Use that address.</Trans>
              </p>
            )}
            {needsApproval && (
              <Textarea
                name="answer"
                rows={3}
                label={door.question ?? <Trans>A word to the facilitators</Trans>}
                hint={<Trans>You can leave this empty. Only the facilitators read it.</Trans>}
                problem={refused?.problem}
                defaultValue={refused?.values.answer}
              />
            )}
            <Button variant="primary" wide busy={busy}>
              {needsApproval ? <Trans>Ask to join</Trans> : <Trans>Join {name}</Trans>}
            </Button>
          </Form>
        )}
        <div className="meta join-foot">
          {me ? (
            <a href="/">
              <Trans>You are signed in as {me.name}. Go to your home page</Trans>
            </a>
          ) : (
            <a href={`/sign-in?${new URLSearchParams({ next: path }).toString()}`}>
              <Trans>I have an account</Trans>
            </a>
          )}
          <LanguageSwitch />
        </div>
      </main>
    </>
  );
}

function ForAnother({ sentTo }: { sentTo: string | null }) {
  return (
    <>
      <Notice>
        <Trans>This invitation was sent to {sentTo}, and your account has another address. Sign out, then open the link again with the account that it is for.</Trans>
      </Notice>
      <form method="post" action="/sign-out">
        <button className="button button--wide">
          <Trans>Sign out</Trans>
        </button>
      </form>
    </>
  );
}
