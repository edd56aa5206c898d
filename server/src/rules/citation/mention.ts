import { isSameList } from '../../base/list.ts';
import { Recent } from '../../base/recent.ts';
import { Memo, MemoTable } from '../../base/reactive.ts';
import type { Span } from '../../base/span.ts';
import type { Text } from '../../base/text.ts';
import type { Citation, Citations } from '../../model/citation.ts';
import { identityOf, readCitations } from '../../model/citation.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Entry, Place } from '../../model/entry.ts';
import type { ScalarNode } from '../../syntax/node.ts';
import type { Facts } from '../../workspace/facts.ts';
import { factsOf } from '../../workspace/facts.ts';
import type { Tree } from '../../workspace/tree.ts';
import { passagesOf, placeIn } from '../text/passage.ts';
import type { Passage } from '../text/passage.ts';

/** A document cited in a text, and where. */
export interface Mention {
  readonly entry: Entry;
  readonly passage: Passage;
  readonly citation: Citation;
}

const readings = new Recent<ScalarNode, Citations>();

/** What a text cites; read once for as long as its lines are not edited. */
export function citationsOf({ node }: Passage): Citations {
  let citations = readings.get(node);
  if (!citations) readings.set(node, (citations = readCitations(node.text)));
  return citations;
}

/** Every citation in an entry's own lines, in their order. */
export function mentionsOf(entry: Entry): Mention[] {
  return passagesOf(entry, 'prose').flatMap((passage) =>
    citationsOf(passage).citations.map((citation) => ({ entry, passage, citation })),
  );
}

/** What an entry cites, without where; `nth` counts its mentions. */
export interface Cited {
  readonly entry: Entry;
  readonly nth: number;
  readonly citation: Citation;
}

const cited = new WeakMap<Entry, Memo<readonly Cited[]>>();

/** What an entry cites. It stays the same while its texts are edited elsewhere. */
export function citedBy(entry: Entry): readonly Cited[] {
  let memo = cited.get(entry);
  if (!memo) {
    const all = (): Cited[] => mentionsOf(entry).map(({ citation }, nth) => ({ entry, nth, citation }));
    cited.set(entry, (memo = new Memo(all, (a, b) => a.length === b.length && told(a) === told(b))));
  }
  return memo.get();
}

/** All that citations say but where they stand. */
function told(all: readonly Cited[]): string {
  return JSON.stringify(all, (key, value: unknown) =>
    key === 'entry' || key === 'start' || key === 'end' ? undefined : value,
  );
}

interface Numbers {
  readonly facts: Facts;
  readonly byNumber: MemoTable<string, readonly Cited[]>;
}

const trees = new WeakMap<Tree, Numbers>();

/** The citations of a tree by the number they have in common: the head of the index first, then its criteria. */
export function citationsByNumber(tree: Tree): { get(number: string): readonly Cited[] } {
  let numbers = trees.get(tree);
  if (!numbers) {
    const facts = factsOf(tree, (criterion) => [
      ...new Set(citedBy(criterion).map(({ citation }) => identityOf(citation))),
    ]);
    const find = (number: string): Cited[] =>
      [...(tree.index ? [tree.index] : []), ...facts.get(number)]
        .flatMap(citedBy)
        .filter(({ citation }) => identityOf(citation) === number);
    trees.set(tree, (numbers = { facts, byNumber: new MemoTable(find, isSameList) }));
  }
  return numbers.byNumber;
}

/** Where one of the citations of an entry stands. */
export function mentionOf({ entry, nth }: Cited): Mention {
  return mentionsOf(entry)[nth]!;
}

/** Where a part of a citation stands in its file. */
export function placeOfPart({ passage }: Mention, { start, end }: Span): Place {
  return placeIn(passage, start, end);
}

/** The code of the criterion that a mention stands at; empty for the head of the index. */
export function codeOf({ entry }: Pick<Cited, 'entry'>): string {
  return entry.kind === 'criterion' ? ((entry as Criterion).code?.text ?? '?') : '';
}

/** Where a mention stands, in the middle of a sentence. */
export function whereabouts(code: string): Text {
  return code === ''
    ? { vi: 'phần đầu của chỉ số', en: 'the head of the index' }
    : { vi: `mục ${code}`, en: `item ${code}` };
}
