import type { Node } from './node.ts';
import type { SyntaxProblem } from './problem.ts';
import { read } from './read.ts';

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
  /** A second document begins here: offset of its marker in `text`. */
  readonly marker: number | undefined;
  /** The first piece of the file: what it holds is the file itself. */
  readonly first: boolean;
}

export function readPiece(cut: PieceCut): Piece {
  const { path, kind, text, begin } = cut;
  if (text.length > longestPiece) {
    const problem: SyntaxProblem = { kind: 'too-long', span: { start: begin, end: begin }, quoted: String(text.length) };
    return { path, kind, text, begin, node: null, problems: [problem], broken: true };
  }
  const reading = read(text, kind === 'item' ? 'item' : 'map');
  const problems = [...placed(cut), ...reading.problems, ...(cut.first ? [] : bareText(cut, reading.node))];
  return { path, kind, text, begin, node: reading.node, problems, broken: problems.some((p) => p.kind !== 'documents') };
}

/** Text that stands where only a key can: behind a list, at the column of the keys above it. */
function bareText({ kind, text }: PieceCut, node: Node | null): SyntaxProblem[] {
  if (kind === 'item' || !node || node.kind === 'map') return [];
  const { start } = node.span;
  const end = start + /^[^\r\n]*/.exec(text.slice(start))![0].trimEnd().length;
  return [{ kind: 'no-colon', span: { start, end }, quoted: text.slice(start, end) }];
}

/** Problems of the place where a piece stands, which its own text does not show. */
function placed({ kind, text, begin, indent, expectedIndent, marker }: PieceCut): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  if (marker !== undefined) {
    const end = marker + 3;
    problems.push({ kind: 'documents', span: { start: marker, end }, quoted: text.slice(marker, end) });
  }
  if (expectedIndent !== undefined) {
    const start = begin + indent;
    const shiftBy = expectedIndent - indent;
    const lines = [...text.slice(begin).matchAll(/^ *(?=\S)/gm)];
    const movable = lines.every((line) => line[0].length + shiftBy >= 0);
    problems.push({
      kind: kind === 'item' ? 'item-indent' : 'key-indent',
      span: { start, end: start + 1 },
      quoted: text.slice(start, start + 1),
      ...(movable
        ? {
            repair: lines.map((line) => {
              const at = begin + line.index;
              return shiftBy > 0
                ? { start: at, end: at, text: ' '.repeat(shiftBy) }
                : { start: at, end: at - shiftBy, text: '' };
            }),
          }
        : {}),
    });
  }
  return problems;
}
