import { limits } from './limits';

/** What was typed into a search field: one line, no control characters, as long as a search may be. */
export function typed(text: string | null): string {
  return (text ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, limits.query);
}

/** A text as search compares it: lower case, without accents. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
}

/** The words of a text as search compares them: letters and digits, nothing else. */
export function foldedWords(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A piece of a text, and whether it is one of the words that were looked for. */
export interface Piece {
  text: string;
  found: boolean;
}

/** Cuts a text at the words that were looked for, in any form that begins alike; `looked` as `foldedWords` gives them. */
export function piecesOf(text: string, looked: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = folded(match[0]);
    if (!looked.some((one, index) => isLike(word, one, index === looked.length - 1))) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), found: false });
    pieces.push({ text: match[0], found: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), found: false });
  return pieces;
}

/** Whether two words are forms of one: endings of three letters do not count, and the last word may be only begun. */
function isLike(word: string, looked: string, isLast: boolean): boolean {
  if (word === looked) return true;
  if (isLast && word.startsWith(looked)) return true;
  const [short, long] = word.length < looked.length ? [word, looked] : [looked, word];
  return short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short);
}

/** The part of a long text around the first word that was looked for, at most `length` characters and cut at words. */
export function around(text: string, looked: readonly string[], length = 220): string {
  if (text.length <= length) return text;
  const first = piecesOf(text, looked);
  const at = first[0] && !first[0].found && first.length > 1 ? first[0].text.length : 0;
  const from = at < length * 0.7 ? 0 : text.indexOf(' ', at - Math.round(length / 3)) + 1;
  const rest = text.slice(from);
  if (rest.length <= length) return `…${rest}`;
  const end = rest.lastIndexOf(' ', length);
  return `${from > 0 ? '…' : ''}${rest.slice(0, end > length / 2 ? end : length)}…`;
}
