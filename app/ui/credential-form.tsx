import { Trans, useLingui } from '@lingui/react/macro';
import { Form, useNavigation } from '@remix-run/react';
import type { Refusal } from '../answer.server';
import type { WholeCredential } from '../contract/credentials';
import { limits } from '../contract/limits';
import { Button, LinkButton } from './button';
import { Field, Select, Textarea } from './field';
import { FormError } from './form-error';

const most = limits.credentials;

/** What a person holds, to be written down or changed. */
export function CredentialForm({ credential, kinds, refused }: { credential: WholeCredential | null; kinds: { value: string; name: string }[]; refused: Refusal | undefined }) {
  const { t } = useLingui();
  const busy = useNavigation().state === 'submitting';
  const problem = refused?.problem;
  const typed = (name: 'kind' | 'title' | 'issuer' | 'number' | 'issuedOn' | 'expiresOn' | 'evidence') => refused?.values[name] ?? credential?.[name] ?? '';
  return (
    <Form className="stack" method="post">
      <FormError problem={problem} requestId={refused?.requestId} />
      <Select name="kind" label={<Trans>Kind</Trans>} problem={problem} defaultValue={typed('kind')} required>
        <option value="">
          {t`Choose one`}
        </option>
        {kinds.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </Select>
      <Field name="title" maxLength={most.title} autoComplete="off" label={<Trans>Name of the credential</Trans>} hint={<Trans>As written on the certificate.</Trans>} problem={problem} defaultValue={typed('title')} required />
      <Field name="issuer" maxLength={most.issuer} autoComplete="off" label={<Trans>Who issued it</Trans>} problem={problem} defaultValue={typed('issuer')} required />
      <Field name="number" maxLength={most.number} autoComplete="off" label={<Trans>Number</Trans>} hint={<Trans>Only you and the administrators see it.</Trans>} problem={problem} defaultValue={typed('number')} />
      <div className="field-row">
        <Field name="issuedOn" type="date" label={<Trans>Issued on</Trans>} problem={problem} defaultValue={typed('issuedOn')} />
        <Field name="expiresOn" type="date" label={<Trans>Valid until</Trans>} hint={<Trans>Leave it empty if it does not end.</Trans>} problem={problem} defaultValue={typed('expiresOn')} />
      </div>
      <Textarea
        name="evidence"
        rows={3}
        label={<Trans>Where it can be checked</Trans>}
        hint={<Trans>Such as the address of a public register. Only you and the administrators see it.</Trans>}
        problem={problem}
        defaultValue={typed('evidence')}
      />
      {credential?.state === 'verified' && (
        <p className="hint">
          <Trans>This one is verified. When you change it, it has to be checked again.</Trans>
        </p>
      )}
      <div className="actions">
        <Button variant="primary" busy={busy}>
          <Trans>Save</Trans>
        </Button>
        <LinkButton variant="quiet" href="/settings/credentials">
          <Trans>Cancel</Trans>
        </LinkButton>
      </div>
    </Form>
  );
}
