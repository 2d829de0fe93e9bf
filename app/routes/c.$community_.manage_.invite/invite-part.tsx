import { Trans } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { Refusal } from '../../answer.server';
import type { InvitationView } from '../../contract/invitations';
import { limits } from '../../contract/limits';
import { Button } from '../../ui/button';
import { CopyLink } from '../../ui/copy-link';
import { Field, Select, Textarea } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { Time, useClockface } from '../../ui/time';

export type ShownInvitation = Omit<InvitationView, 'token' | 'role'> & { role: string; link: string | null };

type Roles = { value: string; words: string }[];

interface Props {
  slug: string;
  roles: Roles;
  invitations: ShownInvitation[];
  page: number;
  pages: number;
  refused: Refusal | undefined;
  question: string | null;
  /** Whether anybody asks to join at all. */
  asks: boolean;
  askRefused: Refusal | undefined;
}

/** People by their address: to invite, and who is invited. */
export function InvitePart({ slug, roles, invitations, page, pages, refused, question, asks, askRefused }: Props) {
  return (
    <>
      <section className="stack invite-part" aria-labelledby="by-address">
        <h2 id="by-address">
          <Trans>By email address</Trans>
        </h2>
        <p className="hint">
          <Trans>Each invitation is for one person and one address, and works for seven days.</Trans>
        </p>
        {/* Made anew once its addresses stand in the list. */}
        <InviteForm key={invitations[0]?.id} roles={roles} refused={refused} />
        <p>
          <a href={`/c/${slug}/manage/invite/import`}>
            <Trans>Import a list of people</Trans>
          </a>
        </p>
      </section>
      {invitations.length > 0 && <Open slug={slug} invitations={invitations} page={page} pages={pages} />}
      {asks && (
        <section className="stack invite-part" aria-labelledby="question-title">
          <h2 id="question-title">
            <Trans>When people ask to join</Trans>
          </h2>
          <Form className="stack" method="post">
            <FormError problem={askRefused?.problem} requestId={askRefused?.requestId} />
            <Field name="question" label={<Trans>Your question to them</Trans>} hint={<Trans>For example: What brings you here? Leave it empty to ask nothing.</Trans>} maxLength={limits.joinQuestion} problem={askRefused?.problem} defaultValue={askRefused?.values.question ?? question ?? ''} />
            <div className="actions">
              <Button name="intent" value="question">
                <Trans>Save the question</Trans>
              </Button>
            </div>
          </Form>
        </section>
      )}
    </>
  );
}

function InviteForm({ roles, refused }: { roles: Roles; refused: Refusal | undefined }) {
  const { problem, values } = refused ?? {};
  return (
    <Form className="stack" method="post">
      <FormError problem={problem} requestId={refused?.requestId} />
      <Textarea name="emails" rows={3} label={<Trans>Addresses</Trans>} hint={<Trans>One on each line, or with commas between them.</Trans>} problem={problem} defaultValue={values?.emails} required />
      <Select name="role" label={<Trans>They come as</Trans>} problem={problem} defaultValue={values?.role ?? 'member'}>
        {roles.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
      <div className="actions">
        <Button name="intent" value="invite">
          <Trans>Invite</Trans>
        </Button>
      </div>
    </Form>
  );
}

function Open({ slug, invitations, page, pages }: Pick<Props, 'slug' | 'invitations' | 'page' | 'pages'>) {
  const face = useClockface();
  return (
    <section className="stack invite-part" aria-labelledby="open">
      <h2 id="open">
        <Trans>Open invitations</Trans>
      </h2>
      {invitations.some((one) => one.link) && (
        <p className="hint">
          <Trans>This site sends no mail yet. Send each person their own link: it opens for their address only.</Trans>
        </p>
      )}
      <ul className="plain invite-list">
        {invitations.map((one) => (
          <li key={one.id}>
            <div>
              <b>{one.email}</b>
              <p className="meta dotted">
                <span>{one.role}</span>
                <span>
                  {one.isOver ? (
                    <Trans>Its time is over</Trans>
                  ) : (
                    <Trans>
                      Until <Time at={one.expiresAt} face={face} long />
                    </Trans>
                  )}
                </span>
                {one.by && (
                  <span>
                    <Trans>By {one.by}</Trans>
                  </span>
                )}
              </p>
            </div>
            <Form className="actions" method="post">
              <input type="hidden" name="invitation" value={one.id} />
              <Button small name="intent" value="resend">
                <Trans>
                  New link<span className="visually-hidden"> for {one.email}</span>
                </Trans>
              </Button>
              <Button small variant="quiet" name="intent" value="revoke">
                <Trans>
                  Take back<span className="visually-hidden"> the invitation of {one.email}</span>
                </Trans>
              </Button>
            </Form>
            {one.link && <CopyLink link={one.link} label={<Trans>Link for {one.email}</Trans>} />}
          </li>
        ))}
      </ul>
      <p className="meta">
        {page > 1 && (
          <a href={`/c/${slug}/manage/invite?page=${page - 1}#open`} rel="prev">
            <Trans>Newer invitations</Trans>
          </a>
        )}
        {page < pages && (
          <a href={`/c/${slug}/manage/invite?page=${page + 1}#open`} rel="next">
            <Trans>Older invitations</Trans>
          </a>
        )}
      </p>
    </section>
  );
}
