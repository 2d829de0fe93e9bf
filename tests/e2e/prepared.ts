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
  /** A series with a goal, turns and a break, and one that asks for somebody to lead it. */
  async planned(url: string): Promise<void> {
    const facilitator = await Visitor.as(url, 'priya-raman');
    const on = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const plan = { startTime: '15:30', minutes: '45', timeZone: 'America/Chicago', repeats: 'weekly', ends: 'never', expects: 'all', lead: 'priya-raman' };
    const planned = async (form: Record<string, string>) => {
      const answer = await facilitator.post('/c/maple/sessions/new', { ...plan, ...form });
      if (answer.status !== 302) throw new Error(`The series was not planned: ${answer.status}`);
      return answer.headers.get('location')!;
    };
    const threes = await planned({ model: 'coaching', title: 'Math talk in threes', goal: 'Each of us waits five seconds.', commitment: 'Come to four of five.', capacity: '6', firstDay: on(8), clientId: 'prepared-threes' });
    for (const person of ['hana-suleiman', 'priya-raman', 'luis-ortega']) await facilitator.post(`${threes}/edit/rota`, { intent: 'add', person, ...(person === 'luis-ortega' && { shadows: 'on' }) });
    await facilitator.post(`${threes}/edit/rota`, { intent: 'away', person: 'luis-ortega', fromDay: on(20), untilDay: on(30) });
    await facilitator.post(`${threes}/edit/breaks`, { fromDay: on(35), untilDay: on(45), label: 'Conferences' });
    const reading = await planned({ model: 'peer', title: 'Reading aloud together', firstDay: on(9), repeats: 'fortnightly', clientId: 'prepared-reading' });
    await facilitator.post(`${reading}/edit/hand-over`, { intent: 'step-down', note: 'We are halfway through the second book. Tomás brings the next one.' });
  },
  /** A session with one place, which somebody has, and one who waits for it. */
  async onePlace(url: string): Promise<void> {
    const facilitator = await Visitor.as(url, 'amara-nwosu');
    const on = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
    await facilitator.post('/c/rooted/sessions/new', { model: 'peer', title: 'One case at a time', startsAt: `${on}T12:00`, timeZone: 'America/Chicago', minutes: '45', capacity: '1', place: 'The office behind the kitchen', clientId: 'prepared-one-place' });
    const html = await (await facilitator.get('/sessions')).text();
    const [, session] = /href="(\/sessions\/\w+)"[^>]*>One case/.exec(html) ?? [];
    for (const handle of ['grace-kim', 'david-okafor']) await (await Visitor.as(url, handle)).post(`${session}/answer`, { rsvp: 'yes', next: '/sessions' });
  },
  /** Somebody whose calendar follows a community. */
  async subscribed(url: string): Promise<void> {
    await (await Visitor.as(url, 'thandi-mokoena')).post('/settings/calendar', { intent: 'make', of: 'community:rooted' });
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
