import { expect, test } from 'vitest';
import { readList, textOf } from '../../server/invitations/importing';
import { readCsv } from '../../server/invitations/csv';
import { problemOf } from '../../app/contract/problems';

const cells = (text: string) => readCsv(text)?.map((row) => row.cells);
const fault = (run: () => unknown) => {
  try {
    run();
  } catch (caught) {
    return problemOf(caught)?.fields;
  }
  return null;
};

test('a table is read with commas or semicolons, any end of line, and the mark that Excel writes', () => {
  expect(cells('\ufeffemail,role\r\na@x.org,member\r\n')).toEqual([['email', 'role'], ['a@x.org', 'member']]);
  expect(cells('email;role\na@x.org;member')).toEqual([['email', 'role'], ['a@x.org', 'member']]);
  expect(cells('a\rb\n\nc')).toEqual([['a'], ['b'], ['c']]);
  expect(cells('')).toEqual([]);
});

test('quotes hold separators, ends of lines and quotes; lines are counted as in the file', () => {
  expect(readCsv('"a,""b""",c\n"two\r\nlines",d\ne,f')).toEqual([
    { line: 1, cells: ['a,"b"', 'c'] },
    { line: 2, cells: ['two\r\nlines', 'd'] },
    { line: 4, cells: ['e', 'f'] },
  ]);
});

test('what breaks the rules is no table', () => {
  for (const broken of ['"never closed', 'a"b,c', '"a"b,c', 'ok\n"', '""x']) expect(readCsv(broken), broken).toBeNull();
});

test('a list says of each row what is wrong with it', () => {
  const rows = readList('Name,Email,Role\nAna,Ana@X.org,\nBo,not one,member\nCy,ana@x.ORG,member\nDi,di@x.org,queen\nEd,ed@x.org,Co-Facilitator\nFe,fe@x.org,miembro\n');
  expect(rows.map(({ line, email, role, fault }) => [line, email, role, fault])).toEqual([
    [2, 'ana@x.org', 'member', null],
    [3, 'not one', 'member', 'not_an_email'],
    [4, 'ana@x.org', 'member', 'duplicate'],
    [5, 'di@x.org', 'member', 'role'],
    [6, 'ed@x.org', 'co-facilitator', null],
    [7, 'fe@x.org', 'member', null],
  ]);
});

test('a list without names above its columns begins with the address', () => {
  expect(readList('a@x.org\nb@x.org,consultant').map(({ email, role }) => [email, role])).toEqual([['a@x.org', 'member'], ['b@x.org', 'consultant']]);
});

test('the grown-ups of a school’s own list are members, its children are left out', () => {
  const rows = readList('sourcedId,givenName,email,role\n1,Ana,ana@x.org,teacher\n2,Kid,kid@x.org,student\n');
  expect(rows.map(({ email, role, fault }) => [email, role, fault])).toEqual([['ana@x.org', 'member', null], ['kid@x.org', 'member', 'role']]);
});

test('names of objects are no roles', () => {
  expect(readList('email,role\na@x.org,__proto__\nb@x.org,constructor').map((row) => row.fault)).toEqual(['role', 'role']);
});

test('a list that is empty, too long, too big or no text is refused as a whole', () => {
  expect(fault(() => readList('email,role\n'))).toEqual({ table: 'required' });
  expect(fault(() => readList(Array.from({ length: 501 }, (_, n) => `p${n}@x.org`).join('\n')))).toEqual({ table: 'too_many_items' });
  expect(fault(() => readList('x'.repeat(1024 * 1024 + 1)))).toEqual({ table: 'too_big' });
  expect(fault(() => readList('"a'))).toEqual({ table: 'not_a_table' });
  expect(fault(() => readList('a\0b'))).toEqual({ table: 'not_a_table' });
  expect(fault(() => textOf(new Uint8Array([0xff, 0xfe, 0x41])))).toEqual({ table: 'not_a_table' });
});
