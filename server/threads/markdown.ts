import MarkdownIt from 'markdown-it';
import { limits } from '../../app/contract/limits';

/** Counted up whenever the output for the same text would differ: stored posts are then rendered again. */
export const renderer = 2;

/** Other sites, mail, and the strategies of this one. */
const allowed = /^(https?:|mailto:|\/library\/[a-z0-9-]+$)/i;

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false, maxNesting: 20 });
// Images come with attachments; a remote one would tell a stranger who reads.
markdown.disable('image');
// markdown-it's own check is a list of what is forbidden; this one is of what is allowed.
markdown.validateLink = (url) => allowed.test(url.trim());
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]!.attrSet('rel', 'nofollow ugc noopener');
  return self.renderToken(tokens, index, options);
};
// The page's own headings come first: a post begins at the third level.
for (const rule of ['heading_open', 'heading_close'] as const) {
  markdown.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index]!;
    token.tag = `h${Math.min(6, Number(token.tag[1]) + 2)}`;
    return self.renderToken(tokens, index, options);
  };
}
// What is wider than the column scrolls by itself, and by keyboard. A stored table is named by its own first row: it is
// read in any language. A group, because every region would be a landmark of the page.
markdown.renderer.rules.table_open = (tokens, index) => {
  const end = tokens.findIndex((token, at) => at > index && token.type === 'thead_close');
  const heads = tokens.slice(index, end).map((token) => token.children?.map((child) => child.content).join('') ?? '');
  return `<div class="table-scroll" role="group" aria-label="${markdown.utils.escapeHtml(heads.filter(Boolean).join(', '))}" tabindex="0"><table>\n`;
};
markdown.renderer.rules.table_close = () => '</table></div>\n';
const codeBlock = markdown.renderer.rules.fence!;
markdown.renderer.rules.fence = (...given) => codeBlock(...given).replace(/^<pre/, '<pre tabindex="0"');
const indented = markdown.renderer.rules.code_block!;
markdown.renderer.rules.code_block = (...given) => indented(...given).replace(/^<pre/, '<pre tabindex="0"');
// Column alignment comes as a style attribute, which the content security policy forbids.
for (const rule of ['th_open', 'td_open'] as const) {
  markdown.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index]!;
    const align = /text-align:(\w+)/.exec(String(token.attrGet('style') ?? ''))?.[1];
    token.attrs = align ? [['class', `align-${align}`]] : null;
    return self.renderToken(tokens, index, options);
  };
}

interface Calls {
  /** Handles that lead to a profile. */
  known?: ReadonlySet<string>;
  /** Where every handle that is called is noted. */
  found?: Set<string>;
}

const handle = /@([a-z0-9]+(?:-[a-z0-9]+)*)/iy;
// An address of mail, a path, a longer word: no call. Underscores around one are emphasis.
const inWord = /[\p{L}\p{M}\p{N}]_*$|[@/+-]$/u;
const goesOn = /^(?:[.-]?|_+)[\p{L}\p{M}\p{N}@]/u;

markdown.inline.ruler.before('text', 'mention', (state, silent) => {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== 0x40 || silent || state.linkLevel > 0) return false;
  handle.lastIndex = pos;
  const called = handle.exec(src)?.[1]?.toLowerCase();
  if (!called || called.length > limits.handle.max || inWord.test(src.slice(Math.max(0, pos - 4), pos)) || goesOn.test(src.slice(handle.lastIndex, handle.lastIndex + 4))) return false;
  const { known, found } = state.env as Calls;
  found?.add(called);
  if (!known?.has(called)) return false;
  const token = state.push('mention', 'a', 0);
  token.content = src.slice(pos, handle.lastIndex);
  token.meta = { handle: called };
  state.pos = handle.lastIndex;
  return true;
});
markdown.renderer.rules.mention = (tokens, index) => `<a class="mention" href="/people/${String(tokens[index]!.meta?.handle)}">${tokens[index]!.content}</a>`;

/**
 * The HTML of a post's Markdown. Raw HTML is shown as text; links lead to http, https, mailto and strategies, and those
 * of mentions to the people whose handles are given.
 */
export function render(text: string, handles: readonly string[] = []): string {
  return markdown.render(text, { known: new Set(handles) } satisfies Calls);
}

/** The handles that a post calls with `@`, each once, at most 20; not those in code, links and addresses of mail. */
export function mentionsIn(text: string): string[] {
  if (!text.includes('@')) return [];
  const found = new Set<string>();
  markdown.parse(text, { found } satisfies Calls);
  return [...found].slice(0, limits.mentions);
}

/** The first words of a post as plain text, at most 280 characters, for lists. */
export function excerptOf(text: string): string {
  const words: string[] = [];
  for (const token of markdown.parse(text, {})) {
    if (token.type === 'inline') {
      for (const child of token.children ?? []) {
        if (child.type === 'text' || child.type === 'code_inline') words.push(child.content);
        else if (child.type.endsWith('break')) words.push(' ');
      }
      words.push(' ');
    }
  }
  const plain = words.join('').replace(/\s+/g, ' ').trim();
  return plain.length <= 280 ? plain : `${plain.slice(0, 280).replace(/\s+\S*$/, '')}…`;
}
