import { Visitor } from './product';

/** What people of the demo did before somebody looks at a screen, where the demo itself has no such thing. */
export const preparations = {
  /** A report that goes past the facilitators. */
  async reported(url: string): Promise<void> {
    const member = await Visitor.as(url, 'hector-salas');
    await member.post('/people/imani-brooks/report', { reason: 'unkind', words: 'She wrote to me twice about a family that is not hers.', toNetwork: 'on' });
  },
  /** A community that one asks to join, and somebody who waits for its answer. */
  async lantern(url: string): Promise<void> {
    const facilitator = await Visitor.as(url, 'hana-suleiman');
    await facilitator.post('/communities/new', {
      name: 'Lantern: Evenings for New Coaches',
      slug: 'lantern',
      type: 'cohort',
      privacy: 'request',
      purpose: 'Ten evenings for coaches in their first year, with one case each time.',
    });
    await facilitator.post('/c/lantern/manage/invite', { intent: 'question', question: 'What do you hope to bring to the first evening?' });
    const asking = await Visitor.as(url, 'kwame-mensah');
    await asking.post('/c/lantern/ask', { answer: 'A visit that I would like to look at again: I said too much, and the teacher too little.' });
  },
};

const done = new Map<string, Promise<void>>();

/** Sees that something has happened on a product, once. */
export function prepared(url: string, what: keyof typeof preparations): Promise<void> {
  const key = `${url} ${what}`;
  const known = done.get(key) ?? preparations[what](url);
  done.set(key, known);
  return known;
}
