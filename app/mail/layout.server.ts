import type { I18n } from '@lingui/core';
import type { Letter, MailKind, Reading, Written } from '../contract/mail';

/** A part of a mail. Each is said in plain text and in HTML. */
export type Part =
  | { words: string }
  /** Names and what they are: when, where. */
  | { facts: [name: string, value: string][] }
  /** What to do next; the first is what the mail is for. */
  | { links: [words: string, href: string][] }
  /** Answers of one weight, side by side. */
  | { choices: [words: string, href: string][] }
  | { small: string };

export interface Draft {
  subject: string;
  heading: string;
  parts: Part[];
}

/** How each of some kinds of mail is written. */
export type Words<K extends MailKind> = { [Kind in K]: (i18n: I18n, letter: Extract<Letter, { kind: Kind }>, reading: Reading) => Draft };

/** Draws a mail as plain text and as HTML. `foot` says below a line why it was sent. */
export function draw({ subject, heading, parts }: Draft, foot: Part[], language: string): Written {
  return {
    subject: oneLine(subject),
    text: `${[heading, ...parts.map(asText), '-- ', ...foot.map(asText)].join('\n\n').replace('\n\n-- \n\n', '\n\n-- \n')}\n`,
    html: page(heading, parts, foot, language),
  };
}

/** A subject is one line, whatever a name in it holds. */
const oneLine = (text: string) => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();

function asText(part: Part): string {
  if ('words' in part) return part.words;
  if ('small' in part) return part.small;
  if ('facts' in part) return part.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  return ('links' in part ? part.links : part.choices).map(([words, href]) => `${words}:\n${href}`).join('\n\n');
}

/**
 * No table, no picture, no class, nothing from elsewhere. Text has no color of its own, so that it stays readable where
 * the reader's program is dark.
 */
function page(heading: string, parts: Part[], foot: Part[], language: string): string {
  return (
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(heading)}</title></head>` +
    `<body style="margin:0;padding:24px 16px;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">` +
    `<div style="max-width:560px;margin:0 auto"><h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escaped(heading)}</h1>` +
    parts.map((part) => asHtml(part)).join('') +
    `<hr style="margin:32px 0 16px;border:0;border-top:1px solid #999">${foot.map((part) => asHtml(part, true)).join('')}</div></body></html>`
  );
}

function asHtml(part: Part, isFoot = false): string {
  if ('words' in part) return `<p style="margin:0 0 16px">${escaped(part.words)}</p>`;
  if ('small' in part) return `<p style="margin:0 0 12px;font-size:14px">${escaped(part.small)}</p>`;
  if ('facts' in part) {
    return `<dl style="margin:0 0 16px">${part.facts.map(([name, value]) => `<dt style="font-size:14px">${escaped(name)}</dt><dd style="margin:0 0 8px;font-weight:600">${escaped(value)}</dd>`).join('')}</dl>`;
  }
  if ('choices' in part) return `<p style="margin:0 0 16px">${part.choices.map(([words, href]) => `<a href="${escaped(href)}" style="${choice}">${escaped(words)}</a>`).join(' ')}</p>`;
  if (isFoot) return `<p style="margin:0 0 12px;font-size:14px">${part.links.map(([words, href]) => `<a href="${escaped(href)}">${escaped(words)}</a>`).join(' · ')}</p>`;
  return part.links.map(([words, href], at) => `<p style="margin:0 0 16px"><a href="${escaped(href)}"${at === 0 ? ` style="${button}"` : ''}>${escaped(words)}</a></p>`).join('');
}

/** Light on dark in every theme: 6.5 to 1. */
const button = 'display:inline-block;padding:12px 20px;border-radius:10px;background-color:#7a4a2b;color:#ffffff;font-weight:600;text-decoration:none';

const choice = 'display:inline-block;padding:10px 16px;margin:0 4px 8px 0;border:1px solid #999999;border-radius:10px;text-decoration:none';

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark]!).replace(/\n/g, '<br>');
