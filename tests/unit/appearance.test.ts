import { expect, test } from 'vitest';
import { accentCss, accentFrom, contrast, grounds, leastContrast, readable } from '../../server/site/colors';
import { hexOf, oklchOf } from '../../server/site/oklch';
import { deviceWords } from '../../server/people/device-words';

test('contrast is what WCAG says it is', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
  expect(contrast('#9e4320', '#9e4320')).toBe(1);
});

test('the accent of the product would be accepted, a bright one is not', () => {
  expect(accentFrom('#9e4320').contrast).toBeGreaterThan(4.5);
  expect(accentFrom('#1d5f8a').contrast).toBeGreaterThan(4.5);
  for (const color of ['#ffd400', '#f2a483', '#ffffff', '#2fa84f']) expect(accentFrom(color).contrast, color).toBeLessThan(4.5);
});

/** What the style sheet writes on a wash: ink, second and muted text. */
const words = { light: ['#27211c', '#51483f', '#695f55'], dark: ['#f0eae2', '#cfc6bb', '#a99f94'] };

/** Every accent of a grid of hues, strengths and lightnesses that would be accepted, and those of a grid of red, green and blue. */
function* accepted(): Iterable<string> {
  const steps = [0, 51, 102, 153, 204, 255];
  for (const r of steps) for (const g of steps) for (const b of steps) yield `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  for (let h = 0; h < 360; h += 6) for (const c of [0.04, 0.09, 0.14, 0.22]) for (const l of [0.2, 0.3, 0.4, 0.5, 0.55]) yield hexOf({ l, c, h });
}

test('for a color that cannot be read the nearest of its hue is named, which is accepted', () => {
  expect(readable('#1d5f8a')).toBe('#1d5f8a');
  for (const color of ['#ff6347', '#808000', '#ffd400', '#ffffff', '#2fa84f', '#00ffff']) {
    const named = readable(color);
    expect(accentFrom(named).contrast, color).toBeGreaterThanOrEqual(4.5);
    expect(accentFrom(named).contrast, color).toBeLessThan(4.9);
    if (oklchOf(color).c > 0.05) expect(Math.abs(((oklchOf(named).h - oklchOf(color).h + 540) % 360) - 180), color).toBeLessThan(8);
  }
});

test('whatever is accepted can be read in both themes, on every ground, on itself and on its wash', () => {
  let count = 0;
  const faults: string[] = [];
  for (const color of accepted()) {
    const { light, dark, contrast: least } = accentFrom(color);
    if (least < 4.5) continue;
    count += 1;
    for (const [theme, accent] of [['light', light], ['dark', dark]] as const) {
      const measured: Record<string, number> = {
        'on its grounds': leastContrast(accent.soil, grounds[theme]),
        'words on it': contrast(accent.on, accent.soil),
        'words on it under a finger': contrast(accent.on, accent.strong),
        'on its wash': contrast(accent.soil, accent.soft),
        'quiet words on its wash': Math.min(...words[theme].map((text) => contrast(text, accent.soft))),
      };
      for (const [what, value] of Object.entries(measured)) if (value < 4.5) faults.push(`${color} in the ${theme}, ${what}: ${value}`);
      if (accent.strong === accent.soil) faults.push(`${color} in the ${theme} does not change under a finger`);
    }
  }
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(800);
});

test('in the dark an accent keeps its hue, and enough of its color to be told from gray', () => {
  for (const color of ['#1f2a5a', '#c8321f', '#5d6b1e', '#5b3a9e', '#9e4320', '#0a6b6b']) {
    const [chosen, night] = [oklchOf(color), oklchOf(accentFrom(color).dark.soil)];
    expect(Math.abs(((night.h - chosen.h + 540) % 360) - 180), color).toBeLessThan(6);
    expect(night.c, color).toBeGreaterThan(0.07);
    expect(night.l, color).toBeCloseTo(0.79, 1);
  }
  // The color of the product itself comes out close to what was drawn for it by hand.
  expect(contrast(accentFrom('#9e4320').dark.soil, '#f2a483')).toBeLessThan(1.1);
  expect(oklchOf('#ff0000')).toEqual({ l: expect.closeTo(0.628, 3) as number, c: expect.closeTo(0.2577, 3) as number, h: expect.closeTo(29.23, 1) as number });
  expect(hexOf(oklchOf('#1d5f8a'))).toBe('#1d5f8a');
});

test('the accent lies in a layer, so that a custom.css wins over it', () => {
  expect(accentCss('#1d5f8a')).toMatch(/^@layer site\{.*--soil:#1d5f8a.*\}\n$/);
});

test('browsers are called what people call them', () => {
  const words = (userAgent: string) => Object.values(deviceWords(userAgent)).join(' on ');
  expect(words('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0')).toBe('Edge on Windows');
  expect(words('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1')).toBe('Safari on iPhone');
  expect(words('Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36')).toBe('Chrome on Android');
  expect(words('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox on Linux');
  expect(words('Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36')).toBe('Chrome on ChromeOS');
  expect(deviceWords('<script>')).toEqual({ browser: null, system: null });
  expect(deviceWords(undefined)).toEqual({ browser: null, system: null });
});
