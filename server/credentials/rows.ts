import { alias } from 'drizzle-orm/pg-core';
import type { CredentialView, WholeCredential } from '../../app/contract/credentials';
import { credentials } from '../../db/schema/credentials';
import { people } from '../../db/schema/people';
import { dayIn } from '../days';

/** Who checked, beside the holder in the same query. */
export const checkers = alias(people, 'checkers');

/** What a query needs for either view: the holder's zone says which day it is for them. */
export const credentialColumns = {
  id: credentials.id,
  kind: credentials.kind,
  title: credentials.title,
  issuer: credentials.issuer,
  number: credentials.number,
  issuedOn: credentials.issuedOn,
  expiresOn: credentials.expiresOn,
  evidence: credentials.evidence,
  state: credentials.state,
  revision: credentials.revision,
  askedAt: credentials.askedAt,
  checkedAt: credentials.checkedAt,
  checked: credentials.checked,
  note: credentials.note,
  checkerName: checkers.name,
  timeZone: people.timeZone,
};

type Columns = Pick<typeof credentials.$inferSelect, 'id' | 'kind' | 'title' | 'issuer' | 'number' | 'issuedOn' | 'expiresOn' | 'evidence' | 'state' | 'revision' | 'askedAt' | 'checkedAt' | 'checked' | 'note'>;
export type CredentialRow = Columns & { checkerName: string | null; timeZone: string };

/** Whether it holds no more: from the day after its last one, where its holder lives. */
export function hasExpired({ expiresOn, timeZone }: { expiresOn: string | null; timeZone: string }, at: Date): boolean {
  return expiresOn !== null && expiresOn < dayIn(timeZone, at);
}

/** For those who share a community with the holder: each field is named, so that a new column stays unseen. */
export function credentialView(row: CredentialRow, now: Date): CredentialView {
  const { id, kind, title, issuer, issuedOn, expiresOn, state } = row;
  const check = row.checkedAt && { by: row.checkerName, at: row.checkedAt.toISOString(), checked: row.checked };
  return { id, kind, title, issuer, issuedOn, expiresOn, hasExpired: hasExpired(row, now), state, check };
}

/** For the holder and administrators. */
export function wholeCredential(row: CredentialRow, now: Date): WholeCredential {
  const { number, evidence, note, askedAt, revision } = row;
  return { ...credentialView(row, now), number, evidence, note, askedAt: askedAt?.toISOString() ?? null, revision };
}
