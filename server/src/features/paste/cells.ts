/**
 * The cells of a table as programs put it on the clipboard: rows by line ends, cells by tabs. Excel writes a cell with
 * line ends in double quotes, each quote in it twice; Word breaks such a cell over lines, which `rowsOf` puts together.
 */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(at));
    const cell = quoted ?? /^[^\t\r\n]*/.exec(text.slice(at))!;
    rows.at(-1)!.push(tidy(quoted ? quoted[1]!.replaceAll('""', '"') : cell[0]));
    at += cell[0].length;
    if (at >= text.length) break;
    if (text[at] !== '\t') {
      if (text.startsWith('\r\n', at)) at++;
      rows.push([]);
    }
    at++;
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

/** NFC, plain blanks, none at the ends of lines; what can't be seen goes. */
function tidy(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\p{Zs}\t\v]+/gu, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/ *\n */g, '\n')
    .replace(/[^\n\P{Cc}]/gu, '')
    .trim();
}

/** A code as tables write it (`7.1.9`, `7.1.9.`, `'7.1`); with a comma where the program took it for a number. */
export function codeIn(cell: string): { code: string; isSure: boolean } | undefined {
  const match = /^['‘’]?(\d{1,3}(?:[.,]\d{1,3})*)[.)]?$/.exec(cell);
  return match ? { code: match[1]!.replaceAll(',', '.'), isSure: !match[1]!.includes(',') } : undefined;
}

/** Puts together what a cell with line ends was broken into, and rows that only go on with the one above. */
export function rowsOf(lines: readonly (readonly string[])[], codeColumn: number, width: number): string[][] {
  const rows: string[][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const begins = codeIn(line[codeColumn] ?? '') !== undefined || !last;
    if (last && !begins && line[0] !== '' && last.length + line.length - 1 <= width)
      last.push([last.pop(), line[0]].filter(Boolean).join('\n'), ...line.slice(1));
    else rows.push([...line]);
  }
  return rows;
}
