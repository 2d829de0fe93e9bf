import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, Visitor, type Product } from './product';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.remove());

test('every write from a foreign origin is refused and changes nothing', async () => {
  const visitor = await Visitor.as(product.url, 'grace-kim');
  const paths = ['/sign-out', '/settings/language', '/settings/password', '/settings/profile', '/settings/photo', '/settings/account', '/settings/reading', '/settings/devices', '/admin/appearance', '/settings/credentials', '/settings/credentials/new', '/admin/credentials', '/c/rooted', '/c/rooted/new', '/look-around', '/setup', '/sign-in', '/sign-up', '/anything'];
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.invalid' },
    { origin: 'null' },
    { origin: 'http://sub.localhost' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    {},
  ];
  for (const path of paths) {
    for (const headers of foreign) {
      for (const route of [path, `${path}.data`]) {
        const response = await visitor.post(route, { intent: 'leave', language: 'es', handle: 'amara-nwosu' }, headers);
        expect(response.status, `${route} ${JSON.stringify(headers)}`).toBe(403);
        expect(response.headers.getSetCookie()).toEqual([]);
      }
    }
  }
  const page = await (await visitor.get('/c/rooted')).text();
  expect(page).toContain('lang="en"');
  expect(page).toContain('Share something with the circle');
});

test('other methods and oversized or unmeasured bodies are refused before anything reads them', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
    const status = await new Promise((resolve) => request(`${product.url}/`, { method, headers: { origin: product.url } }, (response) => resolve(response.resume().statusCode)).end());
    expect(status, method).toBe(405);
  }
  const visitor = await Visitor.as(product.url, 'grace-kim');
  expect((await visitor.post('/c/rooted/new', { body: 'x'.repeat(300_000) })).status).toBe(413);
  const chunked = await new Promise((resolve) => {
    const sent = request(`${product.url}/sign-in`, { method: 'POST', headers: { origin: product.url, 'transfer-encoding': 'chunked' } }, (response) => resolve(response.resume().statusCode));
    sent.write('email=x');
    sent.end();
  });
  expect(chunked).toBe(411);
});

test('a page outside a private community is the same as one that does not exist, by every door', async () => {
  const member = await Visitor.as(product.url, 'joan-castellano');
  const html = await (await member.get('/c/harbor')).text();
  const thread = /\/t\/(\w{16})/.exec(html)![1]!;
  const outsider = await Visitor.as(product.url, 'priya-raman');
  const routes = 'routes%2Ft.%24thread';
  const answers = async (visitor: Visitor, id: string, slug: string) => {
    const seen: string[] = [];
    for (const path of [`/t/${id}`, `/t/${id}.data`, `/t/${id}.data?_routes=${routes}`, `/c/${slug}`, `/c/${slug}.data`, `/c/${slug}/new`, `/c/${slug}/new.data`]) {
      const response = await visitor.get(path);
      seen.push(`${response.status} ${(await response.text()).replaceAll(id, 'ID').replaceAll(slug, 'SLUG').replace(/nonce="[^"]+"|data-request="[^"]+"|requestId":"[^"]+|\d{4}-\d\d-\d\dT[\d:.]+Z|[a-z0-9]{16}/g, '')}`);
    }
    for (const path of [`/t/${id}`, `/c/${slug}`, `/c/${slug}/new`]) {
      const response = await visitor.post(path, { body: 'x', clientId: 'client-1234', kind: 'share', title: 'Title' });
      seen.push(`${response.status}`);
    }
    return seen;
  };
  const real = await answers(outsider, thread, 'harbor');
  const none = await answers(outsider, '0123456789abcdef', 'nothin');
  expect(real).toEqual(none);
  for (const answer of real) expect(answer).toMatch(/^404/);
  expect(real.join()).not.toMatch(/Harbor|Joan|should have/);
  // Signed out, a private page and a missing one lead to the same door.
  const nobody = new Visitor(product.url);
  expect((await nobody.get(`/t/${thread}`)).headers.get('location')).toBe(`/sign-in?next=%2Ft%2F${thread}`);
  expect((await nobody.get('/t/0123456789abcdef')).headers.get('location')).toBe('/sign-in?next=%2Ft%2F0123456789abcdef');
});

test('no page of a signed-out visitor carries anything of the communities', async () => {
  const nobody = new Visitor(product.url);
  for (const path of ['/c/rooted', '/c/rooted.data', '/communities', '/communities.data', '/settings', '/settings.data', '/settings/password', '/c/rooted/new', '/c/rooted/new.data']) {
    const response = await nobody.get(path);
    const text = await response.text();
    // The data of a page carries its redirect inside.
    if (path.endsWith('.data')) expect([response.status, text.includes('/sign-in')], path).toEqual([202, true]);
    else expect([response.status, response.headers.get('location')?.startsWith('/sign-in')], path).toEqual([302, true]);
    expect(text, path).not.toMatch(/dialogic|calm corner|Grace Kim/);
  }
});

test('what cannot be read is the sender\u2019s fault, said in a sentence, and logged without their words', async () => {
  const visitor = await Visitor.as(product.url, 'grace-kim');
  const raw = (path: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve) => request({ host: '127.0.0.1', port: new URL(product.url).port, path, headers: { cookie: visitor.cookie, ...headers } }, (response) => resolve(response.resume().statusCode!)).end());
  for (const path of ['/%ZZ', '/c/%00', '/t/%00', '/c/%E0%A4%A']) expect(await raw(path), path).toBe(400);
  expect(await raw('/', { host: 'a b' })).toBe(400);
  expect((await visitor.get('/?before=2026-13-45T99:99:99.999Z_0123456789abcdef')).status).toBe(200);
  expect((await new Visitor(product.url).post('/sign-in', { email: 'CANARY\0@example.org', password: 'CANARY\0' })).status).toBe(400);
  expect((await visitor.post('/c/rooted/new', { kind: 'share', title: 'Canary', body: 'CANARY\0', clientId: 'canary-0001' })).status).toBe(400);
  const plain = await fetch(`${product.url}/sign-in`, { method: 'POST', body: 'CANARY', headers: { origin: product.url, 'content-type': 'text/plain' } });
  expect(plain.status).toBe(400);
  expect(product.output()).not.toMatch(/CANARY|"level":50/);
});

test('no answer may be kept by anything on the way', async () => {
  const visitor = await Visitor.as(product.url, 'grace-kim');
  for (const path of ['/', '/c/rooted', '/c/rooted.data', '/nowhere', '/healthz', '/settings.data']) {
    expect((await visitor.get(path)).headers.get('cache-control'), path).toBe('private, no-store');
  }
});

test('odd addresses in headers end nothing', async () => {
  const proxied = await startProduct({ TRUST_PROXY: '1' });
  for (const address of ['1:2:3:4:5:6:7:8::9:9', '::::::::::', '%', '999.1.1.1', 'x'.repeat(2000), '::1%eth0']) {
    await fetch(`${proxied.url}/socket.io/?EIO=4&transport=polling`, { headers: { 'x-forwarded-for': address, origin: proxied.url } });
    await fetch(`${proxied.url}/sign-in`, { method: 'POST', body: new URLSearchParams({ email: 'a@example.org', password: 'x' }), headers: { 'x-forwarded-for': address, origin: proxied.url } });
  }
  expect((await fetch(`${proxied.url}/healthz`)).status).toBe(200);
  await proxied.remove();
});

test('pages carry a strict policy with a nonce of their own', async () => {
  const nonces = new Set<string>();
  for (const path of ['/', '/sign-in', '/nope']) {
    const response = await fetch(product.url + path);
    const policy = response.headers.get('content-security-policy')!;
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
    nonces.add(nonce);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "default-src 'self'"]) expect(policy).toContain(part);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(response.headers.get('x-powered-by')).toBeNull();
    const html = await response.text();
    for (const [script] of html.matchAll(/<script[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/ style="|<style/);
  }
  expect(nonces.size).toBe(3);
});

test('built files are compressed, immutable, and nothing else of the disk is served', async () => {
  const html = await (await fetch(product.url)).text();
  const script = /\/assets\/[\w-]+\.js/.exec(html)![0];
  const response = await fetch(product.url + script, { headers: { 'accept-encoding': 'br' } });
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const again = await fetch(product.url + script, { headers: { 'accept-encoding': 'br', 'if-none-match': response.headers.get('etag')! } });
  expect(again.status).toBe(304);
  // Another form of it has another tag.
  expect((await fetch(product.url + script, { headers: { 'accept-encoding': 'gzip', 'if-none-match': response.headers.get('etag')! } })).status).toBe(200);
  expect((await fetch(`${product.url}/favicon.svg`)).headers.get('content-type')).toBe('image/svg+xml');
  const manifest = await fetch(`${product.url}/site.webmanifest`);
  expect([manifest.status, manifest.headers.get('content-type'), ((await manifest.json()) as { name: string }).name]).toEqual([200, 'application/manifest+json', 'Tilth']);
  for (const path of ['/.env', '/.git/config', '/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/build/main.js', '/server/index.js', '/main.js.map', `${script}.map`, `${script}.br`]) {
    expect((await fetch(product.url + path)).status, path).toBe(404);
  }
});

test('a sign-in leads back to where one was going, and never to another site', async () => {
  const tricks = ['//evil.invalid', '/\\evil.invalid', 'https://evil.invalid', '/.//evil.invalid', '/\t/evil.invalid', 'javascript:alert(1)', '/%0d%0aSet-Cookie:x=1', '/..//evil.invalid', 'evil.invalid', '/\n/evil.invalid'];
  const visitor = new Visitor(product.url);
  await visitor.post('/sign-up', { name: 'Way Finder', email: 'way@example.org', password: 'three calm otters' });
  for (const next of tricks) {
    const response = await new Visitor(product.url).post('/sign-in', { email: 'way@example.org', password: 'three calm otters', next });
    expect(response.status).toBe(302);
    const location = new URL(response.headers.get('location')!, product.url);
    expect(location.origin, JSON.stringify(next)).toBe(product.url);
    expect(response.headers.get('location')).toMatch(/^\/(?![/\\])/);
  }
  const kept = await new Visitor(product.url).post('/sign-in', { email: 'way@example.org', password: 'three calm otters', next: '/c/rooted?show=unread' });
  expect(kept.headers.get('location')).toBe('/c/rooted?show=unread');
});

test('a refused sign-in answers 400 with the address kept, and too many 429 with the time to wait', async () => {
  const visitor = new Visitor(product.url);
  const wrong = async () => visitor.post('/sign-in', { email: 'nobody@example.org', password: 'not this one' });
  const first = await wrong();
  const html = await first.text();
  expect(first.status).toBe(400);
  expect(html).toContain('value="nobody@example.org"');
  expect(html).not.toContain('not this one');
  expect(html).toContain('The email or the password is not right');
  for (let n = 0; n < 4; n += 1) await wrong();
  const limited = await wrong();
  expect(limited.status).toBe(429);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(800);
});

test('the language follows the account, else the choice, else the browser', async () => {
  const page = async (headers: Record<string, string>) => (await (await fetch(`${product.url}/sign-in`, { headers })).text()).match(/<html lang="(\w+)"/)![1];
  expect(await page({ 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' })).toBe('es');
  expect(await page({ 'accept-language': 'fr' })).toBe('en');
  expect(await page({ 'accept-language': 'en', cookie: 'tilth-language=es' })).toBe('es');
  const lucia = await Visitor.as(product.url, 'lucia-herrera');
  expect(await (await lucia.get('/')).text()).toContain('Tus comunidades');
});

test('Markdown of strangers becomes harmless HTML', async () => {
  const visitor = await Visitor.as(product.url, 'imani-brooks');
  const body = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[a](javascript:alert(1))', '[b](https://example.org "t")', '![c](https://example.org/x.png)', '| a | b |\n|:-:|---|\n| 1 | 2 |', '# Big'].join('\n\n');
  const begun = await visitor.post('/c/rooted/new', { kind: 'resource', title: '<script>alert(2)</script>', body, clientId: 'markdown-1' });
  const html = await (await visitor.get(begun.headers.get('location')!)).text();
  expect(html).not.toContain('<script>alert');
  expect(html).not.toMatch(/<img|href="javascript/);
  expect(html).toContain('<a href="https://example.org" title="t" rel="nofollow ugc noopener">b</a>');
  expect(html).toContain('<th class="align-center">a</th>');
  expect(html).toContain('<h3>Big</h3>');
});
