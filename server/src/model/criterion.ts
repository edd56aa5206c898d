import type { MapNode, Node } from '../syntax/node.ts';
import { isMap, isScalar, isSeq } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Block } from '../syntax/source.ts';
import type { Amount } from './amount.ts';
import { readAmount } from './amount.ts';
import type { Code } from './code.ts';
import { readCode } from './code.ts';
import type { Entry, Located } from './entry.ts';
import { entryOf, placeOf, textOf, textsOf, valueOf } from './entry.ts';

/** The three columns of points. */
export const amountFields = ['max', 'score', 'target'] as const;
export type AmountField = (typeof amountFields)[number];

/** One row of the annex: an area (lĩnh vực), a criterion (tiêu chí) or a component (tiêu chí thành phần). */
export interface Criterion extends Entry {
  readonly kind: 'criterion';
  readonly code: Code | undefined;
  readonly title: Located | undefined;
  readonly amounts: Readonly<Partial<Record<AmountField, Amount>>>;
  /** Lead agencies as written; undefined where the key is absent or empty. */
  readonly lead: readonly Located[] | undefined;
  readonly with: readonly Located[] | undefined;
  readonly tasks: readonly Task[] | undefined;
  readonly deadlines: readonly Located[] | undefined;
  readonly sameAs: Located | undefined;
  readonly partial: boolean;
  /** Its components; without any it is a leaf. */
  readonly children: readonly Criterion[];
  /** The criterion it is a component of, in its own file; undefined at the top of a file. */
  readonly parent: Criterion | undefined;
}

export interface Task extends Located {
  /** Its own keys, where it is written as a map. */
  readonly entry: Entry | undefined;
  readonly deadlines: readonly Located[] | undefined;
  readonly lead: readonly Located[] | undefined;
}

/** Own keys of a criterion, which depend on its own lines only: kept as long as these lines are not edited. */
type Own = Omit<Criterion, 'children' | 'parent'>;

const ownOfPiece = new WeakMap<Piece, Own>();

/** Told of each item of a `criteria:` list that is no map, so no criterion. */
export type OnStray = (piece: Piece, node: Node | null) => void;

/** The criterion of a block with its components; undefined where the item is no map. */
export function criterionOfBlock(block: Block, parent: Criterion | undefined, onStray: OnStray): Criterion | undefined {
  const { piece, rest } = block;
  if (!isMap(piece.node)) {
    onStray(piece, piece.node);
    return undefined;
  }
  let own = rest.length === 0 ? ownOfPiece.get(piece) : undefined;
  if (!own) {
    own = ownOf([piece, ...rest].flatMap((p) => (isMap(p.node) ? [{ piece: p, map: p.node }] : [])));
    if (rest.length === 0) ownOfPiece.set(piece, own);
  }
  return withChildren(own, parent, block.children, onStray);
}

/** A criterion that stands inside another's piece (in a list written with brackets). */
export function criterionOfMap(piece: Piece, map: MapNode, parent: Criterion | undefined, onStray: OnStray): Criterion {
  return withChildren(ownOf([{ piece, map }]), parent, [], onStray);
}

function withChildren(own: Own, parent: Criterion | undefined, blocks: readonly Block[], onStray: OnStray): Criterion {
  const children: Criterion[] = [];
  const self: Criterion = { ...own, children, parent };
  const field = own.fields.get('criteria');
  if (field && isSeq(field.pair.value)) {
    for (const item of field.pair.value.items) {
      if (isMap(item)) children.push(criterionOfMap(field.piece, item, self, onStray));
      else onStray(field.piece, item);
    }
  }
  for (const block of blocks) {
    const child = criterionOfBlock(block, self, onStray);
    if (child) children.push(child);
  }
  return self;
}

function ownOf(maps: readonly { piece: Piece; map: MapNode }[]): Own {
  const entry = entryOf('criterion', maps);
  const piece = (key: string) => entry.fields.get(key)?.piece ?? entry.piece;
  const title = textOf(entry, 'title');
  const sameAs = valueOf(entry, 'sameAs');
  const partial = valueOf(entry, 'partial');
  const amounts: Partial<Record<AmountField, Amount>> = {};
  for (const field of amountFields) {
    const amount = readAmount(valueOf(entry, field) ?? null);
    // Of two different numbers under one key none is known to be the right one.
    const others = entry.all
      .filter(({ pair }) => pair.key.text === field)
      .map(({ pair }) => readAmount(pair.value)?.written);
    if (amount && others.every((written) => written === amount.written)) amounts[field] = amount;
  }
  return {
    ...entry,
    kind: 'criterion',
    code: readCode(valueOf(entry, 'code') ?? null),
    title: title && { ...placeOf(piece('title'), title), text: title.text },
    amounts,
    lead: textsOf(entry.fields.get('lead')),
    with: textsOf(entry.fields.get('with')),
    tasks: tasksOf(entry),
    deadlines: textsOf(entry.fields.get('deadline')),
    sameAs:
      isScalar(sameAs) && sameAs.value !== null
        ? { ...placeOf(piece('sameAs'), sameAs), text: sameAs.text }
        : undefined,
    partial: isScalar(partial) && partial.value === true,
  };
}

function tasksOf(entry: Entry): readonly Task[] | undefined {
  const field = entry.fields.get('tasks');
  if (!field || !isSeq(field.pair.value)) return undefined;
  return field.pair.value.items.flatMap((item): Task[] => {
    if (isScalar(item)) {
      return [
        { ...placeOf(field.piece, item), text: item.text, entry: undefined, deadlines: undefined, lead: undefined },
      ];
    }
    if (!isMap(item)) return [];
    const task = entryOf('task', [{ piece: field.piece, map: item }]);
    const text = textOf(task, 'task');
    return [
      {
        ...(text ? placeOf(field.piece, text) : task.anchor),
        text: text?.text ?? '',
        entry: task,
        deadlines: textsOf(task.fields.get('deadline')),
        lead: textsOf(task.fields.get('lead')),
      },
    ];
  });
}
