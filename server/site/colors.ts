/** Contrast as WCAG 2 defines it, and the accent's companions in both themes. Colors are `#rrggbb`. */
import { hexOf as shown, oklchOf } from './oklch';

type Rgb = [number, number, number];

/** What accented text lies on, as the style sheet has it. */
export const grounds = {
  light: { paper: '#fbf8f3', surface: '#ffffff', sunken: '#f4efe7' },
  dark: { paper: '#1b1815', surface: '#24201c', well: '#2f2a25' },
} as const;

/** What text needs: WCAG 2.2, 1.4.3. */
export const enough = 4.5;

function rgbOf(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, 0 for black to 1 for white. */
export function luminance(hex: string): number {
  const [r, g, b] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** How a color stands out from another: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** One color with a share of another, 0 to 1. */
export function mix(one: string, other: string, share: number): string {
  const [from, to] = [rgbOf(one), rgbOf(other)];
  return hexOf(from.map((part, at) => part + (to[at]! - part) * share) as Rgb);
}

/** The least contrast of a color with any of the grounds. */
export function leastContrast(color: string, on: Record<string, string>): number {
  return Math.min(...Object.values(on).map((ground) => contrast(color, ground)));
}

export interface Accent {
  soil: string;
  strong: string;
  on: string;
  soft: string;
  line: string;
}

/** White or a dark shade of the color, whichever reads better on it. */
export function textOn(color: string): string {
  const dark = mix(color, '#000000', 0.82);
  return contrast('#ffffff', color) >= contrast(dark, color) ? '#ffffff' : dark;
}

/** Quiet words stand on a wash, too: in a pinned note, in the reader's own post. */
const quiet = '#695f55';

/** In the light the accent is as it was chosen; its companions are as light as the product's own, of its hue. */
function inTheLight(color: string): Accent {
  const { l, c, h } = oklchOf(color);
  const on = textOn(color);
  let lightness = 0.945;
  const wash = () => shown({ l: lightness, c: Math.min(c, 0.16) * 0.18, h });
  while (lightness < 1 && Math.min(contrast(color, wash()), contrast(quiet, wash())) < enough) lightness += 0.005;
  // What is nearly black would not change under a finger.
  const strong = l < 0.36 ? mix(color, '#ffffff', 0.16) : mix(color, '#000000', 0.18);
  return { soil: color, strong, on, soft: wash(), line: shown({ l: 0.85, c: Math.min(c, 0.16) * 0.4, h }) };
}

/** In the dark it is as light as the product's own, of its hue; a strong color would glow there. */
function inTheDark(color: string): Accent {
  const { c, h } = oklchOf(color);
  const of = (l: number, share: number) => shown({ l, c: Math.min(c, 0.105) * share, h });
  return { soil: of(0.79, 1), strong: of(0.86, 0.7), on: of(0.2, 0.5), soft: of(0.29, 0.36), line: of(0.42, 0.55) };
}

/**
 * The accent in both themes from the one color that an administrator chose. `contrast` is the least that the chosen
 * color has as text on light grounds, or as a button under its words.
 */
export function accentFrom(color: string): { light: Accent; dark: Accent; contrast: number } {
  return { light: inTheLight(color), dark: inTheDark(color), contrast: Math.min(leastContrast(color, grounds.light), contrast(textOn(color), color)) };
}

/** The nearest color of its hue that can be read: as chosen, or darker. */
export function readable(color: string): string {
  const chosen = oklchOf(color);
  for (let l = chosen.l; l > 0; l -= 0.005) {
    const darker = l === chosen.l ? color : shown({ ...chosen, l });
    if (accentFrom(darker).contrast >= enough) return darker;
  }
  return '#000000';
}

/** The style sheet of an accent. In a layer of its own after the product's, so that a custom.css outside all layers wins. */
export function accentCss(color: string): string {
  const { light, dark } = accentFrom(color);
  const rules = (accent: Accent) => `--soil:${accent.soil};--soil-strong:${accent.strong};--on-soil:${accent.on};--soil-soft:${accent.soft};--soil-line:${accent.line}`;
  return (
    `@layer site{:root{${rules(light)}}` +
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${rules(dark)}}}` +
    `:root[data-theme="dark"]{${rules(dark)}}` +
    `@media print{:root{${rules(light)}}}}\n`
  );
}
