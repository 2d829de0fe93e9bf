import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { budget, builtScripts, liveRooms, tooHeavy } from './gates/weight';

const client = join(import.meta.dirname, '../../build/client');

test('the scripts of every route stay within their budget', () => {
  const weights = builtScripts(client);
  expect(Object.keys(weights).length).toBeGreaterThan(10);
  const found = Object.entries(weights).flatMap(([id, script]) => {
    expect(script, id).toBeGreaterThan(50 * 1024);
    return tooHeavy({ script }, liveRooms.routes.test(id) ? { ...budget, script: liveRooms.script } : budget).map((line) => `${id}, ${line}`);
  });
  expect(found).toEqual([]);
});

test('all styles together, and the font of every page, stay within theirs; the easier one is fetched by who asks for it', () => {
  const assets = join(client, 'assets');
  const files = readdirSync(assets);
  const bytes = (which: RegExp) => files.filter((file) => which.test(file)).map((file) => readFileSync(join(assets, file)));
  const style = bytes(/\.css$/).reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  const font = bytes(/^figtree.*\.woff2$/).reduce((sum, file) => sum + file.length, 0);
  expect(style).toBeGreaterThan(1024);
  expect(font).toBeGreaterThan(1024);
  expect(tooHeavy({ style, font })).toEqual([]);
  expect(bytes(/^atkinson.*\.woff2$/)[0]!.length).toBeLessThan(36 * 1024);
});
