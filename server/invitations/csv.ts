/**
 * Reads a table as RFC 4180 has it: commas, or semicolons where the first line has more of those; quotes, doubled inside
 * quotes; any end of line; a mark of byte order before it. Null for what breaks these rules: a quote in the middle of a
 * cell, words after a closing one, one that is never closed. Lines without anything in them are left out.
 */
export function readCsv(text: string): { line: number; cells: string[] }[] | null {
  const source = text.replace(/^\ufeff/, '');
  const first = source.slice(0, source.search(/[\r\n]|$/));
  const separator = first.split(';').length > first.split(',').length ? ';' : ',';
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let [at, line, began] = [0, 1, 1];
  for (;;) {
    let cell = '';
    if (source[at] === '"') {
      for (at += 1; ; at += 1) {
        const letter = source[at];
        if (letter === undefined) return null;
        if (letter === '"') {
          if (source[at + 1] !== '"') break;
          at += 1;
        }
        if (letter === '\n' || (letter === '\r' && source[at + 1] !== '\n')) line += 1;
        cell += letter;
      }
      at += 1;
    } else {
      const begin = at;
      while (at < source.length && !isEnd(source[at]!, separator)) {
        if (source[at] === '"') return null;
        at += 1;
      }
      cell = source.slice(begin, at);
    }
    cells.push(cell.trim());
    const next = source[at];
    if (next === separator) {
      at += 1;
      continue;
    }
    if (next !== undefined && next !== '\r' && next !== '\n') return null;
    if (cells.some((one) => one !== '')) rows.push({ line: began, cells });
    if (next === undefined) return rows;
    at += next === '\r' && source[at + 1] === '\n' ? 2 : 1;
    line += 1;
    [cells, began] = [[], line];
  }
}

const isEnd = (letter: string, separator: string) => letter === separator || letter === '\r' || letter === '\n';
