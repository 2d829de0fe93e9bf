import { drawing } from '../drawing';
import { textOn } from './colors';

/** What an icon is drawn from: the accent, and the logo where it fits into a square. */
export interface IconParts {
  accent: string | null;
  /** PNG. */
  logo: Buffer | null;
}

const soil = '#9e4320';
const paper = '#fbf8f3';

/** A logo wider or taller than this to one would be a thread in a square. */
const mostSlender = 2;

/** The logo as PNG, or null for one that would not be known again in a square. */
export async function squareLogo(logo: Buffer): Promise<Buffer | null> {
  const sharp = await drawing();
  const { width, height } = await sharp(logo).metadata();
  const slender = Math.max(width, height) / Math.min(width, height);
  return slender > mostSlender ? null : sharp(logo).png().toBuffer();
}

/** An icon as SVG: the logo on paper, or the mark on the accent. A `full` one fills its square, for systems that cut it to their own shape. */
export function iconSvg({ accent, logo }: IconParts, full: boolean): string {
  const ground = logo ? paper : (accent ?? soil);
  // Systems cut away a fifth at each side, at most.
  const [share, side] = full ? [0.72, 18] : [1, 26];
  const inside = logo
    ? `<image href="data:image/png;base64,${logo.toString('base64')}" x="${16 - side / 2}" y="${16 - side / 2}" width="${side}" height="${side}"/>`
    : `<g transform="translate(16 16) scale(${share}) translate(-16 -16)" fill="none" stroke="${textOn(ground)}" stroke-width="2.4" stroke-linecap="round">` +
      `<path d="M6.5 24.5c6-3.4 13-3.4 19 0"/><path d="M8 18.6c5-2.8 11-2.8 16 0"/><path d="M16 15.4V8.6"/>` +
      `<path d="M16 11.2c0-2.6 1.8-4.2 4.6-4.4 0 2.8-1.8 4.4-4.6 4.4Z" fill="${textOn(ground)}" stroke-width="1.2" stroke-linejoin="round"/></g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32"><rect width="32" height="32" rx="${full ? 0 : 8}" fill="${ground}"/>${inside}</svg>`;
}

/** The same as PNG of so many pixels. */
export async function iconPng(parts: IconParts, full: boolean, size: number): Promise<Buffer> {
  const sharp = await drawing();
  return sharp(Buffer.from(iconSvg(parts, full)), { density: (72 * size) / 32 }).resize(size, size).png().toBuffer();
}

/** What a device is told when somebody puts the site on its home screen. */
export function manifestOf({ name, accent, version }: { name: string; accent: string | null; version: string | null }): string {
  const icon = (size: number, purpose: string) => ({ src: `/icon-${size}.png${version ? `?v=${version}` : ''}`, sizes: `${size}x${size}`, type: 'image/png', purpose });
  return JSON.stringify({
    name,
    short_name: name,
    start_url: '/',
    display: 'standalone',
    background_color: paper,
    theme_color: accent ?? paper,
    icons: [icon(192, 'any'), icon(512, 'any maskable')],
  });
}
