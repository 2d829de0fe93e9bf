import type { Sharp } from 'sharp';
import { problem } from '../app/contract/problems';
import { drawing } from './drawing';

/** More than any phone's camera, and little enough to hold in memory once. */
const pixels = 60_000_000;

type Kind = 'jpeg' | 'png' | 'webp';

/** What the first bytes say; the name and the type that a browser sends say nothing. */
function kindOf(bytes: Uint8Array): Kind | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  return null;
}

/** Opens a picture that may be hostile. Throws `invalid` with the field for what is none, moves, or is huge when unpacked. */
async function open(bytes: Uint8Array, field: string): Promise<() => Sharp> {
  const refusal = problem('invalid', { fields: { [field]: 'not_a_picture' } });
  const kind = kindOf(bytes);
  if (!kind) throw refusal;
  const sharp = await drawing();
  const picture = () => sharp(bytes, { limitInputPixels: pixels, failOn: 'error' }).timeout({ seconds: 8 });
  const facts = await picture().metadata().catch(() => null);
  if (facts?.format !== kind || (facts.pages ?? 1) > 1) throw refusal;
  if (facts.width * facts.height > pixels) throw problem('invalid', { fields: { [field]: 'too_big' } });
  return picture;
}

async function drawn(picture: Sharp, field: string): Promise<Buffer> {
  try {
    // Drawn anew without metadata: where a photo was taken stays with its owner.
    return await picture.webp({ quality: 82 }).toBuffer();
  } catch {
    throw problem('invalid', { fields: { [field]: 'not_a_picture' } });
  }
}

/** A person's photo as two squares of WebP, 96 and 320 pixels wide. Throws `invalid` with `photo`. */
export async function squares(bytes: Uint8Array): Promise<{ small: Buffer; large: Buffer }> {
  const picture = await open(bytes, 'photo');
  const large = await drawn(picture().autoOrient().resize(320, 320, { fit: 'cover', position: 'attention' }), 'photo');
  const sharp = await drawing();
  return { large, small: await drawn(sharp(large).resize(96, 96), 'photo') };
}

/** A logo within 480 by 120 pixels, as WebP. Throws `invalid` with `logo`. */
export async function logo(bytes: Uint8Array): Promise<Buffer> {
  const picture = await open(bytes, 'logo');
  return drawn(picture().autoOrient().resize(480, 120, { fit: 'inside', withoutEnlargement: true }), 'logo');
}
