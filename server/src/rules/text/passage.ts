import { Recent } from '../../base/recent.ts';
import type { Entry, Field, Place } from '../../model/entry.ts';
import { placeOf } from '../../model/entry.ts';
import { keyInfo } from '../../model/keys.ts';
import type { Node, ScalarNode } from '../../syntax/node.ts';
import { isMap, isText } from '../../syntax/node.ts';
import type { Piece } from '../../syntax/piece.ts';
import { read } from '../../syntax/judge.ts';
import { exactMap, scalarMap } from '../../syntax/scalar-map.ts';
import type { FixEdit } from '../engine/finding.ts';
import { inFlow, rewritten } from '../engine/rewrite.ts';

/** A text that the author wrote: the value of a key, an item of its list, or a key itself. */
export interface Passage {
  /** The key under which it stands, of a task its own. */
  readonly key: string;
  readonly piece: Piece;
  readonly node: ScalarNode;
  readonly isKey: boolean;
}

/** What the passages of an entry are read for. */
export type Extent =
  /** Every text, keys included. */
  | 'all'
  /** What is written to be read: titles, tasks, notes; no names and codes, which other rules compare. */
  | 'prose';

/** Sections have entries of their own, a path must stay what the file is called, and `x-` keys are the author's. */
const notText: ReadonlySet<string> = new Set(['criteria', 'agencies', 'index', 'file', 'previous']);
const prose: ReadonlySet<string> = new Set(['title', 'unit', 'document', 'note', 'tasks', 'task', 'evidence']);

const passages = new Recent<Entry['fields'], Readonly<Record<Extent, readonly Passage[]>>>();

/** The texts in an entry's own lines, in their order. */
export function passagesOf(entry: Entry, extent: Extent): readonly Passage[] {
  let known = passages.get(entry.fields);
  if (!known) {
    const all = entry.all.flatMap((field) => inField(entry.kind, field));
    known = { all, prose: all.filter(({ key, isKey }) => !isKey && prose.has(key)) };
    passages.set(entry.fields, known);
  }
  return known[extent];
}

function inField(kind: Entry['kind'], { piece, pair }: Field): Passage[] {
  const key = pair.key.text;
  if (key.startsWith('x-')) return [];
  const own = keyInfo(kind, key) ? [] : [{ key, piece, node: pair.key, isKey: true }];
  if (!keyInfo(kind, key) || notText.has(key)) return own;
  return [...own, ...inNode(kind, key, piece, pair.value)];
}

function inNode(kind: Entry['kind'], key: string, piece: Piece, node: Node | null): Passage[] {
  if (node?.kind === 'seq') return node.items.flatMap((item) => inNode(kind, key, piece, item));
  if (isMap(node)) return node.pairs.flatMap((pair) => inField(keyInfo(kind, key)?.holds ?? kind, { piece, pair }));
  return isText(node) ? [{ key, piece, node, isKey: false }] : [];
}

/** Something found in a passage. */
export interface Hit<T> {
  readonly passage: Passage;
  readonly found: T;
}

/**
 * Looks through the passages of entries by `find`, once for each entry as long as its lines are not edited. `find` goes
 * by the text alone and by `context`, which says what else it depends on.
 */
export function scanner<T, C extends object>(
  extent: Extent,
  find: (text: string, context: C) => readonly T[],
): (entry: Entry, context: C) => readonly Hit<T>[] {
  const known = new Recent<Entry['fields'], { readonly context: C; readonly hits: readonly Hit<T>[] }>();
  return (entry, context) => {
    let last = known.get(entry.fields);
    if (last?.context !== context) {
      const hits = passagesOf(entry, extent).flatMap((passage) =>
        find(passage.node.text, context).map((found) => ({ passage, found })),
      );
      known.set(entry.fields, (last = { context, hits }));
    }
    return last!.hits;
  };
}

/** The context of what depends on the text alone. */
export const textAlone = {};

/** Where a stretch of a passage's text stands; a key is always marked as a whole. */
export function placeIn({ piece, node, isKey }: Passage, start: number, end: number): Place {
  return isKey ? placeOf(piece, node) : { piece, ...scalarMap(piece.text, node)(start, end) };
}

/** Replace a stretch of a passage's text. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The smallest edits that make the changes (in order, apart from each other); none where the text has a slip of YAML and
 * can't be told letter by letter. Where the author's words would then read
 * as something else without quotes (`Ghi chú:` before a blank), the whole text is put in quotes.
 */
export function editsFor({ piece, node, isKey }: Passage, changes: readonly Change[]): FixEdit[] {
  const map = exactMap(piece.text, node);
  if (!map) return [];
  const edits = changes.map(({ start, end, text }) => ({
    place: { piece, ...map(start, end) },
    text: escaped(text, node.style),
  }));
  if (isKey || node.style !== 'plain') return edits;
  const meant = changed(node.text, 0, changes);
  const written = changed(
    piece.text.slice(node.span.start, node.span.end),
    node.span.start,
    edits.map(({ place, text }) => ({ start: place.start, end: place.end, text })),
  );
  const place = placeOf(piece, node);
  const { node: again, problems } = read(inFlow(place) ? `x: [${written}]` : `x: ${written}`, 'map');
  const value = isMap(again) ? again.pairs[0]?.value : undefined;
  const same = value?.kind === 'seq' ? (value.items.length === 1 ? value.items[0] : undefined) : value;
  return problems.length === 0 && isText(same) && same.text === meant ? edits : [rewritten(place, meant)];
}

function changed(text: string, from: number, changes: readonly Change[]): string {
  let result = '';
  let at = from;
  for (const { start, end, text: instead } of changes) {
    result += text.slice(at - from, start - from) + instead;
    at = end;
  }
  return result + text.slice(at - from);
}

function escaped(text: string, style: ScalarNode['style']): string {
  if (style === 'single') return text.replaceAll("'", "''");
  return style === 'double' ? text.replace(/["\\]/g, '\\$&') : text;
}

/** Runs of letters with their marks: the words of Vietnamese, each one syllable. */
export function wordsIn(text: string): { readonly text: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A character by its number in Unicode: `U+200B`. */
export function numberOf(char: string): string {
  return `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
