import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq, like } from 'drizzle-orm';
import { auditEntries } from '../../db/schema/audit';
import { people, photos } from '../../db/schema/people';
import { site as siteTable } from '../../db/schema/site';
import type { Actor } from '../../server/people/actor';
import { openSite, problemCode, type TestSite } from './site';

let site: TestSite;
let member: Actor;
let colleague: Actor;
let outsider: Actor;
let administrator: Actor;
beforeAll(async () => {
  site = await openSite({ limited: true });
  const community = await site.community('pictured');
  member = await site.member(community.id, 'Pia Picture');
  colleague = await site.member(community.id, 'Cole League');
  outsider = await site.person('Olga Outside');
  administrator = await site.person('Ada Min', { isAdministrator: true });
  await site.services.site.begin(false);
});
afterAll(() => site.close());

const plain = (width = 640, height = 400) => sharp({ create: { width, height, channels: 3, background: '#448866' } });
const jpegWithPlace = () =>
  plain()
    .jpeg()
    .withExif({ IFD0: { Copyright: 'CANARY-owner', ImageDescription: 'CANARY-text' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '42/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '92/1 26/1 0/1' } })
    .toBuffer();
const version = async (actor: Actor) => (await site.db.select({ version: people.photoVersion }).from(people).where(eq(people.id, actor.id)))[0]!.version;
/** Everybody who uploads is another person: the limit for one is proved apart. */
const choose = async (bytes: Uint8Array | null) => problemCode(site.services.photos.choose(await site.person('Some Body'), bytes));

/** A PNG of one color with any size written in its head, a few hundred bytes short. */
function bomb(width: number, height: number): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) => (bytes.reduce((c, byte) => table[(c ^ byte) & 255]! ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
    head.writeUInt32BE(content.length);
    tail.writeUInt32BE(crc(body));
    return Buffer.concat([head, body, tail]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), chunk('IDAT', deflateSync(Buffer.alloc(2_000_000))), chunk('IEND', Buffer.alloc(0))]);
}

test('a photo becomes two squares of WebP, and where it was taken is gone', async () => {
  const original = await jpegWithPlace();
  expect((await sharp(original).metadata()).exif).toBeDefined();
  expect(original.includes('CANARY-owner')).toBe(true);
  await site.services.photos.choose(member, original);
  const [row] = await site.db.select().from(photos).where(eq(photos.personId, member.id));
  for (const [bytes, width] of [[row!.small, 96], [row!.large, 320]] as const) {
    const facts = await sharp(bytes).metadata();
    expect(facts).toMatchObject({ format: 'webp', width, height: width });
    for (const kind of ['exif', 'icc', 'iptc', 'xmp'] as const) expect(facts[kind], kind).toBeUndefined();
    expect(bytes.includes('CANARY')).toBe(false);
  }
});

test('a photo that lies on its side stands upright', async () => {
  // Left half red, right half blue; told to be turned by a quarter: red comes to the top.
  const side = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#0000ff' } })
    .composite([{ input: await sharp({ create: { width: 200, height: 400, channels: 3, background: '#ff0000' } }).png().toBuffer(), left: 0, top: 0 }])
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const person = await site.person('Turned');
  await site.services.photos.choose(person, side);
  const [row] = await site.db.select().from(photos).where(eq(photos.personId, person.id));
  const { dominant } = await sharp(await sharp(row!.large).extract({ left: 0, top: 0, width: 320, height: 100 }).png().toBuffer()).stats();
  expect(dominant.r).toBeGreaterThan(200);
});

test('JPEG, PNG and WebP are taken; everything else is refused by what it holds, not by its name', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) expect(await choose(await plain().toFormat(format).toBuffer()), format).toBe('no problem');
  const refused = 'invalid {"photo":"not_a_picture"}';
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><script>alert(1)</script></svg>');
  expect(await choose(svg)).toBe(refused);
  expect(await choose(Buffer.from('<!doctype html><script>alert(1)</script>'))).toBe(refused);
  expect(await choose(await plain().gif().toBuffer())).toBe(refused);
  expect(await choose(await plain().tiff().toBuffer())).toBe(refused);
  expect(await choose(await plain(64, 64).avif().toBuffer())).toBe(refused);
  expect(await choose(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svg]))).toBe(refused);
  expect(await choose(Buffer.from('RIFF\0\0\0\0WEBP<svg'))).toBe(refused);
  expect(await choose((await plain().jpeg().toBuffer()).subarray(0, 600))).toBe(refused);
  const frame = (background: string) => sharp({ create: { width: 64, height: 64, channels: 3, background } }).png().toBuffer();
  const moving = await sharp([await frame('#ff0000'), await frame('#00ff00')], { join: { animated: true } }).webp({ loop: 0 }).toBuffer();
  expect(await choose(moving)).toBe(refused);
  expect(await choose(null)).toBe('invalid {"photo":"required"}');
  expect(await choose(new Uint8Array(0))).toBe('invalid {"photo":"required"}');
  expect(await choose(new Uint8Array(8 * 1024 * 1024 + 1))).toBe('invalid {"photo":"too_big"}');
});

test('a picture that is small to send and huge to unpack is refused at once', async () => {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  for (const [width, height] of [[30_000, 30_000], [100_000, 1_000], [1, 70_000_000]] as const) {
    expect(await choose(bomb(width, height)), `${width} by ${height}`).toMatch(/^invalid \{"photo":"(not_a_picture|too_big)"\}$/);
  }
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
});

test('a photo opens for its owner, for those who share a community, and for administrators; for nobody else', async () => {
  const named = (await version(member))!;
  const read = (actor: Actor, name = named) => problemCode(site.services.photos.read(actor, member.handle, name, 'small'));
  for (const actor of [member, colleague, administrator]) expect(await read(actor)).toBe('no problem');
  expect(await read(outsider)).toBe('not_found');
  expect(await read(colleague, 'another0version0')).toBe('not_found');
  expect(await problemCode(site.services.photos.read(colleague, 'nobody', named, 'small'))).toBe('not_found');
  // The next photo has another address, and the old one opens nothing any more.
  await site.services.photos.choose(member, await plain().png().toBuffer());
  expect(await version(member)).not.toBe(named);
  expect(await read(member)).toBe('not_found');
  await site.services.communities.leave(colleague, 'pictured');
  expect(await read(colleague, (await version(member))!)).toBe('not_found');
  await site.services.photos.remove(member);
  expect(await version(member)).toBeNull();
  expect(await site.db.select().from(photos).where(eq(photos.personId, member.id))).toEqual([]);
});

test('the eleventh photo in a minute waits', async () => {
  const eager = await site.person('Eager');
  const small = await plain(40, 40).png().toBuffer();
  for (let n = 0; n < 10; n += 1) await site.services.photos.choose(eager, small);
  expect(await problemCode(site.services.photos.choose(eager, small))).toBe('too_many');
});

test('only an administrator changes what the site wears, and the next page shows it', async () => {
  const { appearance } = site.services;
  expect(await problemCode(appearance.change(member, { name: 'Mine' }, null))).toBe('not_found');
  await appearance.change(administrator, { name: ' Harbor  Commons ', accent: '#1D5F8A' }, await plain(900, 300).png().toBuffer());
  const view = await site.services.site.view();
  expect(view).toMatchObject({ name: 'Harbor Commons', accent: '#1d5f8a' });
  expect(await site.db.select({ act: auditEntries.act, actorId: auditEntries.actorId }).from(auditEntries).where(like(auditEntries.act, 'appearance-%'))).toEqual([{ act: 'appearance-changed', actorId: administrator.id }]);
  expect(await appearance.stylesheet()).toContain('--soil:#1d5f8a');
  expect(await sharp((await appearance.logo())!).metadata()).toMatchObject({ format: 'webp', width: 360, height: 120 });
  // A form without a file leaves the logo; the box takes it away.
  await appearance.change(administrator, { name: 'Harbor Commons' }, null);
  expect(await site.services.site.view()).toMatchObject({ accent: null, logoVersion: view.logoVersion });
  expect(await appearance.stylesheet()).toBeNull();
  await appearance.change(administrator, { name: 'Harbor Commons', withoutLogo: 'on' }, null);
  expect(await appearance.logo()).toBeNull();
  expect((await site.db.select().from(siteTable))[0]).toMatchObject({ logo: null, logoVersion: null });
});

test('the icons and the manifest are the site’s own', async () => {
  const { appearance } = site.services;
  const color = async (bytes: string | Buffer | null, left: number, top: number) => [...(await sharp(bytes as Buffer).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer())];
  await appearance.change(administrator, { name: 'Harbor Commons', withoutLogo: 'on' }, null);
  expect(await appearance.icon('/icon-192.png')).toBeNull();
  expect(JSON.parse(await appearance.manifest())).toMatchObject({ name: 'Harbor Commons', theme_color: '#fbf8f3', icons: [{ src: '/icon-192.png' }, { src: '/icon-512.png' }] });

  await appearance.change(administrator, { name: 'Harbor Commons', accent: '#1d5f8a' }, null);
  expect(await appearance.icon('/favicon.svg')).toContain('fill="#1d5f8a"');
  const mark = (await appearance.icon('/icon-192.png')) as Buffer;
  expect(await sharp(mark).metadata()).toMatchObject({ format: 'png', width: 192, height: 192 });
  expect(await color(mark, 2, 2)).toEqual([0x1d, 0x5f, 0x8a]);
  expect(await color(mark, 96, 62)).toEqual([255, 255, 255]);
  const named = JSON.parse(await appearance.manifest()) as { theme_color: string; icons: { src: string }[] };
  expect([named.theme_color, named.icons[0]!.src]).toEqual(['#1d5f8a', '/icon-192.png?v=1d5f8a-mark']);

  // A logo that fits into a square is the icon, on paper; a long one could not be read.
  const logo = (width: number) => sharp({ create: { width, height: 100, channels: 3, background: '#00aa44' } }).png().toBuffer();
  await appearance.change(administrator, { name: 'Harbor Commons', accent: '#1d5f8a' }, await logo(100));
  const square = (await appearance.icon('/apple-touch-icon.png')) as Buffer;
  expect([await color(square, 2, 2), (await color(square, 90, 90))[1]! > 150]).toEqual([[0xfb, 0xf8, 0xf3], true]);
  expect((JSON.parse(await appearance.manifest()) as typeof named).icons[0]!.src).not.toBe(named.icons[0]!.src);
  await appearance.change(administrator, { name: 'Harbor Commons', accent: '#1d5f8a' }, await logo(400));
  expect(await color((await appearance.icon('/apple-touch-icon.png')) as Buffer, 2, 2)).toEqual([0x1d, 0x5f, 0x8a]);
  await appearance.change(administrator, { name: 'Harbor Commons', withoutLogo: 'on' }, null);
});

test('a color that cannot be read is refused with its contrast, and names and logos are checked', async () => {
  const { appearance } = site.services;
  const before = await site.services.site.view();
  const caught = await appearance.change(administrator, { name: 'Bright', accent: '#ffd400' }, null).catch((error: unknown) => error);
  expect((caught as { problem: unknown }).problem).toEqual({ code: 'invalid', fields: { accent: 'low_contrast' }, contrast: 1.2, nearest: expect.stringMatching(/^#[0-9a-f]{6}$/) as string });
  expect(await problemCode(appearance.change(administrator, { name: 'x', accent: 'red' }, null))).toBe('invalid {"name":"too_short","accent":"wrong"}');
  expect(await problemCode(appearance.change(administrator, { name: 'Fine', accent: '#1d5f8a;}body{' }, null))).toBe('invalid {"accent":"wrong"}');
  expect(await problemCode(appearance.change(administrator, { name: 'Fine' }, Buffer.from('<svg/>')))).toBe('invalid {"logo":"not_a_picture"}');
  expect(await problemCode(appearance.change(administrator, { name: 'Fine' }, new Uint8Array(2 * 1024 * 1024 + 1)))).toBe('invalid {"logo":"too_big"}');
  expect(await site.services.site.view()).toEqual(before);
});
