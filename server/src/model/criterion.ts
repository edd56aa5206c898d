import { isSameList, none } from '../base/list.ts';
import { isNoting, Signal } from '../base/reactive.ts';
import type { MapNode, Node } from '../syntax/node.ts';
import { isMap, isScalar, isSeq } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Block } from '../syntax/source.ts';
import type { Amount } from './amount.ts';
import { readAmount } from './amount.ts';
import type { Code } from './code.ts';
import { readCode } from './code.ts';
import type { Entry, Located, Place } from './entry.ts';
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
  /** The pieces that its own lines are; none where it stands inside another's. */
  readonly pieces: readonly Piece[];
  /** An item of its list of components could not be read at all. */
  readonly isUnread: boolean;
  /** Whether it has a key, whatever stands behind it. */
  has(key: string): boolean;
}

export interface Task extends Located {
  /** Its own keys, where it is written as a map. */
  readonly entry: Entry | undefined;
  readonly deadlines: readonly Located[] | undefined;
  readonly lead: readonly Located[] | undefined;
}

/** What a criterion says in its own lines. */
type Own = Omit<Criterion, 'children' | 'parent' | 'has' | 'isUnread' | 'pieces'>;

/** A value of a section where a map should stand (a criterion that is a text, a list in a list). */
export interface StrayItem extends Place {
  readonly node: Node | null;
}

/** Told of the rows that come and go in a file, and of those whose own lines say something else. */
export interface RowWatcher {
  added(row: Row): void;
  removed(row: Row): void;
  changed(row: Row, before: RowKeys): void;
}

/** The file that a row stands in. */
export interface RowHolder extends RowWatcher {
  /** What is noted in place of each aspect while the file is at rest; undefined while its edits are followed. */
  readonly rest: Signal | undefined;
  /** What a row says was asked for while the file is at rest. */
  lookedAt(row: Row): void;
  /** The row's `strays` may be others. */
  straying(row: Row): void;
}

/** What rows are looked up by. */
export interface RowKeys {
  readonly code: string | undefined;
  readonly sameAs: string | undefined;
}

/**
 * What computations read of a row, each by itself. `own` stands for everything that its own lines say, with the places;
 * the other aspects of these lines count as changed only where they say something else.
 */
const aspects = [
  'own',
  'code',
  'amounts',
  'lead',
  'deadlines',
  'tasks',
  'sameAs',
  'traits',
  'pieces',
  'components',
  'unread',
] as const;
type Aspect = (typeof aspects)[number];

/** The aspects of a row's own lines: whether two readings say the same. */
const sameness: Readonly<Partial<Record<Aspect, (a: Own, b: Own) => boolean>>> = {
  own: () => false,
  code: (a, b) => sameCode(a.code, b.code),
  amounts: (a, b) => sameAmounts(a.amounts, b.amounts),
  lead: (a, b) => sameTexts(a.lead, b.lead),
  deadlines: (a, b) => sameTexts(a.deadlines, b.deadlines),
  tasks: (a, b) => sameTasks(a.tasks, b.tasks),
  sameAs: (a, b) => a.sameAs?.text === b.sameAs?.text,
  traits: sameTraits,
};

/**
 * A criterion as it goes through edits: the same object for as long as it keeps its place among its neighbours. Each of
 * its values is one that computations depend on when they read it, and only on what they read: the code, the points,
 * the names of leads, the tasks, the deadlines and what `sameAs` names count as changed only if they say something else, everything else as
 * soon as one of its lines is edited. So whoever tells where one of these stands must ask `fields` for the place.
 */
export class Row implements Criterion {
  readonly kind = 'criterion';
  /** The file that it stands in. */
  readonly file: string;
  /** What its own lines say; undefined while it is let go of. */
  private held: Own | undefined;
  private isLookedAt = false;
  private ownPieces: readonly Piece[];
  private components: readonly Row[] = none;
  private unread = false;
  /** One for each aspect that a computation has read. */
  private signals: { [aspect in Aspect]?: Signal } | undefined;
  private block: Block | undefined;
  private slots: readonly Slot<Row>[] = none;
  private inBrackets: readonly Row[] = none;
  private straysInBrackets: readonly StrayItem[] = none;
  /** Items of its list of components that are no maps, and the pieces of those that are blocks. */
  strays: readonly StrayItem[] = none;
  loose: readonly Piece[] = none;

  private constructor(
    maps: readonly { piece: Piece; map: MapNode }[],
    block: Block | undefined,
    readonly parent: Row | undefined,
    private readonly watcher: RowHolder,
  ) {
    this.held = ownOf(maps);
    this.file = this.held.piece.path;
    this.ownPieces = block ? [block.piece, ...block.rest] : [];
    this.signals = undefined;
    this.block = block;
    watcher.added(this);
    this.setComponents(undefined, block?.children ?? []);
  }

  /** The criterion of a block with its components; undefined where the item is no map. */
  static ofBlock(block: Block, parent: Row | undefined, watcher: RowHolder): Row | undefined {
    return isMap(block.piece.node) ? new Row(mapsOf(block), block, parent, watcher) : undefined;
  }

  /** A criterion that stands inside another's piece (in a list written with brackets). */
  static ofMap(piece: Piece, map: MapNode, parent: Row | undefined, watcher: RowHolder): Row {
    return new Row([{ piece, map }], undefined, parent, watcher);
  }

  /** Takes over what the block now says; false where it is no criterion any more. */
  update(block: Block): boolean {
    const before = this.block;
    if (before === block) return true;
    if (!before || !isMap(block.piece.node)) return false;
    this.block = block;
    const isEdited = before.piece !== block.piece || !isSameList(before.rest, block.rest);
    if (isEdited) {
      this.ownPieces = [block.piece, ...block.rest];
      this.signals?.pieces?.changed();
      this.setOwn(this.held ?? ownOf(mapsOf(before)), ownOf(mapsOf(block)));
    }
    this.setComponents(isEdited ? undefined : before.children, block.children);
    return true;
  }

  /** It stands in the file no more, nor do its components. */
  remove(): void {
    for (const each of this.components) each.remove();
    this.watcher.removed(this);
  }

  /** What it is looked up by now. */
  keys(): RowKeys {
    return keysOf(this.own);
  }

  private setOwn(was: Own, own: Own): void {
    this.held = own;
    for (const aspect of aspects) {
      const signal = this.signals?.[aspect];
      if (signal && sameness[aspect]?.(was, own) === false) signal.changed();
    }
    this.watcher.changed(this, keysOf(was));
  }

  /** Its file goes to rest: who read an aspect of it reads again, and notes the file. */
  rest(): void {
    for (const aspect of aspects) this.signals?.[aspect]?.changed();
    this.signals = undefined;
  }

  /** Lets go of what its own lines say: it is read again from the text when it is asked for. */
  letGo(): void {
    this.isLookedAt = false;
    if (!this.block) return;
    this.held = undefined;
    for (const piece of this.ownPieces) piece.letGo();
  }

  private get own(): Own {
    if (this.watcher.rest && !this.isLookedAt) {
      this.isLookedAt = true;
      this.watcher.lookedAt(this);
    }
    return (this.held ??= ownOf(mapsOf(this.block!)));
  }

  /** `before` are the blocks that the components are of now; undefined where the own lines were edited too. */
  private setComponents(before: readonly Block[] | undefined, blocks: readonly Block[]): void {
    if (before === blocks) return;
    if (!before) this.readBrackets();
    this.slots = slotsOf(this.slots, blocks, (block) => Row.ofBlock(block, this, this.watcher));
    const isUnread = this.slots.some(({ item }) => !item);
    const strays = isUnread
      ? this.slots.flatMap(({ block: { piece }, item }) => (item ? [] : [strayAt(piece, piece.node)]))
      : none;
    this.strays = this.straysInBrackets.length > 0 ? [...this.straysInBrackets, ...strays] : strays;
    this.loose = isUnread ? this.slots.flatMap(({ block, item }) => (item ? [] : loosePieces(block))) : none;
    this.watcher.straying(this);
    if (isUnread !== this.unread) {
      this.unread = isUnread;
      this.signals?.unread?.changed();
    }
    const items = this.slots.length > 0 ? itemsOf(this.slots) : none;
    const all = this.inBrackets.length > 0 ? [...this.inBrackets, ...items] : items;
    if (isSameList(all, this.components)) return;
    this.components = all;
    this.signals?.components?.changed();
  }

  /** Components written in brackets are part of its own lines, and read anew with them. */
  private readBrackets(): void {
    for (const each of this.inBrackets) each.remove();
    const field = this.own.fields.get('criteria');
    const items = field && isSeq(field.pair.value) ? field.pair.value.items : none;
    if (items.length === 0) {
      this.inBrackets = this.straysInBrackets = none;
      return;
    }
    this.inBrackets = items.flatMap((item) => (isMap(item) ? [Row.ofMap(field!.piece, item, this, this.watcher)] : []));
    this.straysInBrackets = items.flatMap((item) => (isMap(item) ? [] : [strayAt(field!.piece, item)]));
  }

  /** Notes what is being read. */
  private note(aspect: Aspect): void {
    if (!isNoting()) return;
    const { rest } = this.watcher;
    if (rest) rest.note();
    else ((this.signals ??= {})[aspect] ??= new Signal()).note();
  }

  get code(): Code | undefined {
    this.note('code');
    return this.own.code;
  }
  get amounts(): Criterion['amounts'] {
    this.note('amounts');
    return this.own.amounts;
  }
  get lead(): readonly Located[] | undefined {
    this.note('lead');
    return this.own.lead;
  }
  get deadlines(): readonly Located[] | undefined {
    this.note('deadlines');
    return this.own.deadlines;
  }
  get children(): readonly Row[] {
    this.note('components');
    return this.components;
  }
  get partial(): boolean {
    this.note('traits');
    return this.own.partial;
  }
  get broken(): boolean {
    this.note('traits');
    return this.own.broken;
  }
  get isUnread(): boolean {
    this.note('unread');
    return this.unread;
  }
  get title(): Located | undefined {
    this.note('own');
    return this.own.title;
  }
  get with(): readonly Located[] | undefined {
    this.note('own');
    return this.own.with;
  }
  get tasks(): readonly Task[] | undefined {
    this.note('tasks');
    return this.own.tasks;
  }
  get pieces(): readonly Piece[] {
    this.note('pieces');
    return this.ownPieces;
  }
  get sameAs(): Located | undefined {
    this.note('sameAs');
    return this.own.sameAs;
  }
  get piece(): Piece {
    this.note('own');
    return this.block?.piece ?? this.own.piece;
  }
  get fields(): Criterion['fields'] {
    this.note('own');
    return this.own.fields;
  }
  get all(): Criterion['all'] {
    this.note('own');
    return this.own.all;
  }
  get anchor(): Place {
    this.note('own');
    return this.own.anchor;
  }
  has(key: string): boolean {
    this.note('traits');
    return this.own.fields.has(key);
  }
}

/** Where an item that is no map stands. */
export function strayAt(piece: Piece, node: Node | null): StrayItem {
  const place = node ? placeOf(piece, node) : { piece, start: piece.begin, end: piece.text.trimEnd().length };
  return { ...place, node };
}

/** The pieces of a block that is no map, and of all below it. */
export function loosePieces({ piece, rest, children }: Block): Piece[] {
  return [piece, ...rest, ...children.flatMap(loosePieces)];
}

/** A block of a list, and what it is; undefined where it is no map. */
export interface Slot<T> {
  readonly block: Block;
  readonly item: T | undefined;
}

/**
 * The slots of `blocks`, made of those that were there: a block that is the same keeps its row, and so does one that is
 * edited in its place, while it is a criterion. Rows never change their order, so what was computed from it holds; those that go are removed.
 */
export function slotsOf<T extends object>(
  slots: readonly Slot<T>[],
  blocks: readonly Block[],
  create: (block: Block) => T | undefined,
  isCriterion: (block: Block) => boolean = () => true,
): readonly Slot<T>[] {
  let start = 0;
  while (start < slots.length && start < blocks.length && slots[start]!.block === blocks[start]) start++;
  let [end, blockEnd] = [slots.length, blocks.length];
  while (end > start && blockEnd > start && slots[end - 1]!.block === blocks[blockEnd - 1]) {
    end--;
    blockEnd--;
  }
  if (start === end && start === blockEnd) return slots;
  const middle: Slot<T>[] = [];
  const kept = new Map(slots.slice(start, end).map((slot, i) => [slot.block, start + i]));
  const drop = ({ item }: Slot<T>): void => {
    if (item instanceof Row) item.remove();
  };
  let next = start;
  for (let i = start; i < blockEnd; i++) {
    const block = blocks[i]!;
    let at = kept.get(block) ?? -1;
    // As many are left as blocks: each stands for the one in its place.
    if (at < next) at = end - next >= blockEnd - i && !blocks.includes(slots[next]!.block, i) ? next : -1;
    const item = at < 0 ? undefined : slots[at]!.item;
    if (at >= 0 && (slots[at]!.block === block || (item instanceof Row && isCriterion(block) && item.update(block)))) {
      for (; next < at; next++) drop(slots[next]!);
      next++;
      middle.push({ block, item });
    } else middle.push({ block, item: create(block) });
  }
  for (; next < end; next++) drop(slots[next]!);
  return [...slots.slice(0, start), ...middle, ...slots.slice(end)];
}

export function itemsOf<T>(slots: readonly Slot<T>[]): T[] {
  const items: T[] = [];
  for (const { item } of slots) if (item !== undefined) items.push(item);
  return items;
}

function mapsOf({ piece, rest }: Block): { piece: Piece; map: MapNode }[] {
  return [piece, ...rest].flatMap((each) => (isMap(each.node) ? [{ piece: each, map: each.node }] : []));
}

function keysOf({ code, sameAs }: Own): RowKeys {
  return { code: code?.text, sameAs: sameAs?.text };
}

/** What others ask of a criterion without asking where it stands. */
function sameTraits(a: Own, b: Own): boolean {
  return a.partial === b.partial && a.broken === b.broken && isSameList([...a.fields.keys()], [...b.fields.keys()]);
}

function sameCode(a: Code | undefined, b: Code | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.text === b.text && a.unquoted === b.unquoted);
}

/** Whether both write the same numbers. */
export function sameAmounts(a: Criterion['amounts'], b: Criterion['amounts']): boolean {
  return amountFields.every((field) => {
    const [x, y] = [a[field], b[field]];
    return x === y || (x !== undefined && y !== undefined && x.written === y.written && x.form === y.form);
  });
}

/** Whether both are the same tasks, each with the same of its own. */
export function sameTasks(a: readonly Task[] | undefined, b: readonly Task[] | undefined): boolean {
  const same = (x: Task, y: Task): boolean =>
    x.text === y.text &&
    sameTexts(x.deadlines, y.deadlines) &&
    sameTexts(x.lead, y.lead) &&
    [...(x.entry?.fields.keys() ?? [])].join('\n') === [...(y.entry?.fields.keys() ?? [])].join('\n') &&
    (x.entry === undefined) === (y.entry === undefined);
  return a === b || (a !== undefined && b !== undefined && isSameList(a, b, same));
}

function sameTexts(a: readonly Located[] | undefined, b: readonly Located[] | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && isSameList(a, b, (x, y) => x.text === y.text));
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
    const isSure =
      entry.all.length === entry.fields.size ||
      entry.all.every(({ pair }) => pair.key.text !== field || readAmount(pair.value)?.written === amount?.written);
    if (amount && isSure) amounts[field] = amount;
  }
  return {
    kind: 'criterion',
    piece: entry.piece,
    fields: entry.fields,
    all: entry.all,
    anchor: entry.anchor,
    broken: entry.broken,
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
