import { expect, test } from 'vitest';
import { readCheaply, readingRequest } from '../../server/reading-request';

const Platform = globalThis.Request;

test('a request that reads says what the platform’s own says of it', async () => {
  const url = 'http://localhost:3000/t/abc.data?_routes=a%2Fb&x=1';
  const init = { method: 'HEAD', headers: { 'If-None-Match': '"tag"' } };
  const [own, platform] = [readingRequest(url, init).request, new Platform(url, init)];
  expect([own.url, own.method, own.body, own.bodyUsed, own.signal.aborted]).toEqual([platform.url, platform.method, platform.body, false, false]);
  expect([...own.headers]).toEqual([...platform.headers]);
  await expect(own.formData()).rejects.toBeInstanceOf(TypeError);
});

test('its copies are as cheap, share its end, and a form is never one of them', async () => {
  readCheaply();
  try {
    const { request, end } = readingRequest('http://localhost/a', { method: 'GET', headers: { 'If-None-Match': '"tag"' } });
    const copy = new Request(new URL('http://localhost/b'), { method: request.method, headers: request.headers, signal: request.signal });
    expect(copy).not.toBeInstanceOf(Platform);
    expect([copy.url, copy.method, copy.headers.get('if-none-match')]).toEqual(['http://localhost/b', 'GET', '"tag"']);
    const heard: string[] = [];
    const never = () => heard.push('never');
    copy.signal.addEventListener('abort', () => heard.push('over'));
    copy.signal.addEventListener('abort', never);
    copy.signal.removeEventListener('abort', never);
    end();
    expect([heard, copy.signal.aborted, request.signal.aborted]).toEqual([['over'], true, true]);

    const form = new Request('http://localhost/a', { method: 'POST', body: new URLSearchParams({ words: 'kept' }) });
    expect(form).toBeInstanceOf(Platform);
    expect((await form.formData()).get('words')).toBe('kept');
    expect(new Request('http://localhost/a', { signal: new AbortController().signal })).toBeInstanceOf(Platform);
  } finally {
    globalThis.Request = Platform;
  }
});
