import { expect, test } from 'vitest';
import { excerptOf, mentionsIn, render } from '../../server/threads/markdown';

test('raw HTML is text', () => {
  for (const text of ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '<b onclick=x>y</b>', '<!--x-->', '<a href="javascript:x">y</a>']) {
    expect(render(text).replace(/<\/?p>|\n/g, '')).toBe(text.replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'));
  }
});

test('links lead to http, https and mailto, and say what they are', () => {
  expect(render('[a](https://example.org)')).toBe('<p><a href="https://example.org" rel="nofollow ugc noopener">a</a></p>\n');
  expect(render('https://example.org/x')).toContain('<a href="https://example.org/x" rel="nofollow ugc noopener">');
  expect(render('[a](mailto:a@example.org)')).toContain('href="mailto:a@example.org"');
  expect(render('[A goodbye](/library/goodbye-ritual)')).toContain('href="/library/goodbye-ritual"');
  for (const url of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'vbscript:x', 'data:text/html,x', 'file:///etc/passwd', 'ftp://x', 'svg:x', '/relative', '/library/../sign-out', '/library//evil', '//evil.invalid', '&#106;avascript:alert(1)', '\u0001javascript:x']) {
    expect(render(`[a](<${url}>)`), url).not.toMatch(/href/);
  }
});

test('there are tables, lists, code, quotes and line breaks, and no images', () => {
  expect(render('| a | b |\n|--:|---|\n| 1 | 2 |')).toBe(
    '<div class="table-scroll" role="group" aria-label="a, b" tabindex="0"><table>\n<thead>\n<tr>\n<th class="align-right">a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-right">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table></div>\n',
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

test('a call is a handle after an @, wherever a word may begin', () => {
  const called: [string, string[]][] = [
    ['@ana', ['ana']],
    ['Ask @ana-lopez-2, @ben. And (@eve)! "@noor"; @omar\u2019s, thanks\u2026@dede', ['ana-lopez-2', 'ben', 'eve', 'noor', 'omar', 'dede']],
    ['@Ana and @ANA', ['ana']],
    ['- **@ana**\n> _@ben_\n\n# @eve', ['ana', 'ben', 'eve']],
    ['| a |\n|---|\n| @ana |', ['ana']],
    ['[@ana] is no link', ['ana']],
    ['\u{1F642}@ana \u00bf@ben?', ['ana', 'ben']],
  ];
  for (const [text, handles] of called) expect(mentionsIn(text), text).toEqual(handles);
});

test('code, links, addresses of mail and parts of words call nobody', () => {
  const nobody = [
    '`@ana`', '```\n@ana\n```', '    @ana', '[@ana](https://example.org)', '[see @ana](https://example.org)', 'https://example.org/@ana', 'https://ana@example.org', '<https://example.org/@ana>',
    'ana@example.org', 'ana.lopez+@example.org', 'mailto:ana@example.org', '@example.org', '@ana@example.org', 'example.org/@ana', '\\@ana', '@', '@ ana', '@-ana', '@_ana', '@@ana',
    'caf\u00e9@ana', '\u{1D4D0}@ana', '@jos\u00e9', '@ana-\u00e9', '@ana_b', '@jose\u0301', `@${'a'.repeat(41)}`,
  ];
  for (const text of nobody) {
    expect(mentionsIn(text), text).toEqual([]);
    expect(render(text, ['ana', 'example', 'jos', 'jose', 'org', 'b']), text).not.toContain('class="mention"');
  }
});

test('a call leads to the profile of those who are known, and stays text for others', () => {
  expect(render('**@Ana**, @ben', ['ana'])).toBe('<p><strong><a class="mention" href="/people/ana">@Ana</a></strong>, @ben</p>\n');
  expect(render('@ana')).toBe('<p>@ana</p>\n');
  expect(excerptOf('Ask @ana.')).toBe('Ask @ana.');
});

test('a post calls twenty at most, each once, and a thousand in no time', () => {
  const many = Array.from({ length: 1_000 }, (_, n) => `@ana-${n} @ana-${n}`).join(' ');
  const evil = ['@'.repeat(30_000), '@a-'.repeat(10_000), '@a '.repeat(10_000), `@${'a-'.repeat(15_000)}`, '[@a]('.repeat(5_000), '*@a'.repeat(8_000)];
  for (const text of [many, ...evil]) {
    const began = process.cpuUsage();
    const handles = mentionsIn(text);
    render(text, handles);
    expect(process.cpuUsage(began).user / 1000, text.slice(0, 10)).toBeLessThan(2_000);
  }
  expect(mentionsIn(many)).toEqual(Array.from({ length: 20 }, (_, n) => `ana-${n}`));
});
