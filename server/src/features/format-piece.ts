import type { Edit } from '../base/edit.ts';
import { applyEdits } from '../base/edit.ts';
import { linesOf, positionAt } from '../base/lines.ts';
import { partsOf } from '../model/code.ts';
import type { MapNode, Node, ScalarNode, SeqNode } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';

/** Where a piece is to stand. */
export interface Columns {
  /** Of the dash of an item. */
  readonly dash: number;
  readonly keys: number;
  /** How much deeper than their key its lists stand: 0 or 2. */
  readonly list: number;
}

/** Something is written in a way that is not understood well enough to be moved. */
export class NotUnderstood extends Error {}

/**
 * The lines of a piece (each with its end), spaced as the format is written: one blank behind a colon and a dash, none
 * before a colon or at the end of a line, codes in double quotes; with columns, everything at its own. There are as many
 * lines as before, and the texts of values are what they were. Without columns nothing moves.
 * @throws NotUnderstood
 */
export function formatPiece(piece: Piece, columns: Columns | undefined): string[] {
  const { text, node, begin } = piece;
  const lines = linesOf(text);
  const edits: Edit[] = [];
  /** The column in which a line is to begin. */
  const indents = new Map<number, number>();
  /** Lines that end inside a text, and so keep their last blanks. */
  const inText = new Set<number>();

  const lineOf = (offset: number) => positionAt(lines, offset).line;
  const columnOf = (offset: number) => positionAt(lines, offset).column;
  const rawLine = (line: number) =>
    text.slice(lines.starts[line], lines.starts[line + 1] ?? text.length).replace(/\r?\n$/, '');
  const blanksOf = (line: number) => /^ */.exec(rawLine(line))![0].length;
  const beginsLine = (offset: number) => blanksOf(lineOf(offset)) === columnOf(offset);
  const place = (line: number, column: number) => {
    if (!columns) return;
    if (column < 0 || /^ *\t/.test(rawLine(line))) throw new NotUnderstood();
    indents.set(line, column);
  };
  const space = (start: number, end: number, blank: string) => {
    const between = text.slice(start, end);
    if (!/^[ \t]*$/.test(between)) throw new NotUnderstood();
    if (between !== blank) edits.push({ start, end, text: blank });
  };

  function inMap(map: MapNode, column: number, isCriterion: boolean): void {
    for (const { key, value } of map.pairs) {
      if (!map.flow) {
        if (beginsLine(key.span.start)) place(lineOf(key.span.start), column);
        const colon = text.indexOf(':', key.span.end);
        if (colon < 0) throw new NotUnderstood();
        space(key.span.end, colon, '');
        if (value && lineOf(value.span.start) === lineOf(colon)) space(colon + 1, value.span.start, ' ');
        inValue(value, columnOf(key.span.start), column);
      }
      if (isCriterion && (key.text === 'code' || key.text === 'sameAs')) quote(value);
    }
    if (map.flow && columns) inLongText(map, columnOf(map.span.start), column);
  }

  /** A value or an item: its lines stand two deeper than what holds it. */
  function inValue(value: Node | null, from: number, to: number): void {
    if (!value) return;
    if (value.kind === 'scalar') inScalar(value, from, to);
    else if (value.flow) inLongText(value, from, to);
    else if (value.kind === 'map') inMap(value, to + 2, false);
    else inList(value, to + (columns?.list ?? 0));
  }

  function inList(list: SeqNode, column: number): void {
    const old = columnOf(list.span.start);
    const last = lineOf(Math.max(list.span.start, list.span.end - 1));
    for (let line = lineOf(list.span.start); line <= last; line++) {
      const dash = /^( *)-(?:([ \t]+)(?=[^\s#])|[ \t]*(?:#.*)?$)/.exec(rawLine(line));
      if (!dash || dash[1]!.length !== old) continue;
      place(line, column);
      const behind = lines.starts[line]! + old + 1;
      if (columns && dash[2] !== undefined) space(behind, behind + dash[2].length, ' ');
    }
    for (const item of list.items) {
      if (item?.kind === 'map' && !item.flow) inMap(item, column + 2, false);
      else if (item?.kind === 'seq' && !item.flow) inList(item, column + 2);
      else inValue(item, old, column);
    }
  }

  function inScalar(scalar: ScalarNode, from: number, to: number): void {
    if (scalar.style === 'literal' || scalar.style === 'folded') inBlock(scalar, from, to);
    else inLongText(scalar, from, to);
  }

  /** A text in quotes, in brackets or without either, that may go over several lines: these move together. */
  function inLongText({ span }: Node, from: number, to: number): void {
    const first = lineOf(span.start);
    const last = lineOf(Math.max(span.start, span.end - 1));
    const ownLine = beginsLine(span.start) && columnOf(span.start) !== 0;
    const by = ownLine ? to + 2 - blanksOf(first) : to - from;
    if (ownLine) place(first, to + 2);
    for (let line = first; line < last; line++) {
      inText.add(line);
      if (rawLine(line + 1).trim() !== '') place(line + 1, Math.max(to + 1, blanksOf(line + 1) + by));
    }
  }

  /** A text under `|` or `>`: what stands deeper than its first line stays deeper. */
  function inBlock({ span, source }: ScalarNode, from: number, to: number): void {
    const header = lineOf(span.start);
    const last = lineOf(Math.max(span.start, span.end - 1));
    const lineNumbers = Array.from({ length: last - header }, (_, i) => header + 1 + i);
    const first = lineNumbers.find((line) => rawLine(line).trim() !== '');
    if (first === undefined) return;
    const fixed = /^[|>][+-]?([1-9])/.exec(text.slice(span.start, span.start + Math.max(3, source.length)));
    const depth = fixed ? from + Number(fixed[1]) : blanksOf(first);
    const by = fixed ? to - from : to + 2 - depth;
    for (const line of lineNumbers) {
      const isBlank = rawLine(line).trim() === '';
      if (isBlank && rawLine(line).length <= depth) continue;
      inText.add(line);
      place(line, blanksOf(line) + by);
    }
  }

  function quote(value: Node | null): void {
    if (value?.kind !== 'scalar' || !partsOf(value.text)) return;
    if (value.style === 'plain' || value.style === 'single')
      edits.push({ start: value.span.start, end: value.span.end, text: `"${value.text}"` });
  }

  if (text.replaceAll('\r\n', '').includes('\r')) throw new NotUnderstood();
  if (piece.kind === 'item') {
    const dash = /^( *)-(?:([ \t]+)(?=[^\s#])|[ \t]*(?:#[^\n]*)?\r?(?:\n|$))/.exec(text.slice(begin));
    if (!dash || node?.kind !== 'map') throw new NotUnderstood();
    place(lineOf(begin), columns?.dash ?? 0);
    const behind = begin + dash[1]!.length + 1;
    if (columns && dash[2] !== undefined) space(behind, behind + dash[2].length, ' ');
    inMap(node, columns?.keys ?? 0, true);
  } else if (node) {
    if (node.kind !== 'map' || node.flow) throw new NotUnderstood();
    inMap(node, columns?.keys ?? 0, piece.kind === 'rest');
  }

  const count = text === '' || text.endsWith('\n') ? lines.starts.length - 1 : lines.starts.length;
  const byLine = new Map<number, Edit[]>();
  for (const edit of edits) {
    const line = lineOf(edit.start);
    byLine.set(line, [...(byLine.get(line) ?? []), edit]);
  }
  const isComment = (line: number) => /^[ \t]*#/.test(rawLine(line)) && !indents.has(line);
  return Array.from({ length: count }, (_, line) => {
    const start = lines.starts[line]!;
    const whole = text.slice(start, lines.starts[line + 1] ?? text.length);
    const end = /\r?\n?$/.exec(whole)![0];
    const own = (byLine.get(line) ?? []).map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const content = applyEdits(whole.slice(0, whole.length - end.length), own);
    const indent = isComment(line) ? indentOfComment(line, count) : indents.get(line);
    const moved = indent === undefined ? content : ' '.repeat(indent) + content.slice(blanksOf(line));
    return (inText.has(line) ? moved : moved.replace(/[ \t]+$/, '')) + end;
  });

  /** A comment stays in the column of what follows it, or of what stands before it; else it moves with these. */
  function indentOfComment(line: number, end: number): number | undefined {
    if (!columns || /^ *\t/.test(rawLine(line))) return undefined;
    const own = blanksOf(line);
    const placed = (from: number, step: 1 | -1, fits: (at: number) => boolean = () => true): number | undefined => {
      for (let at = from; at >= 0 && at < end; at += step) if (indents.has(at) && fits(at)) return at;
      return undefined;
    };
    const below = placed(line + 1, 1);
    if (below !== undefined && blanksOf(below) === own) return indents.get(below);
    const same = placed(line - 1, -1, (at) => blanksOf(at) === own);
    if (same !== undefined) return indents.get(same);
    const near = below ?? placed(line - 1, -1);
    if (near === undefined) return undefined;
    const moved = Math.max(0, own + indents.get(near)! - blanksOf(near));
    // Behind an item and less deep, it would stand above the next one.
    const isBehind = piece.kind === 'item' && below === undefined && own > blanksOf(lineOf(begin));
    return isBehind ? Math.max(moved, columns.dash + 1) : moved;
  }
}
