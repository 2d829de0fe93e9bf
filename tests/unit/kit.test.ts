import { expect, test } from 'vitest';
import { flash, takeFlash } from '../../app/flash.server';
import { qrCode } from '../../app/qr.server';
import { initials } from '../../app/ui/avatar';
import { heatOf } from '../../app/ui/heat';
import { nextItem } from '../../app/ui/menu';
import { pageNumbers } from '../../app/ui/pages';
import { afterTaps } from '../../app/ui/reaction-bar';
import { drawTimeline } from '../../app/ui/timeline-geometry';
import { withToast } from '../../app/ui/toasts';

test('initials are the first letters of the first and the last name, whatever the script', () => {
  expect(['Grace Kim', '  Lucía  María Herrera ', 'Thandi', '', '王 芳', '😀 Smile'].map(initials)).toEqual(['GK', 'LH', 'T', '', '王芳', '😀S']);
});

test('nothing is never green, something never without it, and the most is the darkest', () => {
  expect([0, 1, 2, 5, 6, 9].map((value) => heatOf(value, 9))).toEqual([0, 1, 1, 2, 3, 4]);
  expect([heatOf(1, 1000), heatOf(3, 0), heatOf(-2, 4), heatOf(12, 9)]).toEqual([1, 0, 0, 4]);
});

test('a pager shows both ends and the neighbours, and leaves out no single page', () => {
  expect(pageNumbers(1, 1)).toEqual([1]);
  expect(pageNumbers(1, 12)).toEqual([1, 2, null, 12]);
  expect(pageNumbers(5, 12)).toEqual([1, null, 4, 5, 6, null, 12]);
  expect(pageNumbers(4, 12)).toEqual([1, 2, 3, 4, 5, null, 12]);
  expect(pageNumbers(12, 12)).toEqual([1, null, 11, 12]);
});

test('a timeline places times by their distance and counts full days over a change of the clocks', () => {
  const drawn = drawTimeline(['2025-01-10T00:30:00Z', '2025-02-07T00:30:00Z', '2025-03-13T23:30:00Z']);
  expect(drawn.dots[0]).toBe(4);
  expect(drawn.dots[2]).toBe(96);
  expect(drawn.gaps.map(({ days, isLongest }) => [days, isLongest])).toEqual([[28, false], [35, true]]);
  expect(drawn.gaps[0]!.x).toBeCloseTo((drawn.dots[0]! + drawn.dots[1]!) / 2, 1);
});

test('a timeline reaches as far as its band, marks no longest gap among equals, and says nothing where words do not fit', () => {
  const banded = drawTimeline(['2026-01-01T00:00:00Z', '2026-01-15T00:00:00Z'], { from: '2026-01-22T00:00:00Z', to: '2026-02-05T00:00:00Z' });
  expect(banded.dots[1]).toBeLessThan(50);
  expect(banded.band!.x + banded.band!.width).toBeCloseTo(96);
  expect(drawTimeline(['2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z', '2026-01-15T00:00:00Z']).gaps.some((gap) => gap.isLongest)).toBe(false);
  const close = drawTimeline(['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-12-31T00:00:00Z']);
  expect(close.gaps.map((gap) => gap.fits)).toEqual([false, true]);
  expect(drawTimeline(['2026-01-01T00:00:00Z']).dots).toEqual([50]);
});

test('arrow keys go round in a menu, and other keys are not its own', () => {
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'a'].map((key) => nextItem(key, -1, 3))).toEqual([0, 2, 0, 2, null]);
  expect([nextItem('ArrowDown', 2, 3), nextItem('ArrowUp', 0, 3), nextItem('ArrowDown', -1, 0)]).toEqual([0, 2, null]);
});

test('a tap gives a reaction and the next takes it back', () => {
  const before = { counts: { thanks: 4, helpful: 1 }, mine: ['helpful' as const] };
  expect(afterTaps(before, ['thanks', 'helpful'])).toEqual({ counts: { thanks: 5, helpful: 0 }, mine: ['thanks'] });
  expect(afterTaps(before, ['thanks', 'thanks'])).toEqual({ counts: { thanks: 4, helpful: 1 }, mine: ['helpful'] });
});

test('of four toasts the oldest makes place', () => {
  expect([1, 2, 3, 4].reduce<number[]>(withToast, [])).toEqual([2, 3, 4]);
});

/** The context of a request that carries one cookie. */
const asking = (pair: string, secureCookies = false) => {
  const at = pair.indexOf('=');
  return { secureCookies, cookie: (name: string) => (name === pair.slice(0, at) ? pair.slice(at + 1) : null) };
};

test('what an action had to say is said once, in any letters, and undo posts to this site', () => {
  const undo = { action: '/sessions/abc', fields: { intent: 'undo' } };
  const cookie = flash({ secureCookies: false }, 'Mañana; 1,5 h. “Listo”', undo)['Set-Cookie'];
  expect(cookie).toMatch(/; Max-Age=60; Path=\/; HttpOnly; SameSite=Lax$/);
  const told = takeFlash(asking(cookie.split(';')[0]!));
  expect(told.flash).toMatchObject({ words: 'Mañana; 1,5 h. “Listo”', undo });
  expect(told.headers!['Set-Cookie']).toContain('Max-Age=0');
  expect(takeFlash(asking('other=1'))).toEqual({ flash: null });
  expect(() => flash({ secureCookies: false }, 'x'.repeat(4000))).toThrow('A flash is a sentence.');
});

test('a planted word is not said: no plain cookie counts on https, no undo leads away, no nonsense breaks a page', () => {
  const plain = flash({ secureCookies: false }, 'Planted')['Set-Cookie'].split(';')[0]!;
  expect(takeFlash(asking(plain, true)).flash).toBeNull();
  expect(flash({ secureCookies: true }, 'Ours')['Set-Cookie']).toMatch(/^__Host-.*; Secure$/);
  for (const action of ['https://evil.invalid/', '//evil.invalid', 'javascript:alert(1)']) {
    const away = flash({ secureCookies: false }, 'Words', { action, fields: {} })['Set-Cookie'].split(';')[0]!;
    expect(takeFlash(asking(away)).flash).toMatchObject({ words: 'Words', undo: null });
  }
  for (const value of ['%', 'null', '%7B', '%7B%22words%22%3A1%7D']) expect(takeFlash(asking(`tilth-flash=${value}`)).flash).toBeNull();
});

test('a code has its three corners and stays inside its square', async () => {
  const { size, path } = await qrCode('https://tilth.example.org/join/ROOT-26');
  expect((size - 21) % 4).toBe(0);
  for (const corner of ['M0 0h7', `M${size - 7} 0h7`, `M0 ${size - 1}h7`]) expect(path).toContain(corner);
  for (const [, x, , run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) expect(Number(x) + Number(run)).toBeLessThanOrEqual(size);
});
