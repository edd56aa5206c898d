import type { Edit } from '../base/edit.ts';
import { breaksIn } from '../base/lines.ts';
import type { Span } from '../base/span.ts';
import type { Slip } from './diagnose.ts';
import { lostDash } from './diagnose.ts';
import type { Node } from './node.ts';
import type { SyntaxProblem } from './problem.ts';
import { quickRead } from './quick.ts';
import { read } from './judge.ts';

/**
 * One stretch of a file that is read by itself (split.ts says where it is cut): the head, one criterion's own lines,
 * or keys behind a criterion's components. A piece is a function of its text: while its lines are not edited it stays
 * the same object, and everything derived from it holds.
 */
export interface Piece {
  /** The file it stands in. */
  readonly path: string;
  readonly kind: 'head' | 'item' | 'rest';
  readonly text: string;
  /** Offset in `text` of the line that begins it; comments above its dash come first. */
  readonly begin: number;
  readonly node: Node | null;
  readonly problems: readonly SyntaxProblem[];
  /** Part of it could not be read: what is absent may only be unreadable. */
  readonly broken: boolean;
  /**
   * Its first line stands in another column than it should, or its `criteria` has a value although items follow: what
   * was read of it holds for this place only.
   */
  readonly misplaced: boolean;
  /** A comment in it silences findings. */
  readonly silencing: boolean;
  /** How many lines it ends. */
  readonly breaks: number;
  /** Where it stands among the pieces of the newest version of its file (source.ts keeps it right). */
  at: number;
  /** Lets go of what the quick reader read: `node` is read again from the text when it is asked for. */
  letGo(): void;
}

/** The longest piece that is read, in UTF-16 units. The longest criterion of a real annex has about 2,000. */
export const longestPiece = 2 * 1024 * 1024;

export interface PieceCut {
  readonly path: string;
  readonly kind: Piece['kind'];
  readonly text: string;
  readonly begin: number;
  readonly indent: number;
  readonly expectedIndent: number | undefined;
  /** Nothing tells for sure that its dash should stand there: there is no repair. */
  readonly unsure: boolean;
  /** Offset in `text` of the line of its `criteria` key, where that has a value although items follow. */
  readonly valued: number | undefined;
  /** A second document begins here: offset of its marker in `text`. */
  readonly marker: number | undefined;
  /** The first piece of the file: what it holds is the file itself. */
  readonly first: boolean;
}

export function readPiece(cut: PieceCut): Piece {
  return new ReadPiece(cut);
}

class ReadPiece implements Piece {
  readonly path: string;
  readonly kind: Piece['kind'];
  readonly text: string;
  readonly begin: number;
  readonly problems: readonly SyntaxProblem[];
  readonly broken: boolean;
  readonly misplaced: boolean;
  readonly silencing: boolean;
  readonly breaks: number;
  at = -1;
  /** What was read; undefined while it is let go of. */
  private held: Node | null | undefined;

  constructor(cut: PieceCut) {
    const { path, kind, text, begin } = cut;
    this.path = path;
    this.kind = kind;
    this.text = text;
    this.begin = begin;
    this.misplaced = cut.expectedIndent !== undefined || cut.valued !== undefined;
    this.silencing = text.includes('par-ignore');
    this.breaks = breaksIn(text);
    const { node, problems } = text.length > longestPiece ? tooLong(cut) : readCut(cut);
    this.held = node;
    this.problems = cut.marker === undefined ? problems : [...secondDocument(cut), ...problems];
    this.broken = this.problems.some((problem) => problem.kind !== 'documents');
  }

  get node(): Node | null {
    if (this.held === undefined) this.held = quickRead(this.text, 'item')!.node;
    return this.held;
  }

  letGo(): void {
    if (this.kind === 'item' && !this.misplaced && this.problems === noProblems) this.held = undefined;
  }
}

/** What a text says, and what is wrong with it. */
type Reading = Pick<Piece, 'node' | 'problems'>;

/** Of what the quick reader read. */
const noProblems: readonly SyntaxProblem[] = [];

function readCut(cut: PieceCut): Reading {
  if (cut.valued !== undefined) {
    const problem = valueInTheWay(cut.text, cut.valued);
    const { start, end } = problem.span;
    const text = cut.text.slice(0, start) + ' '.repeat(end - start) + cut.text.slice(end);
    const { node, problems } = readCut({ ...cut, text, valued: undefined });
    return { node, problems: [problem, ...problems] };
  }
  const { text, kind, expectedIndent } = cut;
  if (cut.first && isOneLine(text)) return oldLineEnds(text);
  const shape = kind === 'item' ? 'item' : 'map';
  const misplaced = expectedIndent !== undefined;
  const quick = misplaced ? undefined : quickRead(text, shape);
  if (quick) return { node: quick.node, problems: noProblems };
  const column = expectedIndent ?? cut.indent;
  return read(text, shape, { column, misplaced, isFile: cut.first, given: moveToPlace(cut) });
}

/** Lines that end as they did on old Macs, all of them: to a reader of YAML, and to every tool, it is one line. */
function isOneLine(text: string): boolean {
  return !text.includes('\n') && /\r[^\r]*[^\s]/.test(text);
}

function oldLineEnds(text: string): Reading {
  const ends = [...text.matchAll(/\r/g)];
  const repair = ends.map(({ index }): Edit => ({ start: index, end: index + 1, text: '\n' }));
  const span = { start: 0, end: ends[0]!.index };
  return { node: null, problems: [{ kind: 'line-ends', span, quoted: String(ends.length), repair }] };
}

function tooLong({ text, begin }: PieceCut): Reading {
  const span = { start: begin, end: begin };
  return { node: null, problems: [{ kind: 'too-long', span, quoted: String(text.length) }] };
}

/** The problem of a piece in which a second document begins. */
function secondDocument({ text, marker: start = 0 }: PieceCut): SyntaxProblem[] {
  const end = start + 3;
  return [{ kind: 'documents', span: { start, end }, quoted: text.slice(start, end) }];
}

/** The slip of an item whose dash stands in the wrong column or behind a tab, or was lost: its own text does not show it. */
function moveToPlace({ kind, text, begin, expectedIndent, unsure }: PieceCut): Slip | undefined {
  if (kind !== 'item' || expectedIndent === undefined) return undefined;
  const blanks = /^[ \t]*/.exec(text.slice(begin))![0];
  const start = begin + blanks.length;
  const lineEnd = text.slice(start).search(/\r?\n|$/) + start;
  const first: Edit = { start: begin, end: start, text: ' '.repeat(expectedIndent) };
  if (blanks.includes('\t')) {
    return {
      kind: 'tab',
      span: { start: begin, end: start },
      quoted: text.slice(start, lineEnd).trimEnd(),
      ...(unsure ? {} : { repair: [first] }),
      reading: [first],
    };
  }
  const quoted = text.slice(start, lineEnd).trimEnd();
  if (text[start] !== '-') {
    const dash: Edit = { start: begin + expectedIndent, end: start, text: lostDash };
    return { kind: 'no-dash', span: keyIn(text, start), quoted, repair: [dash], reading: [dash] };
  }
  const span = { start, end: start + 1 };
  const below = [...text.slice(lineEnd).matchAll(/^ *(?=\S)/gm)];
  const offset = /^-[ \t]*/.exec(text.slice(start, lineEnd))![0].length;
  const shiftBy = expectedIndent - blanks.length;
  const keysBelow = below.find((line) => /^[A-Za-z]/.test(text.slice(lineEnd + line.index + line[0].length)));
  // Where only the dash has slipped, the keys below stand right already.
  const onlyDash = !keysBelow || keysBelow[0].length === expectedIndent + offset;
  if (onlyDash) return { kind: 'item-indent', span, quoted, repair: [first], reading: [first] };
  const movable = below.every((line) => line[0].length + shiftBy >= 0) && !/^ *criteria:\s*$/m.test(text);
  if (!movable) return { kind: 'item-indent', span, quoted, reading: [] };
  const repair = [first, ...below.map((line) => shiftLine(lineEnd + line.index, shiftBy))];
  return { kind: 'item-indent', span, quoted, repair, reading: [] };
}

/** What stands behind `criteria:` although items follow. */
function valueInTheWay(text: string, from: number): SyntaxProblem {
  const match =
    /^[ \t]*(?:-[ \t]+)?["']?criteria["']?[ \t]*:([ \t]*)([^\r\n]*?)[ \t]*(?:[ \t]#[^\r\n]*)?(?=\r?\n|$)/d.exec(
      text.slice(from),
    )!;
  const [start, end] = match.indices![2]!;
  const quoted = match[2]!;
  const span = { start: from + start, end: from + end };
  const isEmpty = /^(?:\[\s*\]|\{\s*\}|""|''|~|null|\s*)$/i.test(quoted);
  const repair = [{ start: from + match.indices![1]![0], end: span.end, text: '' }];
  return { kind: 'value-before-items', span, quoted, ...(isEmpty ? { repair } : {}) };
}

function keyIn(text: string, start: number): Span {
  return { start, end: text.indexOf(':', start) };
}

function shiftLine(at: number, by: number): Edit {
  return by > 0 ? { start: at, end: at, text: ' '.repeat(by) } : { start: at, end: at - by, text: '' };
}
