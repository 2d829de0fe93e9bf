import type { Services } from '../../server/services';
import type { Actor } from '../../server/people/actor';

/** Questions of Rooted: one that was decided, and one that is open for some days more. */
export function askTogether(given: { services: Services; actor: (id: string) => Actor; instant: (days: number, order?: number) => Date; later: (at: Date, happen: () => Promise<void>) => void }): void {
  const { actor, instant, later } = given;
  const { decisions } = given.services;
  const dayAfter = (at: Date, days: number) => new Date(at.getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const [asked, recorded, open] = [instant(-20, 4), instant(-15, 4), instant(-1, 12)];
  let id = '';

  later(asked, async () => {
    ({ id } = await decisions.ask(actor('m-amara'), 'rooted', {
      kind: 'consent',
      question: 'Begin each session with a two-minute check-in?',
      detail: 'A word each on how we arrive. Whoever wants to pass, passes.',
      asksReason: 'on',
      closesAt: `${dayAfter(asked, 4)}T17:00`,
      clientId: 'demo-decision-1',
    }));
    await decisions.answer(actor('m-kenji'), 'rooted', id, { choice: 'agree' });
    await decisions.answer(actor('m-grace'), 'rooted', id, { choice: 'agree', reason: 'It helps me to leave the room I come from.' });
    await decisions.answer(actor('m-yusuf'), 'rooted', id, { choice: 'concern', reason: 'Two minutes, not ten: I have to be back for nap time.' });
  });
  later(recorded, () => decisions.record(actor('m-amara'), 'rooted', id, { outcome: 'We begin with a check-in, with a timer of two minutes.', reviewOn: dayAfter(recorded, 90) }));
  later(open, async () => {
    const next = await decisions.ask(actor('m-grace'), 'rooted', {
      kind: 'dots',
      question: 'What do we look at together in the next sessions?',
      options: 'Goodbyes at drop-off\nBiting\nNap time without struggle\nTalking with families',
      dots: '3',
      closesAt: `${dayAfter(open, 9)}T17:00`,
      clientId: 'demo-decision-2',
    });
    await decisions.answer(actor('m-grace'), 'rooted', next.id, { 'dots-o1': '2', 'dots-o4': '1' });
    await decisions.answer(actor('m-kenji'), 'rooted', next.id, { 'dots-o1': '1', 'dots-o2': '2' });
  });
}
