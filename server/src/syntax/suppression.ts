import type { Span } from '../base/span.ts';
import type { Node } from './node.ts';
import type { Piece } from './piece.ts';

/** A comment `# par-ignore <rule>[, <rule>]: <reason>` or `# par-ignore-file …`. Spans count from the piece's start. */
export interface Suppression {
  readonly scope: 'line' | 'file';
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly reason: string;
  /** The whole comment. */
  readonly span: Span;
  /**
   * What it covers: a stretch of the piece; all of the block's own keys; or nothing here, because no node follows in
   * this piece, so that it speaks of the first line of the next one.
   */
  readonly covers: Span | 'block' | 'next-piece' | 'file';
}

const comment = /#[ \t]*par-ignore(-file)?(?![\w-])[ \t]*([^\r\n:]*)(?::[ \t]*([^\r\n]*))?/g;

const found = new WeakMap<Piece, readonly Suppression[]>();

/** The suppressions written in a piece. */
export function suppressionsOf(piece: Piece): readonly Suppression[] {
  if (!piece.text.includes('par-ignore')) return none;
  let list = found.get(piece);
  if (!list) found.set(piece, (list = read(piece)));
  return list;
}

const none: readonly Suppression[] = [];

function read(piece: Piece): Suppression[] {
  const { text } = piece;
  const nodes = nodesIn(piece.node);
  return [...text.matchAll(comment)].flatMap((match): Suppression[] => {
    const start = match.index;
    if (start > 0 && !/\s/.test(text[start - 1]!)) return [];
    if (
      nodes.some(
        (node) => node.kind === 'scalar' && contentOf(node, text).start <= start && start < contentOf(node, text).end,
      )
    )
      return [];
    const list = match[2]!;
    let at = start + match[0].indexOf(list, match[0].indexOf('par-ignore') + 10 + (match[1]?.length ?? 0));
    const rules = list.split(',').flatMap((part) => {
      const id = part.trim();
      const from = at + part.indexOf(id);
      at += part.length + 1;
      return id === '' ? [] : [{ id, span: { start: from, end: from + id.length } }];
    });
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const alone = text.slice(lineStart, start).trim() === '';
    return [
      {
        scope: match[1] ? 'file' : 'line',
        rules,
        reason: (match[3] ?? '').trim(),
        span: { start, end: start + match[0].trimEnd().length },
        covers: match[1] ? 'file' : alone ? nextLine(piece, nodes, start) : lineAt(text, nodes, start),
      },
    ];
  });
}

/** The line of an offset, with the whole of every text that begins on it. */
function lineAt(text: string, nodes: readonly Node[], offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const longer = nodes.filter((node) => node.kind === 'scalar' && node.span.start >= start && node.span.start < end);
  return { start, end: Math.max(end, ...longer.map((node) => node.span.end)) };
}

/** What a comment alone on its line speaks of: the next line that holds a node. */
function nextLine(piece: Piece, nodes: readonly Node[], offset: number): Suppression['covers'] {
  const { text } = piece;
  const lines = /^(?=[ \t]*[^\s#])/gm;
  lines.lastIndex = text.indexOf('\n', offset) + 1;
  if (lines.lastIndex === 0) return 'next-piece';
  const match = lines.exec(text);
  if (!match) return 'next-piece';
  const at = match.index;
  if (at === piece.begin && piece.kind !== 'head') return piece.kind === 'item' ? 'block' : lineAt(text, nodes, at);
  const line = lineAt(text, nodes, at);
  const dash = /^[ \t]*-[ \t]+/.exec(text.slice(at));
  // Over the dash of another list's item (an agency, a task) it covers that item.
  const item = dash && nodes.find((node) => node.kind === 'map' && node.span.start === at + dash[0].length);
  return item ? { start: line.start, end: item.span.end } : line;
}

function nodesIn(node: Node | null): Node[] {
  if (!node) return [];
  if (node.kind === 'scalar') return [node];
  const below = node.kind === 'seq' ? node.items : node.pairs.flatMap((pair) => [pair.key, pair.value]);
  return [node, ...below.flatMap(nodesIn)];
}

/** The text of a scalar in the file; the header line of a block scalar may carry a comment, so it is no content. */
function contentOf(node: Node, text: string): Span {
  if (node.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return node.span;
  const header = text.indexOf('\n', node.span.start);
  return { start: header < 0 ? node.span.end : header, end: node.span.end };
}
