import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { RoundView } from '../../app/contract/forms';
import type { Database } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { formAsked, formRounds } from '../../db/schema/forms';
import { instrument, rules, carriesNames } from './instruments';
import type { InstrumentId } from '../../app/contract/form-names';

const columns = {
  id: formRounds.id,
  instrument: formRounds.instrument,
  number: formRounds.number,
  openedAt: formRounds.openedAt,
  closesAt: formRounds.closesAt,
  closedAt: formRounds.closedAt,
  note: formRounds.note,
  practice: formRounds.practice,
  focus: formRounds.focus,
  asked: formRounds.asked,
  compares: formRounds.compares,
  answered: sql<number>`coalesce(${formRounds.answered}, (select count(*) from form_asked where form_asked.round_id = ${formRounds.id} and form_asked.has_answered))`.mapWith(Number),
  wasAsked: sql<boolean>`${formAsked.personId} is not null`,
  hasAnswered: sql<boolean>`coalesce(${formAsked.hasAnswered}, false)`,
};

export type RoundRow = Awaited<ReturnType<ReturnType<typeof buildRounds>['ofCommunity']>>[number];

/** Builds the reads of rounds: each comes with whether the reader was asked and has answered, and nobody else. */
export function buildRounds(db: Database) {
  const select = () =>
    db
      .select(columns)
      .from(formRounds)
      .leftJoin(formAsked, and(eq(formAsked.roundId, formRounds.id), eq(formAsked.personId, sql.placeholder('personId'))));
  const ofCommunity = select().where(eq(formRounds.communityId, sql.placeholder('communityId'))).orderBy(desc(formRounds.openedAt), desc(formRounds.number)).prepare('forms_of_community');
  const one = select()
    .where(and(eq(formRounds.communityId, sql.placeholder('communityId')), eq(formRounds.id, sql.placeholder('roundId'))))
    .prepare('form_round');
  return {
    ofCommunity: (personId: string, communityId: string) => ofCommunity.execute({ personId, communityId }),
    one: async (personId: string, communityId: string, roundId: string) => (await one.execute({ personId, communityId, roundId }))[0],
  };
}

/** Who is asked: everybody who writes in the community; about those who facilitate, only the others. */
export function askable(communityId: string, id: InstrumentId) {
  const roles = id === 'trust' ? (['member'] as const) : (['member', 'facilitator', 'co-facilitator', 'consultant'] as const);
  return and(eq(memberships.communityId, communityId), eq(memberships.status, 'active'), inArray(memberships.role, [...roles]));
}

/** Whether its time is over, closed or not. */
export const isDue = (row: { closedAt: Date | null; closesAt: Date | null }, now: Date): boolean => row.closedAt === null && row.closesAt !== null && row.closesAt <= now;

/** A round as its reader sees it. */
export function roundView(row: RoundRow, mayManage: boolean): RoundView {
  const { openedAt, closesAt, closedAt, compares: _compares, ...rest } = row;
  return {
    ...rest,
    isOpen: closedAt === null,
    openedAt: openedAt.toISOString(),
    closesAt: closesAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    mayManage,
    isSmall: row.asked <= rules.small && !carriesNames(instrument(row.instrument).anonymity),
  };
}
