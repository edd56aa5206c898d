import { placeOf } from '../../model/entry.ts';
import type { Place } from '../../model/entry.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { ScalarNode } from '../../syntax/node.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Fix, FixEdit } from '../engine/finding.ts';
import { newlineOf, wordsOf } from '../engine/rewrite.ts';
import type { Group } from './numbering.ts';

/**
 * Offers other codes for some criteria: their components' codes change with them, and so does every `sameAs` that
 * names one of them. Gives undefined where nothing would change.
 */
export function renumber(view: TreeView, wanted: ReadonlyMap<Criterion, string>): Fix | undefined {
  const renamed = new Map<string, string>();
  const edits: FixEdit[] = [];
  const rename = (criterion: Criterion, to: string): void => {
    const { code } = criterion;
    if (!code || code.text === to) return;
    edits.push(codeEdit(placeOf(criterion.fields.get('code')!.piece, code.node), code.node, to));
    // A code that stands twice is still there for those who name it.
    if (view.tree.byCode.get(code.text)!.length === 1) renamed.set(code.text, to);
    for (const child of criterion.children) {
      const last = child.code?.text.slice(code.text.length);
      // One that has the right code already, under a wrong one, stays.
      if (last && child.code!.text === code.text + last && /^\.\d+$/.test(last)) rename(child, to + last);
    }
  };
  for (const [criterion, to] of wanted) rename(criterion, to);
  if (edits.length === 0) return undefined;
  for (const { sameAs, fields } of view.tree.all) {
    const to = sameAs && renamed.get(sameAs.text);
    if (to !== undefined) edits.push(codeEdit(sameAs!, fields.get('sameAs')!.pair.value as ScalarNode, to));
  }
  const changes = [...wanted].filter(([criterion, to]) => criterion.code && criterion.code.text !== to);
  const list = changes
    .slice(0, 3)
    .map(([criterion, to]) => `${criterion.code!.text} → ${to}`)
    .join(', ');
  const more = edits.length - Math.min(3, changes.length);
  return {
    title: {
      vi: `Sửa STT ${list}${more > 0 ? ` và ${more} chỗ đi theo` : ''}`,
      en: `Renumber ${list}${more > 0 ? ` and ${more} more ${more === 1 ? 'place' : 'places'} that go with it` : ''}`,
    },
    safe: false,
    edits,
  };
}

/** Puts another code in the place of one; quotes stay as they are, and come where there are none. */
export function codeEdit(place: Place, node: ScalarNode, to: string): FixEdit {
  const quoted = node.style === 'double' || node.style === 'single';
  if (quoted) return { place: { ...place, start: place.start + 1, end: place.end - 1 }, text: to };
  return { place: { ...place, end: wordsOf(place).end }, text: quotedCode(to, place.piece.text) };
}

/** A code in the quotes that a text has around its codes: single ones only where it has no double ones. */
export function quotedCode(code: string, text: string): string {
  const single = !/(?:code|sameAs): *"/.test(text) && /(?:code|sameAs): *'/.test(text);
  return single ? `'${code}'` : `"${code}"`;
}

/** The codes that the places of these members ask for; undefined where one of them has no place. */
export function askedOf(
  { prefix, order, numbers }: Group,
  wrong: readonly Criterion[],
): Map<Criterion, string> | undefined {
  const wanted = new Map<Criterion, string>();
  for (const member of wrong) {
    const number = numbers[order.get(member)!];
    if (!prefix || number === undefined) return undefined;
    wanted.set(member, [...prefix, number].join('.'));
  }
  return wanted;
}

/** The codes of a member and those after it if it gets `number`: the others go on from there, gaps after it kept. */
export function shifted(
  { prefix, members, numbers, order }: Group,
  from: Criterion,
  number: number,
): Map<Criterion, string> {
  const wanted = new Map<Criterion, string>();
  const start = order.get(from)!;
  const by = (numbers[start] ?? number) - number;
  members.slice(start).forEach((member, i) => {
    const own = numbers[start + i];
    if (prefix && own !== undefined) wanted.set(member, [...prefix, own - by].join('.'));
  });
  return wanted;
}

/** The codes of a member and those after it if it gets `number` and each of the others is pushed on only where it must. */
export function pushed({ prefix, members, order }: Group, from: Criterion, number: number): Map<Criterion, string> {
  const wanted = new Map<Criterion, string>();
  let next = number;
  for (const member of members.slice(order.get(from))) {
    const own = member.code?.parts?.at(-1);
    if (!prefix || own === undefined) continue;
    if (member !== from && own >= next) break;
    wanted.set(member, [...prefix, next++].join('.'));
  }
  return wanted;
}

/** Moves the lines of a criterion, components and comments above it included, before a sibling of the same file. */
export function moveBefore(view: TreeView, criterion: Criterion, sibling: Criterion): readonly FixEdit[] | undefined {
  const pieces = blockOf(view, criterion);
  if (
    !pieces ||
    sibling.piece.kind !== 'item' ||
    sibling.piece.path !== criterion.piece.path ||
    sibling.piece === criterion.piece
  )
    return undefined;
  const text = pieces.map((piece) => piece.text).join('');
  return [
    {
      place: { piece: sibling.piece, start: 0, end: 0 },
      text: text.endsWith('\n') ? text : text + newlineOf(sibling.piece),
    },
    ...pieces.map((piece) => ({ place: { piece, start: 0, end: piece.text.length }, text: '' })),
  ];
}

/** Takes the lines of a criterion out, components included. */
export function removal(view: TreeView, criterion: Criterion): readonly FixEdit[] | undefined {
  return blockOf(view, criterion)?.map((piece) => ({ place: { piece, start: 0, end: piece.text.length }, text: '' }));
}

/**
 * Indents blocks as components of the criterion that their codes name, or as its neighbours, where nothing but the
 * indentation must change: they follow the home's last component, or are the last of a component of it.
 */
export function reindent(
  view: TreeView,
  blocks: readonly Criterion[],
  home: Criterion | undefined,
): readonly FixEdit[] | undefined {
  const { path } = blocks[0]!.piece;
  const source = view.project.files.get(path)?.model?.source;
  const neighbours = (home ? home.children : view.tree.top).filter(({ piece }) => piece.path === path);
  const last = neighbours.findLast((child) => !blocks.includes(child));
  const all = blocks.map((block) => blockOf(view, block));
  if (!source || !last || isInBrackets(last) || all.some((pieces) => !pieces)) return undefined;
  const pieces = all.flatMap((own) => own!);
  const { parent } = blocks[0]!;
  const follows = blockOf(view, last)?.at(-1) === source.pieces[source.pieces.indexOf(pieces[0]!) - 1];
  const isLast = parent !== undefined && parent.parent === home && parent.children.at(-1) === blocks.at(-1);
  if (!follows && !isLast) return undefined;
  const by = columnOfDash(last.piece) - columnOfDash(pieces[0]!);
  return pieces.flatMap((piece) =>
    [...piece.text.matchAll(/^ *(?=\S)/gm)].flatMap((line): FixEdit[] => {
      const end = line.index + (by < 0 ? Math.min(-by, line[0].length) : 0);
      // A comment may stand further to the left than the block.
      if (by < 0 && end === line.index) return [];
      return [{ place: { piece, start: line.index, end }, text: ' '.repeat(Math.max(0, by)) }];
    }),
  );
}

function columnOfDash({ text, begin }: Piece): number {
  return /^ */.exec(text.slice(begin))![0].length;
}

/** The pieces that a criterion's lines are made of, which follow one another; undefined in a list written with brackets. */
function blockOf(view: TreeView, criterion: Criterion): readonly Piece[] | undefined {
  const source = view.project.files.get(criterion.piece.path)?.model?.source;
  const first = source?.pieces.indexOf(criterion.piece) ?? -1;
  if (!source || first < 0 || criterion.piece.kind !== 'item' || isInBrackets(criterion)) return undefined;
  const own = new Set<Piece>();
  const collect = (one: Criterion): void => {
    own.add(one.piece);
    for (const field of one.all) own.add(field.piece);
    one.children.forEach(collect);
  };
  collect(criterion);
  let end = first;
  while (end < source.pieces.length && own.has(source.pieces[end]!)) end++;
  return source.pieces.slice(first, end);
}

function isInBrackets({ parent, piece }: Criterion): boolean {
  return parent?.piece === piece;
}
