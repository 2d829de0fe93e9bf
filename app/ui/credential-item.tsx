import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { CredentialView, WholeCredential } from '../contract/credentials';
import { CalendarDay } from './calendar-day';
import { Chip } from './chip';
import { Time, useClockface } from './time';

type Shown = CredentialView & Partial<Pick<WholeCredential, 'number' | 'evidence' | 'note' | 'askedAt'>> & { kindName: string };

/** One credential as its reader may see it: what was never sent is not drawn. */
export function CredentialItem({ credential, level = 3, children }: { credential: Shown; level?: 2 | 3; children?: ReactNode }) {
  const { t } = useLingui();
  const face = useClockface();
  const Heading = `h${level}` as const;
  const { title, issuer, kindName, issuedOn, expiresOn, hasExpired, state, check, number, evidence, note, askedAt } = credential;
  const by = check?.by ?? t`an administrator`;
  return (
    <>
      <div className="credential-head">
        <Heading>{title}</Heading>
        {hasExpired && expiresOn ? (
          <Chip tone="wheat" icon="clock">
            <span>
              <Trans>
                Expired on <CalendarDay on={expiresOn} />
              </Trans>
            </span>
          </Chip>
        ) : state === 'verified' ? (
          <Chip tone="leaf" icon="check">
            <Trans>Verified</Trans>
          </Chip>
        ) : state === 'declined' ? (
          <Chip tone="wheat" icon="info">
            <Trans>Not verified</Trans>
          </Chip>
        ) : askedAt ? (
          <Chip icon="clock">
            <Trans>Waiting to be checked</Trans>
          </Chip>
        ) : (
          <Chip tone="line">
            <Trans>Stated, not checked</Trans>
          </Chip>
        )}
      </div>
      <p className="meta dotted">
        <span>{kindName}</span>
        <span>{issuer}</span>
        {issuedOn && (
          <span>
            <Trans>
              Issued <CalendarDay on={issuedOn} />
            </Trans>
          </span>
        )}
        {expiresOn && !hasExpired && (
          <span>
            <Trans>
              Valid until <CalendarDay on={expiresOn} />
            </Trans>
          </span>
        )}
        {number && (
          <span>
            <Trans>Number {number}</Trans>
          </span>
        )}
      </p>
      {state === 'verified' && check && (
        <p className="small credential-check">
          <Trans>
            Checked by {by} on <Time at={check.at} face={face} long />: {check.checked}
          </Trans>
        </p>
      )}
      {state === 'declined' && note && (
        <p className="small credential-check">
          <Trans>What stood in the way: {note}</Trans>
        </p>
      )}
      {evidence && (
        <p className="small credential-check">
          <Trans>Where it can be checked: {evidence}</Trans>
        </p>
      )}
      {children}
    </>
  );
}
