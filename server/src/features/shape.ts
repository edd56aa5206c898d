import type { Span } from '../base/span.ts';
import { shift } from '../base/span.ts';
import type { Node, Pair } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Block, Source } from '../syntax/source.ts';
import { startOf } from '../syntax/source.ts';

/**
 * A stretch of a file that belongs together, and what stands inside it: the file, a key with its value, a list, an
 * item of it, its keys, a text. It joins what the pieces hold each for itself, so a criterion lies in the list of its
 * parent. Of what could not be read there is no shape, and the rest has its own all the same.
 */
export interface Shape {
  readonly kind: 'file' | 'pair' | 'list' | 'item' | 'map' | 'key' | 'scalar';
  /** UTF-16 offsets of the file's text; without blanks and line ends behind it. */
  readonly span: Span;
  /** Of a pair its key; of a list and its items the key of the list. */
  readonly name: string;
  /** In the order of the text. */
  readonly children: readonly Shape[];
}

const shapes = new WeakMap<Source, Shape>();

/** The shape of a whole file; made once for each state of it. */
export function shapeOf(source: Source): Shape {
  let shape = shapes.get(source);
  if (!shape) {
    const { heads, blocks, text } = source;
    const children = keysWith(source, heads, blocks);
    shapes.set(source, (shape = { kind: 'file', span: { start: 0, end: text.length }, name: '', children }));
  }
  return shape;
}

/** The shapes at an offset, from the file inwards; a cursor right behind a shape counts as inside it. */
export function shapesAt(source: Source, offset: number): Shape[] {
  const path = [shapeOf(source)];
  for (;;) {
    const within = path.at(-1)!.children.filter(({ span }) => span.start <= offset && offset <= span.end);
    // Between two, what begins here is meant and not what ends here.
    const next = within.find(({ span }) => offset < span.end) ?? within.at(-1);
    if (!next) return path;
    path.push(next);
  }
}

/** The keys of a map that is written in several pieces, with the components that stand between them. */
function keysWith(source: Source, pieces: readonly Piece[], blocks: readonly Block[]): Shape[] {
  const starts = pieces.map((piece) => startOf(source, piece));
  const firstOf = (block: Block) => startOf(source, block.piece);
  return pieces.flatMap((piece, i): Shape[] => {
    const below = blocks.filter((block) => firstOf(block) > starts[i]! && firstOf(block) < (starts[i + 1] ?? Infinity));
    const pairs = piece.node?.kind === 'map' ? piece.node.pairs : [];
    const own = pairs.map((pair) => pairShape(source, piece, pair));
    if (below.length === 0) return own;
    const opener = pairs.findLastIndex(({ value }) => value === null);
    const name = opener < 0 ? 'criteria' : own[opener]!.name;
    const items = below.map((block) => blockShape(source, block, name));
    const list: Shape = { kind: 'list', span: around(items), name, children: items };
    if (opener < 0) return [...own, list];
    const children = [...own[opener]!.children, list];
    return [...own.slice(0, opener), { ...own[opener]!, span: around(children), children }, ...own.slice(opener + 1)];
  });
}

function blockShape(source: Source, block: Block, name: string): Shape {
  const { piece } = block;
  const start = startOf(source, piece) + piece.begin;
  const dash = start + /^[ \t]*/.exec(piece.text.slice(piece.begin))![0].length;
  const keys = keysWith(source, [piece, ...block.rest], block.children);
  const end = Math.max(start + piece.text.slice(piece.begin).trimEnd().length, ...keys.map(({ span }) => span.end));
  const map: Shape[] = keys.length === 0 ? [] : [{ kind: 'map', span: around(keys), name, children: keys }];
  return { kind: 'item', span: { start: Math.min(dash, end), end }, name, children: map };
}

function pairShape(source: Source, piece: Piece, pair: Pair): Shape {
  const name = pair.key.text.normalize('NFC');
  const key: Shape = { kind: 'key', span: shift(pair.key.span, startOf(source, piece)), name, children: [] };
  const children = pair.value ? [key, nodeShape(source, piece, pair.value, name)] : [key];
  return { kind: 'pair', span: around(children), name, children };
}

function nodeShape(source: Source, piece: Piece, node: Node, name: string): Shape {
  const { start, end } = node.span;
  const own = { start, end: Math.max(start, start + piece.text.slice(start, end).trimEnd().length) };
  const span = shift(own, startOf(source, piece));
  if (node.kind === 'scalar') return { kind: 'scalar', span, name, children: [] };
  if (node.kind === 'map') {
    return { kind: 'map', span, name, children: node.pairs.map((pair) => pairShape(source, piece, pair)) };
  }
  const children = node.items.flatMap((item): Shape[] => {
    if (!item) return [];
    const inner = nodeShape(source, piece, item, name);
    if (node.flow) return [inner];
    let dash = item.span.start - 1;
    while (piece.text[dash] === ' ' || piece.text[dash] === '\t') dash--;
    if (piece.text[dash] !== '-') return [inner];
    const from = startOf(source, piece) + dash;
    return [{ kind: 'item', span: { start: from, end: Math.max(inner.span.end, from) }, name, children: [inner] }];
  });
  return { kind: 'list', span, name, children };
}

function around(shapes: readonly Shape[]): Span {
  return {
    start: Math.min(...shapes.map(({ span }) => span.start)),
    end: Math.max(...shapes.map(({ span }) => span.end)),
  };
}
