import { expect, test } from 'vitest';
import { excerptOf, render } from '../../server/threads/markdown';

test('raw HTML is text', () => {
  for (const text of ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '<b onclick=x>y</b>', '<!--x-->', '<a href="javascript:x">y</a>']) {
    expect(render(text).replace(/<\/?p>|\n/g, '')).toBe(text.replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'));
  }
});

test('links lead to http, https and mailto, and say what they are', () => {
  expect(render('[a](https://example.org)')).toBe('<p><a href="https://example.org" rel="nofollow ugc noopener">a</a></p>\n');
  expect(render('https://example.org/x')).toContain('<a href="https://example.org/x" rel="nofollow ugc noopener">');
  expect(render('[a](mailto:a@example.org)')).toContain('href="mailto:a@example.org"');
  for (const url of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'vbscript:x', 'data:text/html,x', 'file:///etc/passwd', 'ftp://x', 'svg:x', '/relative', '//evil.invalid', '&#106;avascript:alert(1)', '\u0001javascript:x']) {
    expect(render(`[a](<${url}>)`), url).not.toMatch(/href/);
  }
});

test('there are tables, lists, code, quotes and line breaks, and no images', () => {
  expect(render('| a | b |\n|--:|---|\n| 1 | 2 |')).toBe(
    '<div class="table-scroll" tabindex="0"><table>\n<thead>\n<tr>\n<th class="align-right">a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-right">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table></div>\n',
  );
  expect(render('- a\n- b')).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n');
  expect(render('```js\nx < y\n```')).toBe('<pre tabindex="0"><code class="language-js">x &lt; y\n</code></pre>\n');
  expect(render('> said')).toBe('<blockquote>\n<p>said</p>\n</blockquote>\n');
  expect(render('one\ntwo')).toBe('<p>one<br>\ntwo</p>\n');
  expect(render('![x](https://example.org/x.png)')).not.toContain('<img');
});

test('headings stay below those of the page', () => {
  expect(render('# a\n\n###### b')).toBe('<h3>a</h3>\n<h6>b</h6>\n');
});

test('an excerpt is plain words, cut at a word', () => {
  expect(excerptOf('**Bold** and [a link](https://example.org)\n\n- one\n- `two`')).toBe('Bold and a link one two');
  const long = excerptOf('word '.repeat(100));
  expect(long).toMatch(/word…$/);
  expect(long.length).toBeLessThanOrEqual(281);
});

test('text made to be slow is rendered in time', () => {
  const evil = ['['.repeat(30_000), '*'.repeat(30_000), '> '.repeat(10_000), '`'.repeat(30_000), '[a]('.repeat(7_000), '- '.repeat(15_000), 'a**b'.repeat(7_000), '|'.repeat(30_000), '<'.repeat(30_000), '![[]()'.repeat(4_000)];
  for (const text of evil) {
    const began = process.cpuUsage();
    render(text);
    const { user } = process.cpuUsage(began);
    expect(user / 1000, text.slice(0, 10)).toBeLessThan(2_000);
  }
});
