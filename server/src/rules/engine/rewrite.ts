import type { Field, Place } from '../../model/entry.ts';
import type { Node } from '../../syntax/node.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { FixEdit } from './finding.ts';

/** How fixes write: in the quotes, the list style and the line ends that the author uses. */

/** The scalar at a place with another text, in the author's quotes; of a block only the words are replaced. */
export function rewritten(place: Place, text: string): FixEdit {
  const raw = rawOf(place);
  if (isBlock(raw)) return { place: wordsOf(place), text };
  if (raw.startsWith('"')) return { place, text: JSON.stringify(text) };
  if (raw.startsWith("'")) return { place, text: `'${text.replaceAll("'", "''")}'` };
  return { place, text: scalarOf(text, inFlow(place)) };
}

/** One text becomes several: a value becomes a list, an item of a list becomes several items. */
export function asItems(field: Field, place: Place, texts: readonly string[]): FixEdit {
  const { value } = field.pair;
  const whole = { ...place, end: wordsOf(place).end };
  if (value?.kind !== 'seq') return { place: whole, text: `[${texts.map((text) => scalarOf(text, true)).join(', ')}]` };
  if (inFlow(place)) return { place: whole, text: texts.map((text) => scalarOf(text, true)).join(', ') };
  const next = `${newlineOf(place.piece)}${' '.repeat(columnOf(place.piece, value.span.start))}- `;
  return { place: whole, text: texts.map((text) => scalarOf(text, false)).join(next) };
}

/** A text as a scalar on one line: plain where YAML reads it as the same text, else in double quotes. */
export function scalarOf(text: string, flow: boolean): string {
  const unsafe = flow ? /[,[\]{}]|[:?-]$/ : /:$/;
  const plain =
    text !== '' &&
    text.trim() === text &&
    !/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) &&
    !/:\s|\s#|[\p{Cc}\u2028\u2029]/u.test(text) &&
    !unsafe.test(text) &&
    !otherThanText.test(text);
  return plain ? text : JSON.stringify(text);
}

/** What YAML takes for a number, a boolean or nothing. */
const otherThanText = /^(?:~|null|true|false|[-+]?(?:\d[\d.]*(?:e[-+]?\d+)?|0[xo][\da-f]+|\.\d+|\.inf|\.nan))$/i;

/** What is written at a place. */
export function rawOf({ piece, start, end }: Place): string {
  return piece.text.slice(start, end);
}

/** The scalar without what is no text of it: of a block its lines without header, indentation and last line end. */
export function wordsOf(place: Place): Place {
  const raw = rawOf(place);
  if (!isBlock(raw)) return place;
  const header = raw.indexOf('\n');
  if (header < 0) return place;
  const start = header + raw.slice(header).search(/\S|$/);
  return { piece: place.piece, start: place.start + start, end: place.start + Math.max(start, raw.trimEnd().length) };
}

/** Whether a scalar is written under `>` or `|`. */
export function isBlock(raw: string): boolean {
  return raw.startsWith('>') || raw.startsWith('|');
}

/** Whether a place stands in brackets or braces. */
export function inFlow({ piece, start }: Place): boolean {
  for (let node: Node | null = piece.node; node;) {
    if (node.kind === 'scalar') return false;
    if (node.flow) return true;
    const parts: readonly (Node | null)[] = node.kind === 'seq' ? node.items : node.pairs.map(({ value }) => value);
    node = parts.find((part) => part && part.span.start <= start && start < part.span.end) ?? null;
  }
  return false;
}

/** The line end that the author uses. */
export function newlineOf(piece: Piece): string {
  return piece.text.includes('\r\n') ? '\r\n' : '\n';
}

export function columnOf(piece: Piece, offset: number): number {
  return offset - (piece.text.lastIndexOf('\n', offset - 1) + 1);
}

/** The end of the line of an offset, its line end and a carriage return before it left out. */
export function lineEndAfter(piece: Piece, offset: number): number {
  const newline = piece.text.indexOf('\n', offset);
  if (newline < 0) return piece.text.length;
  return newline > offset && piece.text[newline - 1] === '\r' ? newline - 1 : newline;
}

/**
 * Whole lines of a key and its value, line end included, so that taking them out leaves no trace. Undefined where
 * something else stands on these lines: a dash, a bracket, a comment.
 */
export function wholeLines({ piece, pair }: Field): Place | undefined {
  const { text } = piece;
  const start = pair.key.span.start - columnOf(piece, pair.key.span.start);
  const end = pair.value ? lastOf({ piece, pair }) : text.indexOf(':', pair.key.span.end) + 1;
  const lineEnd = lineEndAfter(piece, end);
  const alone = text.slice(start, pair.key.span.start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  if (!alone || text.slice(start, end).includes('#')) return undefined;
  const newline = text.indexOf('\n', lineEnd);
  if (newline >= 0) return { piece, start, end: newline + 1 };
  // The last line of the file has no end: the one before it goes instead.
  const before = /\r?\n$/.exec(text.slice(0, start));
  return { piece, start: start - (before?.[0].length ?? 0), end: lineEnd };
}

/** Where the last letter of a key's value stands. */
export function lastOf({ piece, pair }: Field): number {
  const { start, end } = pair.value?.span ?? pair.key.span;
  return start + piece.text.slice(start, end).trimEnd().length;
}

/**
 * A scalar as the author wrote it, to stand behind a dash in column `dash`: its further lines move, so that they stand
 * two deeper than the dash. Undefined where its header fixes the indentation (`>2`).
 */
export function behindDash(place: Place, dash: number): string | undefined {
  const raw = rawOf({ ...place, end: wordsOf(place).end });
  const [first = '', ...more] = raw.split('\n');
  if (isBlock(raw) && /^[>|][+-]?\d/.test(first)) return undefined;
  const depths = more.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  if (depths.length === 0) return raw;
  const by = dash + 2 - Math.min(...depths);
  return [
    first,
    ...more.map((line) => (line.trim() === '' ? line : by < 0 ? line.slice(-by) : ' '.repeat(by) + line)),
  ].join('\n');
}

/** How much deeper than their key the lists of a file stand: 0 or 2. */
export function listStyleOf(text: string): number {
  const list =
    /^([ -]*)(?:tasks|lead|with|deadline|evidence|criteria|agencies):[ \t]*(?:#[^\n]*)?\r?\n( *)-[ \t]/m.exec(text);
  return list && list[2]!.length <= list[1]!.length ? 0 : 2;
}
