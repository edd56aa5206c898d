import type { Span } from '../base/span.ts';
import type { MapNode, Node, Pair, ScalarNode } from '../syntax/node.ts';
import { isScalar, isText } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { KeyKind } from './keys.ts';

/** A key with its value, and the piece that its spans count from. */
export interface Field {
  readonly piece: Piece;
  readonly pair: Pair;
}

/** Whether both are one key of one piece, also where it was read again in between. */
export function isSameField(a: Field, b: Field): boolean {
  return a.piece === b.piece && a.pair.key.span.start === b.pair.key.span.start;
}

/** A place in a file: a span that counts from the start of a piece, so it stays right while the piece only moves. */
export interface Place extends Span {
  readonly piece: Piece;
}

/** A map whose keys the schema knows. */
export interface Entry {
  readonly kind: KeyKind;
  /** The piece in which it begins. */
  readonly piece: Piece;
  /** Its key that stands first for each name. */
  readonly fields: ReadonlyMap<string, Field>;
  /** All its keys as written, duplicates included. */
  readonly all: readonly Field[];
  /** Where a finding about the whole entry stands if it has no better place: its first key. */
  readonly anchor: Place;
  /** Part of it could not be read. */
  readonly broken: boolean;
}

export function entryOf(kind: KeyKind, maps: readonly { piece: Piece; map: MapNode }[]): Entry {
  const all = maps.flatMap(({ piece, map }) => map.pairs.map((pair) => ({ piece, pair })));
  const fields = new Map<string, Field>();
  for (const field of all) {
    const { text } = field.pair.key;
    const name = plain.test(text) ? text : text.normalize('NFC');
    if (!fields.has(name)) fields.set(name, field);
  }
  const first = maps[0]!;
  const key = all[0];
  return {
    kind,
    piece: first.piece,
    fields,
    all,
    anchor: key
      ? placeOf(key.piece, key.pair.key)
      : { piece: first.piece, start: first.map.span.start, end: first.map.span.start },
    broken: maps.some(({ piece }) => piece.broken),
  };
}

/** What is in no need of composing: nearly every key. */
const plain = /^[\w-]*$/;

export function placeOf(piece: Piece, node: { readonly span: Span }): Place {
  return { piece, start: node.span.start, end: node.span.end };
}

export function valueOf(entry: Entry, key: string): Node | null | undefined {
  return entry.fields.get(key)?.pair.value;
}

/** The value of a key where it is a string; else undefined. */
export function textOf(entry: Entry, key: string): ScalarNode | undefined {
  const value = valueOf(entry, key);
  return isText(value) ? value : undefined;
}

/** Place of a key's value, or of the key where nothing stands behind it. */
export function placeOfValue(field: Field): Place {
  return placeOf(field.piece, field.pair.value ?? field.pair.key);
}

/** A text and where it stands. */
export interface Located extends Place {
  readonly text: string;
}

/** A key's value where it is one text or a list of texts: each with its place. Other items are left out. */
export function textsOf(field: Field | undefined): readonly Located[] | undefined {
  const value = field?.pair.value;
  if (!field || !value) return undefined;
  const items = value.kind === 'seq' ? value.items : [value];
  return items
    .filter(isScalar)
    .filter((item) => item.value !== null)
    .map((item) => ({ ...placeOf(field.piece, item), text: item.text }));
}
