import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { addressOf, readFilter, without } from '../../app/contract/library-filter';
import { around, folded, foldedWords, piecesOf } from '../../app/contract/words';
import { readQuery } from '../../server/search/query';

const terms = (typed: string) => {
  const query = readQuery(typed);
  return query && new PgDialect().sqlToQuery(query.all).params[0];
};

test('a query is words and nothing else, the last of them perhaps only begun', () => {
  expect(terms('Transición  para niños')).toBe('transicion & para & ninos:*');
  expect(terms("no-wait's & (a | !b) <-> c:*")).toBe('no & wait & s & a & b & c:*');
  expect(terms('same Same SAME')).toBe('same:*');
  for (const typed of ['', '  ', '& | !', "'", '\0', '🌱', '—']) expect(readQuery(typed), typed).toBeNull();
});

test('a query has at most twelve words of two hundred characters', () => {
  expect(readQuery('a b c d e f g h i j k l m n o p')!.words).toHaveLength(12);
  expect(readQuery('x'.repeat(5000))!.words[0]).toHaveLength(200);
});

test('accents and case do not count', () => {
  expect(folded('ÁRBOL Ñandú garçon über')).toBe('arbol nandu garcon uber');
  expect(foldedWords('transicio\u0301n, K–2')).toEqual(['transicion', 'k', '2']);
});

const marks = (text: string, typed: string) =>
  piecesOf(text, foldedWords(typed))
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join('');

test('words are marked in any form, and the text stays as it was written', () => {
  expect(marks('La Transición, otra transicio\u0301n', 'transicion')).toBe('La [Transición], otra [transicio\u0301n]');
  expect(marks('Goodbyes and a goodbye', 'goodbye you')).toBe('[Goodbyes] and a [goodbye]');
  expect(marks('Transitions', 'trans')).toBe('[Transitions]');
  expect(marks('A category of cats', 'cat sits')).toBe('A category of cats');
  expect(marks('<script>alert(1)</script>', 'script')).toBe('<[script]>alert(1)</[script]>');
  for (const text of ['', 'a', '…', 'one two  three\n', '日本語 テスト']) expect(piecesOf(text, ['two']).map((piece) => piece.text).join('')).toBe(text);
});

test('of a long text the part around the first word is shown, cut at words', () => {
  const long = `${'before '.repeat(60)}snack time ${'after '.repeat(60)}`;
  const part = around(long, ['snack']);
  expect(part).toContain('snack');
  expect(part.length).toBeLessThanOrEqual(223);
  expect(part).toMatch(/^…before .+(after|after )…$/);
  expect(around('short', ['none'])).toBe('short');
  expect(around('begin '.repeat(80), ['none'])).toMatch(/^begin .+begin…$/);
});

test('an address says the filter and nothing that is no word of it', () => {
  const filter = readFilter(new URLSearchParams('q=%20a%20%20b&age=toddler&age=infant&age=x&setting=any&topic=fam.goodbyes&minutes=5&community=rooted&community=%27&page=3&sort=x'));
  expect(addressOf(filter)).toBe('?q=a+b&age=infant&age=toddler&topic=fam.goodbyes&minutes=5&community=rooted&page=3');
  expect(addressOf(without(filter, 'age', 'infant'))).toBe('?q=a+b&age=toddler&topic=fam.goodbyes&minutes=5&community=rooted');
  for (const page of ['0', '-1', '1.5', 'x', '99999999', '']) expect(readFilter(new URLSearchParams({ page })).page, page).toBe(1);
});
