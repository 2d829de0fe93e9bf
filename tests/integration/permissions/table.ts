import type { Actor } from '../../../server/people/actor';
import type { Services } from '../../../server/services';
import { readDirectoryFilter } from '../../../app/contract/directory';
import { fresh } from '../site';
import { weekly } from '../meeting';
import { consent, post, type Place } from './world';

/**
 * Who may do what, verb by verb: the one table. Each column is a standing of `standings`, in its order. `+` does it, `0`
 * does it and finds nothing, `x` is forbidden, `-` is not found, `=` is a conflict.
 */
export type Cell = '+' | '0' | 'x' | '-' | '=';

export interface Row {
  verb: string;
  /** Of one verb that has several rows: what is different here. */
  of?: string;
  /** Cells by standing; spaces are for the eye. */
  cells: string;
  act: (services: Services, actor: Actor, place: Place & { openRound: string }) => unknown;
  /** It names something of a community beside the community: that of another is not there. */
  foreign?: true;
}

const caller = { address: '10.0.0.1', deviceMark: null };
const because = { reason: 'It names a child.' };
const shaped = ({ slug }: Place) => ({ slug, name: 'Another name', type: 'cop', privacy: 'request', tint: 'sage' });

// member, facilitator, co-facilitator, consultant, coordinator; muted, paused, removed; elsewhere, boss, visitor, member boss;
// of an open community elsewhere, left, removed; of one that is asked elsewhere, removed
export const table: Row[] = [
  { cells: '+ + + + +   + + -   - + + +   + + +   + +', verb: 'communities.find', act: (s, a, p) => s.communities.find(a, p.slug) },
  { cells: '+ + + + +   + + -   - + + +   + + +   + +', verb: 'communities.standing', act: (s, a, p) => s.communities.standing(a, p.id) },
  { cells: '+ + + + +   + + -   - + + +   + + +   + +', verb: 'communities.details', act: (s, a, p) => s.communities.details(a, p.slug) },
  { cells: '+ + + + -   - - -   - - - +   - - -   - -', verb: 'communities.suggestPeople', act: (s, a, p) => s.communities.suggestPeople(a, p.slug, { q: 'a' }) },
  { cells: '+ + + + +   + x -   - x x +   + + x   x x', verb: 'communities.join', act: (s, a, p) => s.communities.join(a, p.slug) },
  { cells: '+ + + + +   + + -   - x x +   x x x   x x', verb: 'communities.leave', act: (s, a, p) => s.communities.leave(a, p.slug) },
  { cells: '+ + + + +   + + -   - x x +   x x x   x x', verb: 'communities.pause', act: (s, a, p) => s.communities.pause(a, p.slug) },
  { cells: 'x x x x x   x + -   - x x x   x x x   x x', verb: 'communities.resume', act: (s, a, p) => s.communities.resume(a, p.slug) },
  { cells: 'x + + x x   x x -   - + + +   x x x   x x', verb: 'communities.shape', act: (s, a, p) => s.communities.shape(a, p.slug, shaped(p)) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'communities.hideFirstSteps', act: (s, a, p) => s.communities.hideFirstSteps(a, p.slug) },
  { cells: 'x + + x x   x x -   - + + +   x x x   x x', verb: 'communities.giveRole', act: (s, a, p) => s.communities.giveRole(a, p.slug, p.member.handle, { role: 'consultant' }) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'communities.handOver', act: (s, a, p) => s.communities.handOver(a, p.slug, { to: p.member.handle, become: 'member' }) },
  { cells: 'x + + x x   x x -   - + + +   x x x   x x', verb: 'communities.remove', act: (s, a, p) => s.communities.remove(a, p.slug, p.member.handle) },
  { cells: 'x + + x x   x x -   - + + +   x x x   x x', verb: 'communities.roll', act: (s, a, p) => s.communities.roll(a, p.slug) },
  { cells: 'x + + x x   x x -   - + + +   x x x   x x', verb: 'communities.takeIn', act: (s, a, p) => s.communities.takeIn(a, p.slug, p.guest.id, 'member') },
  { cells: 'x x x x x   x x -   - + + x   x x x   x x', verb: 'communities.visit', act: (s, a, p) => s.communities.visit(a, p.slug, { reason: 'A parent called about a post and asked us to look.' }) },
  { cells: 'x + + x x   x x -   - + + +   x x x   x x', verb: 'communities.visits', act: (s, a, p) => s.communities.visits(a, p.slug) },

  { cells: '+ + + + +   + + -   - + + +   + + +   + +', verb: 'agreements.current', act: (s, a, p) => s.agreements.current(a, p.slug) },
  { cells: '+ + + + x   + x -   - + + +   + + +   x x', verb: 'agreements.history', act: (s, a, p) => s.agreements.history(a, p.slug) },
  { cells: '+ + + + +   + + -   - + + +   + + +   + +', verb: 'agreements.asks', act: (s, a, p) => s.communities.find(a, p.slug).then(({ view }) => s.agreements.asks(a, view)) },
  { cells: 'x + + x x   x x -   - + + +   x x x   x x', verb: 'agreements.publish', act: (s, a, p) => s.agreements.publish(a, p.slug, { lines: [{ text: 'We begin on time.' }], reviewOn: null }) },
  { cells: '+ + + + x   x x -   - x x +   x x x   x x', verb: 'agreements.accept', act: (s, a, p) => s.agreements.accept(a, p.slug, 1) },
  { cells: '+ + + + x   x x -   - x x +   x x x   x x', verb: 'agreements.propose', act: (s, a, p) => s.agreements.propose(a, p.slug, { text: 'We bring cake.' }) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'agreements.take', foreign: true, act: (s, a, p) => s.agreements.take(a, p.slug, p.proposalId) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'agreements.decline', foreign: true, act: (s, a, p) => s.agreements.decline(a, p.slug, p.proposalId) },
  { cells: '+ + + + x   x x -   - x x +   x x x   x x', verb: 'agreements.strain', foreign: true, act: (s, a, p) => s.agreements.strain(a, p.slug, p.lineId) },
  { cells: '+ + + + +   + + -   - + + +   + + +   + +', verb: 'agreements.unstrain', act: (s, a, p) => s.agreements.unstrain(a, p.slug, p.lineId) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'agreements.talkedAboutIt', act: (s, a, p) => s.agreements.talkedAboutIt(a, p.slug, p.lineId) },

  { cells: '+ + + + -   - - -   - - - +   - - -   - -', verb: 'decisions.list', act: (s, a, p) => s.decisions.list(a, p.slug) },
  { cells: '+ + + + -   - - -   - - - +   - - -   - -', verb: 'decisions.blank', act: (s, a, p) => s.decisions.blank(a, p.slug, null) },
  { cells: 'x + + x -   - - -   - - - x   - - -   - -', verb: 'decisions.blank', of: 'one that is asked again', foreign: true, act: (s, a, p) => s.decisions.blank(a, p.slug, p.dueId) },
  { cells: '+ + + + -   - - -   - - - +   - - -   - -', verb: 'decisions.ask', act: (s, a, p) => s.decisions.ask(a, p.slug, consent()) },
  { cells: 'x + + x -   - - -   - - - x   - - -   - -', verb: 'decisions.ask', of: 'one that is asked again', foreign: true, act: (s, a, p) => s.decisions.ask(a, p.slug, { ...consent(), reviewOf: p.dueId }) },
  { cells: '+ + + + -   - - -   - - - +   - - -   - -', verb: 'decisions.read', foreign: true, act: (s, a, p) => s.decisions.read(a, p.slug, p.decisionId) },
  { cells: '+ + + + -   - - -   - - - +   - - -   - -', verb: 'decisions.answer', foreign: true, act: (s, a, p) => s.decisions.answer(a, p.slug, p.decisionId, { choice: 'agree' }) },
  { cells: 'x + + x -   - - -   - - - x   - - -   - -', verb: 'decisions.close', foreign: true, act: (s, a, p) => s.decisions.close(a, p.slug, p.decisionId) },
  { cells: 'x + + x -   - - -   - - - x   - - -   - -', verb: 'decisions.record', foreign: true, act: (s, a, p) => s.decisions.record(a, p.slug, p.closedId, { outcome: 'We do not.' }) },
  { cells: 'x + + x -   - - -   - - - x   - - -   - -', verb: 'decisions.stillGood', foreign: true, act: (s, a, p) => s.decisions.stillGood(a, p.slug, p.dueId, { reviewOn: '' }) },

  { cells: '+ + + + x   x x -   - x x +   x x x   x x', verb: 'forms.ofCommunity', act: (s, a, p) => s.forms.ofCommunity(a, p.slug) },
  { cells: '+ + + + x   x x -   - x x +   x x x   x x', verb: 'forms.find', foreign: true, act: (s, a, p) => s.forms.find(a, p.slug, p.openRound) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'forms.open', act: (s, a, p) => s.forms.open(a, p.slug, { instrument: 'trust' }) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'forms.close', foreign: true, act: (s, a, p) => s.forms.close(a, p.slug, p.openRound) },
  { cells: '+ + + + x   x x -   - x x +   x x x   x x', verb: 'forms.answer', foreign: true, act: (s, a, p) => s.forms.answer(a, p.slug, p.openRound, { re1: '4' }) },
  { cells: '- + + - x   x x -   - x x -   x x x   x x', verb: 'forms.results', foreign: true, act: (s, a, p) => s.forms.results(a, p.slug, p.closedRound) },

  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.doors', act: (s, a, p) => s.invitations.doors(a, p.slug) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.standingCode', act: (s, a, p) => s.invitations.standingCode(a, p.slug) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.makeCode', act: (s, a, p) => s.invitations.makeCode(a, p.slug, { days: '0', uses: '0' }) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.resetCode', act: (s, a, p) => s.invitations.resetCode(a, p.slug) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.revokeCode', act: (s, a, p) => s.invitations.revokeCode(a, p.slug) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.invite', act: (s, a, p) => s.invitations.invite(a, p.slug, { emails: 'new@example.org', role: 'member' }) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.resend', foreign: true, act: (s, a, p) => s.invitations.resend(a, p.slug, p.invitation.id) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.revoke', foreign: true, act: (s, a, p) => s.invitations.revoke(a, p.slug, p.invitation.id) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.preview', act: (s, a, p) => s.invitations.preview(a, p.slug, 'new@example.org') },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.confirm', act: (s, a, p) => s.invitations.confirm(a, p.slug, 'new@example.org') },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.decide', foreign: true, act: (s, a, p) => s.invitations.decide(a, p.slug, { request: p.requestId, decision: 'accepted' }) },
  { cells: 'x + + x x   x x -   - x x x   x x x   x x', verb: 'invitations.askQuestion', act: (s, a, p) => s.invitations.askQuestion(a, p.slug, { question: 'Where do you work?' }) },
  { cells: 'x x x x x   x x -   - x x x   x x x   + x', verb: 'invitations.asking', act: (s, a, p) => s.invitations.asking(a, p.slug) },
  { cells: 'x x x x x   x x -   - x x x   x x x   + x', verb: 'invitations.ask', act: (s, a, p) => s.invitations.ask(a, p.slug, { answer: 'At Harbor.' }) },
  { cells: '+ + + + +   + + -   + + + +   + + -   + -', verb: 'invitations.look', of: 'by code', act: (s, a, p) => s.invitations.look(a, p.code, caller) },
  { cells: '+ + + + +   + + -   + + + +   + + -   + -', verb: 'invitations.enter', of: 'by code', act: (s, a, p) => s.invitations.enter(a, p.code, {}, caller) },
  { cells: 'x x x x x   x x x   x x x x   x x x   x x', verb: 'invitations.enter', of: "another's invitation", act: (s, a, p) => s.invitations.enter(a, p.invitation.token!, {}, caller) },
  { cells: '- - - - -   - - -   - - - -   - - -   - -', verb: 'invitations.accept', of: "another's invitation", act: (s, a, p) => s.invitations.accept(a, p.invitation.id) },

  { cells: 'x + + x -   x - -   - - + x   x x x   - -', verb: 'moderation.hide', act: (s, a, p) => s.moderation.hide(a, p.threadId, 1, because) },
  { cells: 'x + + x -   x - -   - - + x   x x x   - -', verb: 'moderation.restore', act: (s, a, p) => s.moderation.restore(a, p.threadId, 2, because) },
  { cells: '+ + + + -   + - -   - - + +   + + +   - -', verb: 'moderation.about', of: 'a post', act: (s, a, p) => s.moderation.about(a, { kind: 'post', threadId: p.threadId, seq: 1 }) },
  { cells: '+ + + + -   + - -   - - + +   + + +   - -', verb: 'moderation.report', of: 'a post', act: (s, a, p) => s.moderation.report(a, { kind: 'post', threadId: p.threadId, seq: 1 }, { reason: 'unkind' }) },
  { cells: '+ + + + +   + - -   - + + +   - - -   - -', verb: 'moderation.report', of: 'a person', act: (s, a, p) => s.moderation.report(a, { kind: 'person', handle: p.member.handle }, { reason: 'unkind' }) },
  { cells: '- + + - -   - - -   - - + -   - - -   - -', verb: 'moderation.queue', act: (s, a, p) => s.moderation.queue(a, p.slug) },
  { cells: '- + + - -   - - -   - - + -   - - -   - -', verb: 'moderation.waiting', act: (s, a, p) => s.communities.find(a, p.slug).then(({ view }) => s.moderation.waiting(a, view)) },
  { cells: '- + + - -   - - -   - - + -   - - -   - -', verb: 'moderation.decide', foreign: true, act: (s, a, p) => s.moderation.decide(a, p.slug, p.reportId, { decision: 'kept' }) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'moderation.queue', of: 'of the network', act: (s, a) => s.moderation.queue(a, null) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'waiting.ofSite', act: (s, a) => s.waiting.ofSite(a) },
  { cells: '- - - - -   - - -   - - - -   - - -   - -', verb: 'moderation.decide', of: 'as the network', act: (s, a, p) => s.moderation.decide(a, null, p.reportId, { decision: 'kept' }) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'moderation.decide', of: 'of the network', act: (s, a, p) => s.moderation.decide(a, null, p.networkReport, { decision: 'kept' }) },
  { cells: '- - - - -   - - -   - - - -   - - -   - -', verb: 'moderation.decide', of: 'of the network, as a community', act: (s, a, p) => s.moderation.decide(a, p.slug, p.networkReport, { decision: 'kept' }) },
  { cells: '- + + - -   - - -   - - + -   - - -   - -', verb: 'moderation.muted', act: (s, a, p) => s.moderation.muted(a, p.slug, p.member.handle) },
  { cells: '- + + - -   - - -   - - + -   - - -   - -', verb: 'moderation.mute', act: (s, a, p) => s.moderation.mute(a, p.slug, p.member.handle, { span: 'day', ...because }) },
  { cells: '- x x - -   - - -   - - x -   - - -   - -', verb: 'moderation.mute', of: 'a co-facilitator', act: (s, a, p) => s.moderation.mute(a, p.slug, p.second.handle, { span: 'day', ...because }) },
  { cells: '- + + - -   - - -   - - + -   - - -   - -', verb: 'moderation.unmute', act: (s, a, p) => s.moderation.unmute(a, p.slug, p.member.handle, because) },
  { cells: '+ + + + +   + - -   - + + +   - - -   - -', verb: 'moderation.block', act: (s, a, p) => s.moderation.block(a, p.member.handle) },
  { cells: '+ + + + +   + + +   + + + +   + + +   + +', verb: 'moderation.unblock', act: (s, a, p) => s.moderation.unblock(a, p.member.handle) },
  { cells: '- + + - -   - - -   - + + +   - - -   - -', verb: 'moderation.actsIn', act: (s, a, p) => s.moderation.actsIn(a, p.slug, null) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'moderation.acts', act: (s, a) => s.moderation.acts(a, null) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'moderation.suspend', act: (s, a, p) => s.moderation.suspend(a, p.member.handle, because) },
  { cells: '- - - - -   - - -   - = = =   - - -   - -', verb: 'moderation.letBack', act: (s, a, p) => s.moderation.letBack(a, p.member.handle, because) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'moderation.people', act: (s, a) => s.moderation.people(a, { q: '', suspended: false }) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'moderation.person', act: (s, a, p) => s.moderation.person(a, p.member.handle) },

  { cells: '+ + + + +   + - -   - + + +   - - -   - -', verb: 'credentials.of', act: (s, a, p) => s.credentials.of(a, p.member.handle) },
  { cells: '+ + + + +   + 0 0   0 + + +   0 0 0   0 0', verb: 'credentials.areShownOf', act: (s, a, p) => s.credentials.areShownOf(a, p.member.handle).then((shown) => (shown ? [1] : [])) },
  { cells: '- - - - -   - - -   - - - -   - - -   - -', verb: 'credentials.mineById', of: "another's", act: (s, a, p) => s.credentials.mineById(a, p.credentialId) },
  { cells: '- - - - -   - - -   - - - -   - - -   - -', verb: 'credentials.change', of: "another's", act: (s, a, p) => s.credentials.change(a, p.credentialId, { kind: 'cda', title: 'Mine', issuer: 'Me' }) },
  { cells: '- - - - -   - - -   - - - -   - - -   - -', verb: 'credentials.remove', of: "another's", act: (s, a, p) => s.credentials.remove(a, p.credentialId) },
  { cells: '- - - - -   - - -   - - - -   - - -   - -', verb: 'credentials.askToCheck', of: "another's", act: (s, a, p) => s.credentials.askToCheck(a, p.credentialId) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'credentials.queue', act: (s, a) => s.credentials.queue(a) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'credentials.verify', act: (s, a, p) => s.credentials.verify(a, p.credentialId, { revision: '1', checked: 'The register' }) },
  { cells: '- - - - -   - - -   - + + +   - - -   - -', verb: 'credentials.decline', act: (s, a, p) => s.credentials.decline(a, p.credentialId, { revision: '1', note: 'Not found' }) },

  { cells: '+ + + + -   + - -   - - + +   + + +   - -', verb: 'threads.access', act: (s, a, p) => s.threads.access(a, p.threadId) },
  { cells: '+ + + + -   + - -   - - + +   + + +   - -', verb: 'threads.read', act: (s, a, p) => s.threads.read(a, p.threadId) },
  { cells: '+ + + + -   + - -   - - + +   + + +   - -', verb: 'threads.since', act: (s, a, p) => s.threads.since(a, p.threadId, 0) },
  { cells: '+ + + + -   + - -   - - + +   + + +   - -', verb: 'threads.one', act: (s, a, p) => s.threads.one(a, p.threadId, 1) },
  { cells: '+ + + + -   + - -   - - + +   + + +   - -', verb: 'threads.markRead', act: (s, a, p) => s.threads.markRead(a, p.threadId, 1) },
  { cells: '+ + + + 0   + 0 0   0 0 + +   + + +   0 0', verb: 'threads.ofCommunity', act: (s, a, p) => s.threads.ofCommunity(a, p.slug, 'newest', null).then(({ lines }) => lines) },
  { cells: '+ + + + 0   + 0 0   0 0 0 +   0 0 0   0 0', verb: 'threads.ofMember', act: (s, a, p) => s.threads.ofMember(a, 'newest', null).then(({ lines }) => lines.filter((line) => line.id === p.threadId)) },
  { cells: '+ + + + x   x x -   - x x +   x x x   x x', verb: 'threads.start', act: (s, a, p) => s.threads.start(a, p.slug, post()) },
  { cells: '+ + + + -   x - -   - - x +   x x x   - -', verb: 'threads.replyTo', act: (s, a, p) => s.threads.replyTo(a, p.threadId, { body: 'Words', clientId: fresh() }) },

  { cells: '- + + - -   - - -   - - + -   - - -   - -', verb: 'posts.read', of: "another's", act: (s, a, p) => s.posts.read(a, p.threadId, 1) },
  { cells: 'x x x x -   x - -   - - x x   x x x   - -', verb: 'posts.edit', of: "another's", act: (s, a, p) => s.posts.edit(a, p.threadId, 1, { title: 'Another title', body: 'Other words' }) },
  { cells: 'x x x x -   x - -   - - x x   x x x   - -', verb: 'posts.remove', of: "another's", act: (s, a, p) => s.posts.remove(a, p.threadId, 1) },

  { cells: '+ + + + -   x - -   - - x +   x x x   - -', verb: 'notices.follow', act: (s, a, p) => s.notices.follow(a, p.threadId, { level: 'following' }) },

  { cells: '+ + + + -   x - -   - - x +   x x x   - -', verb: 'drafts.keep', of: 'of a reply', act: (s, a, p) => s.drafts.keep(a, { place: `thread:${p.threadId}`, clientId: fresh(), body: 'Words' }) },
  { cells: '+ + + + x   x x -   - x x +   x x x   x x', verb: 'drafts.keep', of: 'of a post', act: (s, a, p) => s.drafts.keep(a, { place: `new:${p.id}`, clientId: fresh(), body: 'Words' }) },
  { cells: '+ + + + -   x - -   - - - +   - - -   - -', verb: 'drafts.keep', of: 'of a form', act: (s, a, p) => s.drafts.keep(a, { place: `form:${p.openRound}`, clientId: fresh(), body: '{}' }) },

  { cells: '+ + + + +   + - -   - - - +   - - -   - -', verb: 'directory.find', act: (s, a, p) => s.directory.find(a, p.slug, readDirectoryFilter(new URLSearchParams())) },

  { cells: 'x + + + -   x - -   - - - x   - - -   - -', verb: 'series.schedule', act: (s, a, p) => s.series.schedule(a, p.slug, weekly({ startsAt: '2026-03-04T18:30' })) },
  { cells: '+ + + + -   + - -   - - - +   - - -   - -', verb: 'series.choosable', act: (s, a, p) => s.series.choosable(a, p.slug) },
  { cells: '+ + + + +   + - -   - + + +   + + +   - -', verb: 'series.inCommunity', act: (s, a, p) => s.series.inCommunity(a, p.slug, { from: new Date('2026-03-01'), until: new Date('2026-04-01') }) },
  { cells: '+ + + + +   + - -   - + + +   + + +   - -', verb: 'series.nextOf', act: (s, a, p) => s.communities.find(a, p.slug).then((found) => s.series.nextOf(a, found)) },
  { cells: '+ + + + +   + - -   - + + +   + + +   - -', verb: 'calendars.makeAddress', of: 'of a community', act: (s, a, p) => s.calendars.makeAddress(a, 'community', p.slug) },

  { cells: '+ + + + +   + - -   - + + +   - - -   - -', verb: 'profiles.read', act: (s, a, p) => s.profiles.read(a, p.member.handle) },
];

/** Verbs that no row can hold: they take neither a community nor anything of one, or are steps of others. */
export const elsewhere: Record<string, string> = {
  'communities.found': 'anyone signed in may',
  'communities.mine': 'by membership; read in every page of canary.test.ts',
  'frames.of': 'communities.mine and notices.unread in one question',
  'communities.open': 'by membership; read in canary.test.ts',
  'communities.shared': 'by membership; realtime.test.ts',
  'communities.admit': 'a step in another verb’s transaction',
  'communities.holdMembership': 'a step in another verb’s transaction',
  'agreements.acceptOnJoining': 'a step in another verb’s transaction',
  'forms.instrument': 'the wording, the same for everybody',
  'invitations.mine': 'by the actor’s own address; invitations.test.ts',
  'invitations.decline': 'by the actor’s own address; invitations.test.ts',
  'invitations.signUpAndEnter': 'nobody is signed in; invitations.test.ts',
  'moderation.blocked': 'the actor’s own',
  'moderation.mayDecide': 'the rule itself',
  'moderation.suspendIn': 'a step in another verb’s transaction',
  'credentials.mayCheck': 'the rule itself',
  'credentials.mine': 'the actor’s own',
  'credentials.add': 'the actor’s own',
  'credentials.tell': 'the actor’s own',
  'credentials.holdsVerified': 'asked by rules of other nouns',
  'threads.calledBy': 'a step in another verb',
  'threads.preview': 'the actor’s own words',
  'threads.renderAgain': 'at start',
};

export const nouns = ['communities', 'agreements', 'decisions', 'forms', 'invitations', 'moderation', 'credentials', 'threads', 'directory', 'posts', 'series', 'sessions', 'calendars', 'frames', 'waiting'] as const;
