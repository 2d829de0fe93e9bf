import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFilter } from '../../app/contract/library-filter';
import { membershipStatuses, privacies, roles } from '../../app/contract/names';
import { permissions } from '../../server/communities/policy';
import type { Actor } from '../../server/people/actor';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const library = () => site.services.library;

const plain = {
  summary: 'One sentence.',
  language: 'en',
  ages: ['toddler'],
  settings: ['center'],
  domains: ['fam'],
  topics: ['fam.goodbyes'],
  evidence: 'consensus',
  prepMinutes: 10,
  useMinutes: 4,
  license: 'cc-by-4.0',
  content: { purpose: 'Why', whenToUse: 'When', materials: [], steps: ['Do it'], adaptations: [], cautions: null, equity: null, evidenceNote: null, sources: [] },
};
const publish = (actor: Actor, slug: string, community: string | null, more: object = {}) =>
  library().publish(actor, { ...plain, slug, community, title: `Title of ${slug}`, ...more });
const found = async (actor: Actor, address: string) => (await library().browse(actor, readFilter(new URLSearchParams(address)))).lines.map((line) => line.slug);

test('a strategy is read, listed and suggested exactly where its community may be read', async () => {
  for (const privacy of privacies) {
    const { id, slug, facilitator } = await site.community(`shelf-${privacy}`, privacy);
    await publish(facilitator, `on-${privacy}`, slug, { content: { ...plain.content, purpose: `Zanzibar ${privacy}` } });
    const readers: [string, Actor, boolean][] = [[`${privacy} outsider`, await site.person('Outsider'), permissions({ privacy, role: null, status: null }).read]];
    for (const role of roles) {
      for (const status of membershipStatuses) {
        readers.push([`${privacy} ${role} ${status}`, await site.member(id, `${role} ${status}`, role, status), permissions({ privacy, role, status }).read]);
      }
    }
    for (const [who, actor, mayRead] of readers) {
      expect(await problemCode(library().read(actor, `on-${privacy}`)), who).toBe(mayRead ? 'no problem' : 'not_found');
      const page = await library().browse(actor, readFilter(new URLSearchParams(`q=zanzibar ${privacy}`)));
      expect([page.total, page.lines.length], who).toEqual(mayRead ? [1, 1] : [0, 0]);
      expect(page.facets.flatMap(({ choices }) => choices).length > 0, who).toBe(mayRead);
      expect((await library().suggest(actor, `zanzibar ${privacy}`)).length, who).toBe(mayRead ? 1 : 0);
    }
  }
});

test('a strategy without a community is for everybody signed in', async () => {
  await publish(await site.person('Author'), 'for-all', null);
  const reader = await site.person('Reader');
  expect((await library().read(reader, 'for-all')).title).toBe('Title of for-all');
  expect(await found(reader, 'q=for-all')).toEqual(['for-all']);
});

test('who may not write in a community publishes nothing there', async () => {
  const { id, slug } = await site.community('authors');
  expect(await problemCode(publish(await site.person('Outsider'), 'intruder', slug))).toBe('not_found');
  expect(await problemCode(publish(await site.member(id, 'Coordinator', 'coordinator'), 'overseen', slug))).toBe('forbidden');
  const open = await site.community('open-authors', 'open');
  expect(await problemCode(publish(await site.person('Passer-by'), 'passing', open.slug))).toBe('forbidden');
});

test('what is not a strategy is refused, part by part', async () => {
  const author = await site.person('Author');
  await publish(author, 'taken', null);
  expect(await problemCode(publish(author, 'taken', null))).toBe('invalid {"slug":"taken"}');
  expect(await problemCode(publish(author, 'suggest', null))).toBe('invalid {"slug":"taken"}');
  expect(await problemCode(publish(author, 'Not A Slug', null))).toBe('invalid {"slug":"wrong"}');
  expect(await problemCode(publish(author, 'no-steps', null, { content: { ...plain.content, steps: [] } }))).toBe('invalid {"content.steps":"required"}');
  expect(await problemCode(publish(author, 'no-age', null, { ages: [] }))).toBe('invalid {"ages":"required"}');
  expect(await problemCode(publish(author, 'odd-age', null, { ages: ['teenager'] }))).toBe('invalid {"ages.0":"wrong"}');
  const sources = [{ citation: 'Bad', url: 'javascript:alert(1)' }];
  expect(await problemCode(publish(author, 'bad-link', null, { content: { ...plain.content, sources } }))).toBe('invalid {"content.sources.0.url":"wrong"}');
  expect(await problemCode(publish(author, 'lost', null, { translationOf: 'nowhere' }))).toBe('invalid {"translationOf":"wrong"}');
});

test('words are found in any form, without accents or case, and by their beginning', async () => {
  const author = await site.person('Author');
  await publish(author, 'sin-prisa', null, { title: 'Transición sin prisa', language: 'es', content: { ...plain.content, whenToUse: 'Cuando los niños esperan' } });
  await publish(author, 'queues', null, { title: 'Quetzal stories', content: { ...plain.content, purpose: 'The no-wait way; see https://example.org/quokkas, K-2' } });
  for (const query of ['transicion', 'TRANSICIÓN', 'transiciones', 'transic', 'nino prisa', 'transicio\u0301n']) expect(await found(author, `q=${query}`), query).toEqual(['sin-prisa']);
  for (const query of ['quetzal', 'quetzals story', 'storie', 'quetzal no-wait', 'quokkas', 'quetzal k-2', 'the quetzal']) expect(await found(author, `q=${query}`), query).toEqual(['queues']);
  for (const query of ['quetzal prisa', 'etzal', 'quet zzz']) expect(await found(author, `q=${query}`), query).toEqual([]);
});

test('nothing that can be typed is an operator or a fault', async () => {
  const author = await site.person('Author');
  for (const query of ['& | ! ( ) : * <->', "a' OR 1=1 --", 'a & !b', 'word:*', '\\', '"open', '%', '_', '\0', '日本語', '🌱', 'the', 'x'.repeat(5000), 'a b c d e f g h i j k l m n o p']) {
    await expect(found(author, new URLSearchParams({ q: query }).toString())).resolves.toBeInstanceOf(Array);
    await expect(library().suggest(author, query)).resolves.toBeInstanceOf(Array);
  }
});

test('choices widen within a facet, narrow across facets, and every count is what choosing it shows', async () => {
  const author = await site.person('Author');
  const { slug } = await site.community('counted', 'open');
  const someone = await site.member((await site.services.communities.find(author, slug)).view.id, 'Someone');
  const base = { summary: 'Facetword.' };
  await publish(author, 'f-one', null, { ...base, ages: ['infant'], settings: ['any'], useMinutes: 5, evidence: 'strong', domains: ['cgd'], topics: ['cgd.play'] });
  await publish(author, 'f-two', null, { ...base, ages: ['infant', 'toddler'], settings: ['center'], useMinutes: 6, domains: ['cgd', 'fam'], topics: [] });
  await publish(author, 'f-three', null, { ...base, ages: ['toddler'], settings: ['school'], useMinutes: 45, language: 'es' });
  await publish(someone, 'f-four', slug, { ...base, ages: ['adult'], settings: ['center', 'school'], useMinutes: null });
  const sorted = async (address: string) => (await found(author, `q=facetword&${address}`)).sort();
  expect(await sorted('age=infant')).toEqual(['f-one', 'f-two']);
  expect(await sorted('age=infant&age=adult')).toEqual(['f-four', 'f-one', 'f-two']);
  expect(await sorted('age=toddler&language=es')).toEqual(['f-three']);
  expect(await sorted('setting=school')).toEqual(['f-four', 'f-one', 'f-three']);
  expect(await sorted('minutes=5&minutes=more')).toEqual(['f-one', 'f-three']);
  expect(await sorted('topic=cgd.play')).toEqual(['f-one']);
  expect(await sorted(`community=${slug}`)).toEqual(['f-four']);
  expect(await sorted('age=nonsense&age=%27')).toHaveLength(4);
  for (const address of ['', 'age=infant', 'age=toddler&setting=center', 'topic=cgd.play&minutes=5']) {
    const page = await library().browse(author, readFilter(new URLSearchParams(`q=facetword&${address}`)));
    for (const { name, choices } of page.facets) {
      for (const { value, n } of choices) {
        const query = new URLSearchParams(`q=facetword&${address}`);
        query.delete(name);
        query.set(name, value);
        expect((await library().browse(author, readFilter(query))).total, `${address} ${name}=${value}`).toBe(n);
      }
    }
  }
});

test('pages are of 20, newest first, and the database is asked twice whatever is chosen', async () => {
  const author = await site.person('Author');
  for (let n = 0; n < 23; n += 1) {
    site.time.now = new Date(Date.UTC(2026, 3, 1, 0, n));
    await publish(author, `paged-${n}`, null, { summary: 'Paginated.' });
  }
  site.queries.length = 0;
  const first = await library().browse(author, readFilter(new URLSearchParams('language=en&evidence=consensus')));
  expect(site.queries).toHaveLength(2);
  expect(first.lines).toHaveLength(20);
  expect(first.lines[0]!.slug).toBe('paged-22');
  const second = await library().browse(author, readFilter(new URLSearchParams('q=paginated&page=2')));
  expect([second.lines.length, second.total, second.pages]).toEqual([3, 23, 2]);
  expect((await library().suggest(author, 'paginat')).length).toBe(8);
  expect((await library().browse(author, readFilter(new URLSearchParams('q=paginated&page=9')))).lines).toEqual([]);
});

test('the same strategy in another language is named to whoever may read it', async () => {
  const { id, slug, facilitator } = await site.community('two-tongues');
  await publish(facilitator, 'goodbye', null);
  await publish(facilitator, 'despedida', slug, { language: 'es', title: 'Una despedida', translationOf: 'goodbye' });
  const also = async (actor: Actor, of: string) => (await library().read(actor, of)).also.map((one) => one.slug);
  expect(await also(await site.member(id, 'Member'), 'goodbye')).toEqual(['despedida']);
  expect(await also(facilitator, 'despedida')).toEqual(['goodbye']);
  expect(await also(await site.person('Outsider'), 'goodbye')).toEqual([]);
});
