import { Recent } from '../../base/recent.ts';
import type { Text } from '../../base/text.ts';
import type { Entry, Place } from '../../model/entry.ts';
import type { KeyKind } from '../../model/keys.ts';
import { keyInfo } from '../../model/keys.ts';
import type { MapNode, Node, ScalarNode } from '../../syntax/node.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ProblemKind } from '../../syntax/problem.ts';

/** Slips that cost a value: what stands there is not known, so nothing is said of it. */
const costly: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'text-after-quote',
  'unclosed-quote',
  'colon-in-text',
  'dash-in-text',
  'reserved-sign',
  'text-after-header',
  'no-colon',
  'stray-item',
  'unclosed-bracket',
  'text-after-bracket',
  'other',
  'alias',
  'complex-key',
]);

/** Whether a slip took away what stands, or should stand, on the lines of a place. */
export function isUnread({ piece, start, end }: Place): boolean {
  if (!piece.broken) return false;
  const from = piece.text.lastIndexOf('\n', start - 1) + 1;
  const to = lineEnd(piece.text, end);
  return piece.problems.some(
    ({ kind, span }) => costly.has(kind) && span.start <= to && lineEnd(piece.text, span.end) >= from,
  );
}

/** The place of a key and of everything up to the next key of its map. */
export function reachOf(entry: Entry, piece: Piece, keyStart: number): Place {
  const next = entry.all
    .map((field) => (field.piece === piece ? field.pair.key.span.start : -1))
    .filter((start) => start > keyStart);
  const end = next.length > 0 ? piece.text.lastIndexOf('\n', Math.min(...next) - 1) : piece.text.length;
  return { piece, start: keyStart, end: Math.max(keyStart, end) };
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at;
}

/** Sections whose items are entries of their own. */
const sections = new Set(['index', 'agencies', 'criteria']);

export interface Found<T extends Node> {
  readonly node: T;
  readonly piece: Piece;
  /** The entry's key under which it stands. */
  readonly key: string;
  /** The list item that it is, or begins: the list's column of dashes is read from it. */
  readonly inList: boolean;
}

/** All nodes under an entry's own keys, sections left out. */
export function nodesOf(entry: Entry): readonly Found<Node>[] {
  let nodes = known.get(entry.fields);
  if (!nodes) known.set(entry.fields, (nodes = look(entry)));
  return nodes;
}

const known = new Recent<Entry['fields'], readonly Found<Node>[]>();

function look(entry: Entry): Found<Node>[] {
  const found: Found<Node>[] = [];
  for (const { piece, pair } of entry.all) {
    const key = pair.key.text.normalize('NFC');
    if (sections.has(key) && entry.kind !== 'task') continue;
    const visit = (node: Node | null, inList: boolean): void => {
      if (!node) return;
      found.push({ node, piece, key, inList });
      if (node.kind === 'seq') node.items.forEach((item) => visit(item, true));
      else if (node.kind === 'map') for (const each of node.pairs) visit(each.value, false);
    };
    visit(pair.value, false);
  }
  return found;
}

export function isScalarFound(found: Found<Node>): found is Found<ScalarNode> {
  return found.node.kind === 'scalar';
}

export function isMapFound(found: Found<Node>): found is Found<MapNode> {
  return found.node.kind === 'map';
}

/** The author's text for a sentence: one line of it, not too long. */
export function shown(text: string, most = 60): string {
  const line = text
    .trim()
    .slice(0, 4 * most)
    .replace(/\s+/g, ' ');
  const signs = [...line];
  return signs.length <= most
    ? line
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** A key with the annex's word for it, in the middle of a sentence: `“max” (Điểm tối đa)`. */
export function keyName(kind: KeyKind, key: string): Text {
  const title =
    kind === 'criterion' && key === 'title' ? { vi: 'tên tiêu chí', en: 'its name' } : keyInfo(kind, key)?.title;
  return title ? { vi: `“${key}” (${title.vi})`, en: `“${key}” (${title.en})` } : { vi: `“${key}”`, en: `“${key}”` };
}

/** What a kind of map is called. */
export const kindNames: Readonly<Record<KeyKind, Text>> = {
  file: { vi: 'tệp', en: 'the file' },
  index: { vi: 'chỉ số', en: 'the index' },
  criterion: { vi: 'tiêu chí', en: 'a criterion' },
  task: { vi: 'nhiệm vụ', en: 'a task' },
  agency: { vi: 'cơ quan', en: 'an agency' },
  fileItem: { vi: 'mục “- file:”', en: 'an item “- file:”' },
  config: { vi: 'tệp thiết lập', en: 'the settings' },
  rules: { vi: 'thiết lập mức của quy tắc', en: 'the setting of rules' },
  rounding: { vi: 'thiết lập làm tròn', en: 'the setting of rounding' },
  words: { vi: 'thiết lập từ ngữ', en: 'the setting of words' },
};

/** Keys whose value is a number, a code, a day or a path, never a sentence: quotes would only move the error. */
export const wordless: ReadonlySet<string> = new Set(
  'par max score target scoreYear targetYear code sameAs partial file previous from until group'.split(' '),
);
