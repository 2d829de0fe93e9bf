import { expect, test } from 'vitest';
import { accentCss, accentFrom, contrast, grounds, leastContrast } from '../../server/site/colors';
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

test('whatever is accepted can be read in both themes, on every ground, on itself and on its wash', () => {
  let accepted = 0;
  for (let r = 0; r < 256; r += 51) {
    for (let g = 0; g < 256; g += 51) {
      for (let b = 0; b < 256; b += 51) {
        const color = `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
        const { light, dark, contrast: least } = accentFrom(color);
        if (least < 4.5) continue;
        accepted += 1;
        for (const [accent, on] of [[light, grounds.light], [dark, grounds.dark]] as const) {
          expect(leastContrast(accent.soil, on), color).toBeGreaterThanOrEqual(4.5);
          expect(contrast(accent.on, accent.soil), color).toBeGreaterThanOrEqual(4.5);
          expect(contrast(accent.on, accent.strong), color).toBeGreaterThanOrEqual(4.5);
          expect(contrast(accent.soil, accent.soft), color).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  }
  expect(accepted).toBeGreaterThan(40);
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
