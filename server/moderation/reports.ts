import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CommunityView } from '../../app/contract/communities';
import { limits } from '../../app/contract/limits';
import { Decide, SendReport, type ReportCase, type ReportForm } from '../../app/contract/moderation';
import { reportKinds, type ReportDecision } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { communities } from '../../db/schema/communities';
import { hiddenWords, reports } from '../../db/schema/moderation';
import { people } from '../../db/schema/people';
import { posts } from '../../db/schema/threads';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { personColumns } from '../people/views';
import type { Commit } from '../tell';
import type { Threads } from '../threads/threads';
import { conceal, heldPost } from './hiding';
import { buildSubjects, decisionsFor, type Named, type Shown } from './subjects';
import type { Suspensions } from './suspensions';

/** How many things are reported, however often each is. */
export const howManyThings = sql<number>`count(distinct (${reports.kind}, ${reports.subjectId}))`.mapWith(Number);

const notAbout = (actor: Actor) => ne(reports.aboutId, actor.id);

/** Reports to the network that an administrator may decide on and nobody has. */
export const openOfNetwork = (actor: Actor): SQL => and(reports.toNetwork, notAbout(actor), isNull(reports.decidedAt))!;

const ofCommunity = (actor: Actor, communityId: string): SQL => and(eq(reports.communityId, communityId), eq(reports.toNetwork, false), notAbout(actor))!;

/** Builds the verbs of reports: sending one, and deciding on what was sent. */
export function buildReports(given: { db: Database; clock: Clock; commit: Commit; limiting: Limiting; audit: Audit; communities: Communities; threads: Threads; suspensions: Suspensions }) {
  const { db, clock, commit, audit } = given;
  const subjects = buildSubjects({ db, threads: given.threads });
  const reportsPerHour = given.limiting.lasting({ name: 'reports', points: 10, per: 60 * 60 });
  const [reporter, decider] = [alias(people, 'reporter'), alias(people, 'decider')];

  /** Reports that the actor may decide on: never one about themselves. */
  async function scope(actor: Actor, slug: string | null): Promise<SQL> {
    if (slug === null) {
      if (!actor.isAdministrator) throw problem('not_found');
      return and(reports.toNetwork, notAbout(actor))!;
    }
    const { view, may } = await given.communities.find(actor, slug);
    if (!may.moderate) throw problem('not_found');
    return ofCommunity(actor, view.id);
  }

  const select = (where: SQL | undefined) =>
    db
      .select({
        report: reports,
        about: personColumns(people),
        reporter: reporter.name,
        decider: decider.name,
        communityName: communities.name,
      })
      .from(reports)
      .innerJoin(people, eq(people.id, reports.aboutId))
      .innerJoin(reporter, eq(reporter.id, reports.reporterId))
      .leftJoin(decider, eq(decider.id, reports.decidedBy))
      .leftJoin(communities, eq(communities.id, reports.communityId))
      .where(where);

  function cases(rows: Awaited<ReturnType<typeof select>>, shown: Map<string, Shown>, isNetwork: boolean): ReportCase[] {
    const found = new Map<string, ReportCase>();
    for (const { report, about, reporter: name, decider: by, communityName } of rows) {
      const key = `${report.kind} ${report.subjectId} ${report.decidedAt?.toISOString() ?? ''}`;
      const line = { reporter: name, reason: report.reason, words: report.words, at: report.at.toISOString() };
      const before = found.get(key);
      if (before) {
        before.reports.push(line);
        continue;
      }
      const subject = shown.get(report.subjectId);
      // What a community wrote opens to administrators only as far as a member sent it to them.
      const href = isNetwork && report.kind === 'post' ? null : (subject?.href ?? null);
      const may: ReportDecision[] = decisionsFor[report.kind].filter((decision) => decision !== 'hidden' || (subject && subject.unseen === null));
      found.set(key, {
        id: report.id,
        kind: report.kind,
        about,
        communityName,
        isPastFacilitators: report.toNetwork && report.communityId !== null,
        href,
        title: subject?.title ?? null,
        excerpt: subject?.excerpt ?? '',
        unseen: subject ? subject.unseen : 'removed',
        reports: [line],
        decided: report.decidedAt && { decision: report.decision!, note: report.note ?? '', by: by ?? '', at: report.decidedAt.toISOString() },
        may: isNetwork ? [...may.filter((one) => one === 'hidden'), 'suspended', ...may.filter((one) => one !== 'hidden')] : may,
      });
    }
    return [...found.values()];
  }

  return {
    /** What the actor is about to report. Throws `not_found` for what they may not read, and for what is their own. */
    async about(actor: Actor, named: Named): Promise<ReportForm> {
      const { kind, aboutId, author, title, communityId, communityName } = await subjects.find(actor, named);
      const concernsFacilitator = communityId !== null && (await subjects.facilitation(communityId, aboutId)).isOne;
      return { kind, author, title, communityName, concernsFacilitator };
    },

    /**
     * Reports something to the facilitators of its community; to the administrators what belongs to none, what the
     * reporter sends past the facilitators, and what concerns the only one. A second report of the same thing while the
     * first is open changes that. Throws `not_found`, `invalid`, `too_many` after 10 in an hour.
     */
    async report(actor: Actor, named: Named, input: unknown): Promise<void> {
      const subject = await subjects.find(actor, named);
      const { reason, words, toNetwork: isPast } = parse(SendReport, input);
      await reportsPerHour.take(actor.id);
      const { isOne, others } = subject.communityId ? await subjects.facilitation(subject.communityId, subject.aboutId) : { isOne: false, others: 0 };
      const toNetwork = subject.communityId === null || isPast || (isOne && others === 0);
      await commit(async (tx) => {
        const row = { communityId: subject.communityId, toNetwork, reason, words, at: clock() };
        const [{ id }] = (await tx
          .insert(reports)
          .values({ ...row, id: newId(), kind: subject.kind, subjectId: subject.id, aboutId: subject.aboutId, reporterId: actor.id })
          .onConflictDoUpdate({ target: [reports.reporterId, reports.kind, reports.subjectId], targetWhere: sql`${reports.decidedAt} is null`, set: row })
          .returning({ id: reports.id })) as [{ id: string }];
        // In no community's log: its facilitators would read there who reported one of them.
        await audit.record(tx, { actorId: actor.id, act: 'report-sent', subject: `report:${id}`, details: { kind: subject.kind, reason } });
      });
    },

    /** What waits for a decision, the oldest first, then what was decided last: of a community, or with null of the network. Throws `not_found`. */
    async queue(actor: Actor, slug: string | null): Promise<{ open: ReportCase[]; decided: ReportCase[] }> {
      const where = await scope(actor, slug);
      const [open, decided] = await Promise.all([
        select(and(where, isNull(reports.decidedAt))).orderBy(asc(reports.at)).limit(limits.pageOfReports * 4),
        select(and(where, isNotNull(reports.decidedAt))).orderBy(desc(reports.decidedAt)).limit(limits.pageOfReports),
      ]);
      const idsOf = (kind: (typeof reportKinds)[number]) => [...new Set([...open, ...decided].flatMap(({ report }) => (report.kind === kind ? [report.subjectId] : [])))];
      const shown = new Map((await Promise.all(reportKinds.map((kind) => subjects.show(kind, idsOf(kind))))).flatMap((found) => [...found]));
      return { open: cases(open, shown, slug === null), decided: cases(decided, shown, slug === null) };
    },

    /** How many things wait for a decision in a community. For those who decide; throws `not_found`. */
    async waiting(actor: Actor, { id, may }: Pick<CommunityView, 'id' | 'may'>): Promise<number> {
      if (!may.moderate) throw problem('not_found');
      const [row] = await db.select({ n: howManyThings }).from(reports).where(and(ofCommunity(actor, id), isNull(reports.decidedAt)));
      return row!.n;
    },

    /**
     * Decides on all open reports of one thing, and does what was decided in the same step: hides the post, suspends the
     * person. Throws `not_found`, `invalid`, and `conflict` when somebody else has decided meanwhile.
     */
    async decide(actor: Actor, slug: string | null, reportId: string, input: unknown): Promise<void> {
      const where = await scope(actor, slug);
      const { decision, note } = parse(Decide, input);
      await commit(async (tx, tell) => {
        const [report] = await tx.select().from(reports).where(and(where, eq(reports.id, reportId)));
        if (!report) throw problem('not_found');
        const isSuspending = decision === 'suspended' && slug === null;
        if (!isSuspending && !decisionsFor[report.kind].includes(decision)) throw problem('invalid', { fields: { decision: 'required' } });
        const at = clock();
        const same = and(where, eq(reports.kind, report.kind), eq(reports.subjectId, report.subjectId), isNull(reports.decidedAt));
        const closed = await tx.update(reports).set({ decision, note, decidedBy: actor.id, decidedAt: at }).where(same).returning({ id: reports.id });
        if (closed.length === 0) throw problem('conflict');
        const communityId = report.toNetwork ? null : report.communityId;
        await audit.record(tx, { actorId: actor.id, act: 'report-decided', communityId, subject: `report:${report.id}`, details: { decision, reports: closed.length, ...(note && { reason: note }) } });
        if (isSuspending) await given.suspensions.suspendIn(tx, tell, actor, report.aboutId, note);
        if (report.kind !== 'post') return;
        const [place] = await tx.select({ threadId: posts.threadId, seq: posts.seq }).from(posts).where(eq(posts.id, report.subjectId));
        if (!place) return;
        const post = await heldPost(tx, place.threadId, place.seq);
        if (decision === 'hidden') {
          if (!note) throw problem('invalid', { fields: { note: 'required' } });
          await conceal(tx, tell, post, { by: actor.id, reason: note, at });
          await audit.record(tx, { actorId: actor.id, act: 'post-hidden', communityId: report.communityId, subject: `post:${post.id}`, details: { reason: note } });
        }
        // What its author removed was kept for this decision only.
        const isWaiting = (await tx.$count(reports, and(eq(reports.kind, 'post'), eq(reports.subjectId, post.id), isNull(reports.decidedAt)))) > 0;
        if (post.removedAt && !isWaiting) await tx.delete(hiddenWords).where(inArray(hiddenWords.postId, [post.id]));
      });
    },
  };
}
