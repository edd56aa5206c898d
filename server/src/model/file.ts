import { isSameList } from '../base/list.ts';
import { Cell, Keyed, Memo, Signal } from '../base/reactive.ts';
import type { Node } from '../syntax/node.ts';
import { isMap } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Source } from '../syntax/source.ts';
import type { Criterion, RowHolder, RowKeys, RowWatcher, Slot, StrayItem } from './criterion.ts';
import { itemsOf, loosePieces, Row, slotsOf, strayAt } from './criterion.ts';
import type { Entry } from './entry.ts';
import { entryOf } from './entry.ts';
import type { AgencyEntry, FileItem, IndexHead, Stray } from './file-parts.ts';
import type { Heads } from './heads.ts';
import { fileItem, isFileItem, readHeads } from './heads.ts';
import { LiveIndex } from './live-index.ts';

export type { AgencyEntry, FileItem, IndexHead, Stray } from './file-parts.ts';

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

const models = new WeakMap<Source, FileModel>();

/** The model of a source by itself. */
export function fileModel(source: Source): FileModel {
  let model = models.get(source);
  if (!model) models.set(source, (model = new LiveFile(source)));
  return model;
}

/**
 * The model of a file as it goes through edits: after `update` it says what a new one would, and its rows are the same
 * objects wherever they could be kept.
 *
 * A file whose edits are not followed is at rest: who reads of its criteria depends on the file as a whole, and what was
 * read of their lines is let go of after each look (`letGo`). So it costs about half of what an open one does.
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
  private readonly restCell: Cell<boolean>;
  private rowsLookedAt: Row[] = [];

  constructor(source: Source, isAtRest = false) {
    this.path = source.path;
    this.restCell = new Cell(false);
    this.setRest(isAtRest);
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
  update(source: Source, isAtRest = false): void {
    this.setRest(isAtRest);
    const before = this.sourceCell.peek();
    if (source === before) return;
    this.watcher.rest?.changed();
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

  private setRest(isAtRest: boolean): void {
    const { rest } = this.watcher;
    if ((rest !== undefined) === isAtRest) return;
    if (isAtRest) for (const row of this.rows) row.rest();
    const whole = isAtRest ? new Signal() : undefined;
    this.watcher.rest = whole;
    for (const table of [this.byCode, this.bySameAs, this.referring]) (table as Keyed<unknown, Row>).noteWhole(whole);
    this.restCell.set(isAtRest);
    // Who noted the file as a whole notes each criterion from now on.
    rest?.changed();
  }

  get isAtRest(): boolean {
    return this.restCell.get();
  }

  /** At rest: lets go of what was read of the criteria that were looked at since. */
  letGo(): void {
    if (this.rowsLookedAt.length === 0) return;
    for (const row of this.rowsLookedAt) row.letGo();
    this.rowsLookedAt = [];
  }

  /** Tells of rows from now on. The answer ends it. */
  watch(watcher: RowWatcher): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** All its rows, in no order. Noted as read only at rest. */
  allRows(): ReadonlySet<Row> {
    this.watcher.rest?.note();
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

  private readonly watcher: RowHolder & { rest: Signal | undefined } = {
    rest: undefined,
    lookedAt: (row) => this.rowsLookedAt.push(row),
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

function inOrder(a: Stray, b: Stray): number {
  return a.piece.at - b.piece.at || a.start - b.start;
}
