import { isSameList } from '../base/list.ts';
import { Cell, Keyed, Memo } from '../base/reactive.ts';
import type { MapNode, Node } from '../syntax/node.ts';
import { isMap, isScalar, isSeq } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Source } from '../syntax/source.ts';
import type { Agency } from './agency.ts';
import type { Amount } from './amount.ts';
import { readAmount } from './amount.ts';
import type { AmountField, Criterion, RowHolder, RowKeys, RowWatcher, Slot, StrayItem } from './criterion.ts';
import { amountFields, itemsOf, loosePieces, Row, sameAmounts, slotsOf, strayAt } from './criterion.ts';
import type { Entry, Located, Place } from './entry.ts';
import { entryOf, placeOf, textOf, textsOf, valueOf } from './entry.ts';

/** What one file says, knowing no other file. */
export interface FileModel {
  readonly path: string;
  readonly source: Source;
  /** The keys of the file itself, over all its heads; undefined where there is no map at all. */
  readonly head: Entry | undefined;
  readonly index: IndexHead | undefined;
  /** Undefined where the section is absent. */
  readonly agencies: readonly (AgencyEntry | FileItem)[] | undefined;
  readonly criteria: readonly (Criterion | FileItem)[] | undefined;
  /** The criterion whose own lines a piece holds. */
  rowOf(piece: Piece): Criterion | undefined;
  /** Values that stand where a map should (a criterion that is a text, a list in a list): the schema names them. */
  readonly strays: readonly Stray[];
  /** Changes as soon as pieces come, go or change places; not when one of them is only edited. */
  readonly structure: object;
  /** The pieces with a comment that silences findings. */
  readonly silencing: readonly Piece[];
  /** Some of its pieces could not be read in full. */
  readonly hasBroken: boolean;
  /** Items of `criteria:` stand in blocks of their own. */
  readonly hasBlocks: boolean;
  /** The pieces that belong to no criterion: the heads, and items that are no maps. */
  readonly loose: readonly Piece[];
  /** Part of what stands outside of the criteria could not be read. */
  readonly isBroken: boolean;
  /** An item of a `criteria:` list could not be read at all. */
  readonly isUnread: boolean;
}

/** The head of an index: whose it is, which years, its stated totals. */
export interface IndexHead extends Entry {
  readonly kind: 'index';
  readonly title: Located | undefined;
  readonly amounts: Readonly<Partial<Record<AmountField, Amount>>>;
  readonly scoreYear: number | undefined;
  readonly targetYear: number | undefined;
  /** Path of last year's root, as written. */
  readonly previous: Located | undefined;
  /** Whether it has a key, whatever stands behind it. */
  has(key: string): boolean;
}

/** An item `- file: <path>`: another file's section stands there. */
export interface FileItem extends Entry {
  readonly kind: 'fileItem';
  readonly section: 'agencies' | 'criteria';
  /** As written, relative to the file; undefined where it is no text. */
  readonly target: Located | undefined;
}

export interface AgencyEntry extends Entry {
  readonly kind: 'agency';
  readonly agency: Agency;
  readonly name: Located | undefined;
  readonly code: Located | undefined;
  readonly aliases: readonly Located[];
}

export interface Stray extends Place {
  readonly node: Node | null;
  readonly section: 'file' | 'index' | 'agencies' | 'criteria';
}

const models = new WeakMap<Source, FileModel>();

/** The model of a source by itself. */
export function fileModel(source: Source): FileModel {
  let model = models.get(source);
  if (!model) models.set(source, (model = new LiveFile(source)));
  return model;
}

/** What the heads of a file say. */
interface Heads {
  readonly head: Entry | undefined;
  readonly index: Own | undefined;
  readonly agencies: FileModel['agencies'];
  /** The items of `criteria:` that are written in brackets, as part of the head. */
  readonly inBrackets: readonly { readonly piece: Piece; readonly node: Node | null }[];
  readonly hasCriteria: boolean;
  readonly isBroken: boolean;
  readonly pieces: readonly Piece[];
  readonly strays: readonly Stray[];
}

/**
 * The model of a file as it goes through edits: after `update` it says what a new one would, and its rows are the same
 * objects wherever they could be kept.
 */
export class LiveFile implements FileModel {
  readonly path: string;
  /** Its rows by what they are looked up by. */
  readonly byCode = new Keyed<string, Row>();
  readonly bySameAs = new Keyed<string, Row>();
  /** Those with a `sameAs`. */
  readonly referring = new Keyed<true, Row>();
  private readonly sourceCell: Cell<Source>;
  private readonly heads: Cell<Heads>;
  private readonly structureCell: Cell<object>;
  private readonly silencingCell: Cell<readonly Piece[]>;
  private readonly hasBrokenCell: Cell<boolean>;
  private readonly liveIndex: Cell<LiveIndex | undefined>;
  private readonly items: Cell<FileModel['criteria']>;
  private readonly strayCell: Cell<readonly Stray[]>;
  private readonly brokenCell: Cell<boolean>;
  private readonly unreadCell = new Cell(false);
  private readonly blocksCell = new Cell(false);
  private readonly looseCell = new Cell<readonly Piece[]>([]);
  private readonly indexKey = new Memo(() => this.head?.fields.has('index') === true);
  private slots: readonly Slot<Row | FileItem>[] = [];
  private inBrackets: readonly (Row | FileItem)[] = [];
  private readonly rows = new Set<Row>();
  private readonly rowByPiece = new WeakMap<Piece, Row>();
  private readonly withStrays = new Set<Row>();
  private readonly watchers = new Set<RowWatcher>();

  constructor(source: Source) {
    this.path = source.path;
    this.sourceCell = new Cell(source);
    this.heads = new Cell(readHeads(source));
    this.structureCell = new Cell<object>(source.owners);
    this.silencingCell = new Cell(source.silencing);
    this.hasBrokenCell = new Cell(source.broken.length > 0);
    const { index, isBroken } = this.heads.peek();
    this.brokenCell = new Cell(isBroken);
    this.liveIndex = new Cell(index && new LiveIndex(index));
    this.items = new Cell<FileModel['criteria']>(undefined);
    this.strayCell = new Cell<readonly Stray[]>([]);
    this.readItems(source, true);
  }

  /** Takes over what a newer version of the same file says. */
  update(source: Source): void {
    const before = this.sourceCell.peek();
    if (source === before) return;
    const { heads } = before;
    const isHead = !isSameList(heads, source.heads);
    if (isHead) {
      const now = readHeads(source, this.heads.peek().agencies);
      this.heads.set(now);
      this.brokenCell.set(now.isBroken);
      const live = this.liveIndex.peek();
      if (live && now.index) live.update(now.index);
      else this.liveIndex.set(now.index && new LiveIndex(now.index));
    }
    if (isHead || before.blocks !== source.blocks) this.readItems(source, isHead);
    this.structureCell.set(source.owners);
    this.silencingCell.set(source.silencing);
    this.hasBrokenCell.set(source.broken.length > 0);
    this.sourceCell.set(source);
  }

  /** Tells of rows from now on. The answer ends it. */
  watch(watcher: RowWatcher): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** All its rows, in no order. Not noted as read. */
  allRows(): Iterable<Row> {
    return this.rows;
  }

  /** The row whose own lines a piece holds. Not noted as read. */
  rowOf(piece: Piece): Row | undefined {
    return this.rowByPiece.get(piece);
  }

  get source(): Source {
    return this.sourceCell.get();
  }
  get head(): Entry | undefined {
    return this.heads.get().head;
  }
  get index(): IndexHead | undefined {
    return this.liveIndex.get();
  }
  /** Whether there is a key `index`, whatever stands behind it. */
  get hasIndexKey(): boolean {
    return this.indexKey.get();
  }
  get agencies(): FileModel['agencies'] {
    return this.heads.get().agencies;
  }
  get criteria(): FileModel['criteria'] {
    return this.items.get();
  }
  get strays(): readonly Stray[] {
    return this.strayCell.get();
  }
  get structure(): object {
    return this.structureCell.get();
  }
  get silencing(): readonly Piece[] {
    return this.silencingCell.get();
  }
  get hasBroken(): boolean {
    return this.hasBrokenCell.get();
  }
  get hasBlocks(): boolean {
    return this.blocksCell.get();
  }
  get loose(): readonly Piece[] {
    return this.looseCell.get();
  }
  get isBroken(): boolean {
    return this.brokenCell.get();
  }
  get isUnread(): boolean {
    return this.unreadCell.get();
  }

  private readItems(source: Source, isHead: boolean): void {
    const { inBrackets, hasCriteria, pieces, strays } = this.heads.peek();
    this.blocksCell.set(source.blocks.length > 0);
    if (isHead) {
      for (const item of this.inBrackets) if (item instanceof Row) item.remove();
      this.inBrackets = inBrackets.flatMap(({ piece, node }) => this.itemOf(piece, node) ?? []);
    }
    this.slots = slotsOf(
      this.slots,
      source.blocks,
      (block) =>
        isFileItem(block.piece.node)
          ? fileItem(entryOf('fileItem', [{ piece: block.piece, map: block.piece.node }]), 'criteria')
          : Row.ofBlock(block, undefined, this.watcher),
      (block) => !isFileItem(block.piece.node),
    );
    const items = hasCriteria || source.blocks.length > 0 ? [...this.inBrackets, ...itemsOf(this.slots)] : undefined;
    const now = this.items.peek();
    this.items.set(items, items === now || (items !== undefined && now !== undefined && isSameList(items, now)));
    const read: Stray[] = [...strays];
    const add = (stray: StrayItem): void => {
      if (stray.node || !stray.piece.broken) read.push({ ...stray, section: 'criteria' });
    };
    for (const { piece, node } of inBrackets) if (!isMap(node)) add(strayAt(piece, node));
    for (const { block, item } of this.slots) if (!item) add(strayAt(block.piece, block.piece.node));
    for (const row of this.withStrays) row.strays.forEach(add);
    const loose = [
      ...pieces,
      ...this.slots.flatMap(({ block, item }) =>
        item instanceof Row ? [] : item ? [block.piece, ...block.rest] : loosePieces(block),
      ),
      ...[...this.withStrays].flatMap((row) => row.loose),
    ];
    this.looseCell.set(loose, isSameList(loose, this.looseCell.peek()));
    if (read.length > 0 || this.strayCell.peek().length > 0) this.strayCell.set(read.sort(inOrder));
    this.unreadCell.set(read.some(({ section }) => section === 'criteria'));
  }

  private itemOf(piece: Piece, node: Node | null): Row | FileItem | undefined {
    if (isFileItem(node)) return fileItem(entryOf('fileItem', [{ piece, map: node }]), 'criteria');
    return isMap(node) ? Row.ofMap(piece, node, undefined, this.watcher) : undefined;
  }

  private readonly watcher: RowHolder = {
    added: (row) => {
      this.rows.add(row);
      for (const piece of row.pieces) this.rowByPiece.set(piece, row);
      this.enter(row, row.keys());
      for (const each of this.watchers) each.added(row);
    },
    removed: (row) => {
      this.rows.delete(row);
      this.withStrays.delete(row);
      this.leave(row, row.keys());
      for (const each of this.watchers) each.removed(row);
    },
    changed: (row, before) => {
      for (const piece of row.pieces) this.rowByPiece.set(piece, row);
      const now = row.keys();
      if (now.code !== before.code || now.sameAs !== before.sameAs) {
        this.leave(row, before);
        this.enter(row, now);
      }
      for (const each of this.watchers) each.changed(row, before);
    },
    straying: (row) => {
      if (row.strays.length > 0) this.withStrays.add(row);
      else this.withStrays.delete(row);
    },
  };

  private enter(row: Row, { code, sameAs }: RowKeys): void {
    if (code !== undefined) this.byCode.add(code, row);
    if (sameAs === undefined) return;
    this.bySameAs.add(sameAs, row);
    this.referring.add(true, row);
  }

  private leave(row: Row, { code, sameAs }: RowKeys): void {
    if (code !== undefined) this.byCode.delete(code, row);
    if (sameAs === undefined) return;
    this.bySameAs.delete(sameAs, row);
    this.referring.delete(true, row);
  }
}

type Own = Omit<IndexHead, 'kind' | 'has'>;

/** The head of an index as it goes through edits; what others read of it counts as changed only if it says another thing. */
class LiveIndex implements IndexHead {
  readonly kind = 'index';
  private readonly own: Cell<Own>;
  private readonly ownAmounts: Cell<IndexHead['amounts']>;
  private readonly years: Cell<readonly (number | undefined)[]>;
  private readonly keys: Cell<readonly string[]>;
  private readonly isBroken: Cell<boolean>;

  constructor(own: Own) {
    this.own = new Cell(own);
    this.ownAmounts = new Cell(own.amounts);
    this.years = new Cell<readonly (number | undefined)[]>([own.scoreYear, own.targetYear]);
    this.keys = new Cell<readonly string[]>([...own.fields.keys()]);
    this.isBroken = new Cell(own.broken);
  }

  update(own: Own): void {
    this.own.set(own);
    this.ownAmounts.set(own.amounts, sameAmounts(this.ownAmounts.peek(), own.amounts));
    const [scoreYear, targetYear] = this.years.peek();
    this.years.set([own.scoreYear, own.targetYear], scoreYear === own.scoreYear && targetYear === own.targetYear);
    const keys = [...own.fields.keys()];
    this.keys.set(keys, keys.join('\n') === this.keys.peek().join('\n'));
    this.isBroken.set(own.broken);
  }

  get amounts(): IndexHead['amounts'] {
    return this.ownAmounts.get();
  }
  get scoreYear(): number | undefined {
    return this.years.get()[0];
  }
  get targetYear(): number | undefined {
    return this.years.get()[1];
  }
  get broken(): boolean {
    return this.isBroken.get();
  }
  has(key: string): boolean {
    return this.keys.get().includes(key);
  }
  get title(): Located | undefined {
    return this.own.get().title;
  }
  get previous(): Located | undefined {
    return this.own.get().previous;
  }
  get piece(): Piece {
    return this.own.get().piece;
  }
  get fields(): IndexHead['fields'] {
    return this.own.get().fields;
  }
  get all(): IndexHead['all'] {
    return this.own.get().all;
  }
  get anchor(): Place {
    return this.own.get().anchor;
  }
}

function inOrder(a: Stray, b: Stray): number {
  return a.piece.at - b.piece.at || a.start - b.start;
}

function isFileItem(node: Node | null): node is MapNode {
  return isMap(node) && node.pairs.some((pair) => pair.key.text === 'file');
}

/** `before` lends the agencies that are the same: who goes by what they are sees that nothing has changed. */
function readHeads(source: Source, before?: FileModel['agencies']): Heads {
  const strays: Stray[] = [];
  const maps = source.heads.flatMap((piece) => {
    if (isMap(piece.node)) return [{ piece, map: piece.node }];
    if (piece.node && !piece.broken) strays.push({ ...placeOf(piece, piece.node), node: piece.node, section: 'file' });
    return [];
  });
  const head = maps.length > 0 ? entryOf('file', maps) : undefined;
  const index = head && indexOf(head, strays);
  const agencies = head && agenciesOf(head, strays)?.map((item, i) => withSameAgency(item, before?.[i]));
  const field = head?.fields.get('criteria');
  const items = field && isSeq(field.pair.value) ? field.pair.value.items : [];
  const inBrackets = items.map((node) => ({ piece: field!.piece, node }));
  const isBroken = source.heads.some(({ broken }) => broken);
  const { heads: pieces } = source;
  return { head, index, agencies, inBrackets, hasCriteria: field !== undefined, isBroken, pieces, strays };
}

function withSameAgency<T extends AgencyEntry | FileItem>(now: T, before: AgencyEntry | FileItem | undefined): T {
  if (now.kind !== 'agency' || before?.kind !== 'agency') return now;
  return JSON.stringify(now.agency) === JSON.stringify(before.agency) ? { ...now, agency: before.agency } : now;
}

function indexOf(head: Entry, strays: Stray[]): Own | undefined {
  const field = head.fields.get('index');
  if (!field) return undefined;
  const { piece } = field;
  const { value } = field.pair;
  if (!isMap(value)) {
    if (value) strays.push({ ...placeOf(piece, value), node: value, section: 'index' });
    return undefined;
  }
  const entry = entryOf('index', [{ piece, map: value }]);
  const located = (key: string): Located | undefined => {
    const node = textOf(entry, key);
    return node && { ...placeOf(piece, node), text: node.text };
  };
  const amounts: Partial<Record<AmountField, Amount>> = {};
  for (const name of amountFields) {
    const amount = readAmount(valueOf(entry, name) ?? null);
    if (amount) amounts[name] = amount;
  }
  return {
    ...entry,
    title: located('title'),
    amounts,
    scoreYear: yearOf(valueOf(entry, 'scoreYear')),
    targetYear: yearOf(valueOf(entry, 'targetYear')),
    previous: located('previous'),
  };
}

function yearOf(node: Node | null | undefined): number | undefined {
  return isScalar(node) && typeof node.value === 'number' && Number.isInteger(node.value) ? node.value : undefined;
}

function agenciesOf(head: Entry, strays: Stray[]): readonly (AgencyEntry | FileItem)[] | undefined {
  const field = head.fields.get('agencies');
  if (!field) return undefined;
  if (!isSeq(field.pair.value)) return [];
  const { piece } = field;
  return field.pair.value.items.flatMap((item): (AgencyEntry | FileItem)[] => {
    if (!isMap(item)) {
      strays.push({
        ...(item ? placeOf(piece, item) : placeOf(piece, field.pair.key)),
        node: item,
        section: 'agencies',
      });
      return [];
    }
    const entry = entryOf('agency', [{ piece, map: item }]);
    return [entry.fields.has('file') ? fileItem(entry, 'agencies') : agencyOf(entry)];
  });
}

/** What is no day of this form says nothing about the time: the schema reports it. */
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

function agencyOf(entry: Entry): AgencyEntry {
  const one = (key: string) => textsOf(entry.fields.get(key))?.[0];
  const name = one('name');
  const code = one('code');
  const day = (key: string) => [one(key)?.text].find((text) => text !== undefined && isoDay.test(text));
  const from = day('from');
  const until = day('until');
  const aliases = textsOf(entry.fields.get('aliases')) ?? [];
  const group = valueOf(entry, 'group');
  return {
    ...entry,
    kind: 'agency',
    name,
    code,
    aliases,
    agency: {
      name: name?.text ?? '',
      aliases: aliases.map((alias) => alias.text),
      successors: textsOf(entry.fields.get('successors'))?.map((successor) => successor.text) ?? [],
      group: isScalar(group) && group.value === true,
      ...(code ? { code: code.text } : {}),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    },
  };
}

function fileItem(entry: Entry, section: FileItem['section']): FileItem {
  const target = textsOf(entry.fields.get('file'))?.[0];
  return { ...entry, kind: 'fileItem', section, target: target && target.text.trim() !== '' ? target : undefined };
}
