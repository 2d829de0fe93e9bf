import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveAssets } from '../../server/assets';

const folder = mkdtempSync(join(tmpdir(), 'tilth-assets-'));
writeFileSync(join(folder, 'a.js'), 'export {};');
writeFileSync(join(folder, 'a.js.br'), brotliCompressSync('export {};'));
writeFileSync(join(folder, 'a.js.gz'), gzipSync('export {};'));
let server: ReturnType<ReturnType<typeof express>['listen']>;
beforeAll(async () => {
  await new Promise<void>((resolve) => (server = express().use(serveAssets(folder)).listen(0, '127.0.0.1', resolve)));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function get(headers: Record<string, string>): Promise<{ status: number | undefined; encoding: string | null; etag: string; vary: string | undefined }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/a.js', headers, agent: false }, (response) => {
      const { 'content-encoding': encoding = null, etag, vary } = response.headers;
      response.resume().on('end', () => resolve({ status: response.statusCode, encoding, etag: String(etag), vary }));
    }).on('error', reject).end();
  });
}

test('a file comes as its reader can take it', async () => {
  const encodingFor = async (accepted: string) => (await get({ 'accept-encoding': accepted })).encoding;
  for (const [accepted, encoding] of [['gzip, deflate, br', 'br'], ['br;q=0, gzip;q=0', null], ['br;q=0.0, gzip', 'gzip'], ['BR; q=0.5', 'br'], ['*', 'br'], ['br;q=0, *', 'gzip'], ['identity', null], ['', null], ['x-br', null]] as const) {
    expect(await encodingFor(accepted), accepted).toBe(encoding);
  }
});

test('each form of a file has a tag of its own', async () => {
  const forms = ['br', 'gzip', 'identity'];
  const tags = await Promise.all(forms.map(async (accepted) => (await get({ 'accept-encoding': accepted })).etag));
  expect(new Set(tags).size).toBe(3);
  for (const [at, accepted] of forms.entries()) {
    expect(await get({ 'accept-encoding': accepted, 'if-none-match': tags[at]! })).toMatchObject({ status: 304, etag: tags[at], vary: 'Accept-Encoding' });
    expect(await get({ 'accept-encoding': accepted, 'if-none-match': tags[(at + 1) % 3]! })).toMatchObject({ status: 200 });
  }
});
