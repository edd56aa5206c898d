import type { Span } from '../../base/span.ts';
import type { Text } from '../../base/text.ts';
import type { Citation, Citations } from '../../model/citation.ts';
import { identityOf, readCitations } from '../../model/citation.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Entry, Place } from '../../model/entry.ts';
import type { ScalarNode } from '../../syntax/node.ts';
import type { Tree } from '../../workspace/tree.ts';
import { passagesOf, placeIn } from '../text/passage.ts';
import type { Passage } from '../text/passage.ts';

/** A document cited in a text, and where. */
export interface Mention {
  readonly entry: Entry;
  readonly passage: Passage;
  readonly citation: Citation;
}

const readings = new WeakMap<ScalarNode, Citations>();

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

const trees = new WeakMap<Tree, ReadonlyMap<string, readonly Mention[]>>();

/** The citations of a tree by the number they have in common: the head of the index first, then its criteria. */
export function mentionsByNumber(tree: Tree): ReadonlyMap<string, readonly Mention[]> {
  const known = trees.get(tree);
  if (known) return known;
  const byNumber = new Map<string, Mention[]>();
  for (const mention of [...(tree.index ? [tree.index] : []), ...tree.all].flatMap(mentionsOf)) {
    const number = identityOf(mention.citation);
    const same = byNumber.get(number);
    if (same) same.push(mention);
    else byNumber.set(number, [mention]);
  }
  trees.set(tree, byNumber);
  return byNumber;
}

/** Where a part of a citation stands in its file. */
export function placeOfPart({ passage }: Mention, { start, end }: Span): Place {
  return placeIn(passage, start, end);
}

/** The code of the criterion that a mention stands at; empty for the head of the index. */
export function codeOf({ entry }: Mention): string {
  return entry.kind === 'criterion' ? ((entry as Criterion).code?.text ?? '?') : '';
}

/** Where a mention stands, in the middle of a sentence. */
export function whereabouts(code: string): Text {
  return code === ''
    ? { vi: 'phần đầu của chỉ số', en: 'the head of the index' }
    : { vi: `mục ${code}`, en: `item ${code}` };
}
