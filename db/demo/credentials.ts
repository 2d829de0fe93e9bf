import type { CredentialKind } from '../../app/contract/names';
import type { Actor } from '../../server/people/actor';
import type { Services } from '../../server/services';

/** Days are counted from the demo's day 0. Every issuer is invented. */
interface DemoCredential {
  memberId: string;
  kind: CredentialKind;
  title: string;
  issuer: string;
  number: string;
  issued: number;
  expires: number | null;
  /** When it was put before the administrators, and when they had looked; left out while it did not happen. */
  asked?: number;
  checked?: number;
}

const held: DemoCredential[] = [
  { memberId: 'm-amara', kind: 'coaching', title: 'Practice coach, level 2', issuer: 'Cedar Falls Coaching Institute (fictional)', number: 'CFC-2217', issued: -900, expires: 560, asked: -340, checked: -338 },
  { memberId: 'm-amara', kind: 'trainer-approval', title: 'Approved trainer, social and emotional development', issuer: 'Cedar Falls Regional Registry (fictional)', number: 'TR-0481', issued: -760, expires: -30, asked: -339, checked: -338 },
  { memberId: 'm-kenji', kind: 'mental-health-license', title: 'Licensed clinical counselor', issuer: 'Cedar Falls Board of Counseling (fictional)', number: 'LCC-90412', issued: -2200, expires: 210, asked: -341, checked: -338 },
  { memberId: 'm-kenji', kind: 'reflective-supervision', title: 'Reflective consultation, two-year seminar', issuer: 'Willow Bend Institute (fictional)', number: 'WB-77', issued: -420, expires: null, asked: -4 },
  { memberId: 'm-joan', kind: 'imh-endorsement', title: 'Infant mental health mentor, clinical', issuer: 'Three Rivers Association for Infant Mental Health (fictional)', number: 'TR-IMH-15', issued: -1500, expires: 320, asked: -351, checked: -348 },
  { memberId: 'm-joan', kind: 'reflective-supervision', title: 'Provider of reflective supervision', issuer: 'Willow Bend Institute (fictional)', number: 'WB-12', issued: -1900, expires: 700, asked: -351, checked: -348 },
  { memberId: 'm-beth', kind: 'reflective-supervision', title: 'Provider of reflective supervision', issuer: 'Willow Bend Institute (fictional)', number: 'WB-31', issued: -1100, expires: 360, asked: -182, checked: -181 },
  { memberId: 'm-priya', kind: 'teaching-license', title: 'Elementary teaching license', issuer: 'Maple County Schools (fictional)', number: 'MC-3308', issued: -1300, expires: 400 },
];

const told = [
  {
    memberId: 'm-amara',
    years: 17,
    facilitation: 'I keep the first ten minutes for arriving. I ask more than I answer, and I watch the clock so that you do not have to.',
    experience: 'Nine years in toddler rooms, the last four as a lead teacher. Coach in center-based programs, Head Start and family child care homes since then.',
    interests: 'Employed by the Cedar Falls Region (fictional). I coach in two of the programs whose teachers are here, and I rate none of them.',
  },
  {
    memberId: 'm-kenji',
    years: 14,
    facilitation: 'I sit beside teachers and wonder with them.',
    experience: 'Consultant in center-based programs and Early Head Start. Before that, family counseling.',
    interests: 'None.',
  },
  {
    memberId: 'm-joan',
    years: 26,
    facilitation: 'I hold the time and the door. What is said in the room stays there.',
    experience: 'Home visiting, hospital nursery follow-up, and reflective consultation with home visitors and early intervention teams.',
    interests: 'I am paid by the session by the Mesa Families Program (fictional).',
  },
];

/** What the people of the demo who lead or advise hold, each thing on its day. */
export function holdCredentials(given: { services: Services; zero: Date; actor: (memberId: string) => Actor; instant: (days: number, order?: number) => Date; later: (at: Date, happen: () => Promise<void>) => void }): void {
  const { services, actor, instant, later } = given;
  const day = (days: number) => new Date(given.zero.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  // Nobody of the demo may administer the site: a director stands in, for these acts alone.
  const checker = (): Actor => ({ ...actor('m-fatima'), isAdministrator: true });
  held.forEach(({ memberId, kind, title, issuer, number, issued, expires, asked, checked }, index) => {
    let id = '';
    later(instant(asked ?? -330, 4 + index), async () => {
      id = await services.credentials.add(actor(memberId), { kind, title, issuer, number, issuedOn: day(issued), expiresOn: expires === null ? '' : day(expires) });
      if (asked !== undefined) await services.credentials.askToCheck(actor(memberId), id);
    });
    if (checked !== undefined) later(instant(checked, 4 + index), () => services.credentials.verify(checker(), id, { revision: 1, checked: 'The list of the issuer, and the certificate itself' }));
  });
  for (const { memberId, ...words } of told) later(instant(-336), () => services.credentials.tell(actor(memberId), { ...words, years: String(words.years) }));
}
