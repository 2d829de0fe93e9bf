import { expect, test } from 'vitest';
import { multipart } from '../../app/multipart.server';

const post = (body: BodyInit, type?: string) => new Request('http://site.invalid/', { method: 'POST', body, headers: type ? { 'Content-Type': type } : {} });
const raw = (parts: string, boundary = 'b0') => post(parts, `multipart/form-data; boundary=${boundary}`);

test('words and one file come through as a browser sends them', async () => {
  const form = new FormData();
  form.append('name', 'Café, “quoted”');
  form.append('photo', new Blob([new Uint8Array([1, 13, 10, 13, 10, 45, 45, 2])]), '../../etc/passwd\r\nX: y');
  const sent = await multipart(post(form), 10_000);
  expect(sent!.fields).toEqual({ name: 'Café, “quoted”' });
  expect([...sent!.file!]).toEqual([1, 13, 10, 13, 10, 45, 45, 2]);
});

test('a file that was not chosen is none', async () => {
  const form = new FormData();
  form.append('photo', new Blob([]), '');
  expect((await multipart(post(form), 10_000))!.file).toBeNull();
});

test('reading stops at the limit, however long the body goes on', async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1000;
      controller.enqueue(new Uint8Array(1000));
    },
  });
  const request = new Request('http://site.invalid/', { method: 'POST', body: endless, duplex: 'half', headers: { 'Content-Type': 'multipart/form-data; boundary=b0' } } as RequestInit);
  expect(await multipart(request, 10_000)).toBeNull();
  expect(given).toBeLessThan(20_000);
});

test('what no browser writes is refused: cut off, without names, too many parts, huge heads, other types', async () => {
  const part = (name: string, content: string) => `--b0\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
  expect((await multipart(raw(`${part('a', '1')}--b0--\r\n`), 10_000))!.fields).toEqual({ a: '1' });
  expect(await multipart(raw(part('a', '1')), 10_000)).toBeNull();
  expect(await multipart(raw(`--b0\r\n\r\nno head\r\n--b0--`), 10_000)).toBeNull();
  expect(await multipart(raw(`${part('a', '1').repeat(1000)}--b0--`), 1_000_000)).toBeNull();
  expect(await multipart(raw(`${part('a'.repeat(5000), '1')}--b0--`), 1_000_000)).toBeNull();
  expect(await multipart(raw(`${part('a', 'x'.repeat(5000))}--b0--`), 1_000_000)).toBeNull();
  expect(await multipart(post('a=1', 'application/x-www-form-urlencoded'), 10_000)).toBeNull();
  expect(await multipart(raw('', 'b0'), 10_000)).toBeNull();
});
