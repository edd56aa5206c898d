import { isMap, isScalar, isSeq } from '../syntax/node.ts';
import type { Node } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Source } from '../syntax/source.ts';
import type { Agency } from './agency.ts';
import type { Amount } from './amount.ts';
import { readAmount } from './amount.ts';
import type { AmountField, Criterion, OnStray } from './criterion.ts';
import { amountFields, criterionOfBlock, criterionOfMap } from './criterion.ts';
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
  /** Values that stand where a map should (a criterion that is a text, a list in a list): the schema names them. */
  readonly strays: readonly Stray[];
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

export function fileModel(source: Source): FileModel {
  let model = models.get(source);
  if (!model) models.set(source, (model = read(source)));
  return model;
}

function read(source: Source): FileModel {
  const strays: Stray[] = [];
  const maps = source.heads.flatMap((piece) => {
    if (isMap(piece.node)) return [{ piece, map: piece.node }];
    if (piece.node && !piece.broken) strays.push({ ...placeOf(piece, piece.node), node: piece.node, section: 'file' });
    return [];
  });
  const head = maps.length > 0 ? entryOf('file', maps) : undefined;
  return {
    path: source.path,
    source,
    head,
    index: head && indexOf(head, strays),
    agencies: head && agenciesOf(head, strays),
    criteria: criteriaOf(source, head, strays),
    strays,
  };
}

function indexOf(head: Entry, strays: Stray[]): IndexHead | undefined {
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
    kind: 'index',
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

function criteriaOf(
  source: Source,
  head: Entry | undefined,
  strays: Stray[],
): readonly (Criterion | FileItem)[] | undefined {
  const field = head?.fields.get('criteria');
  if (!field && source.blocks.length === 0) return undefined;
  const items: (Criterion | FileItem)[] = [];
  const onStray: OnStray = (piece, node) => {
    if (!node && piece.broken) return;
    const place = node ? placeOf(piece, node) : { piece, start: piece.begin, end: piece.text.trimEnd().length };
    strays.push({ ...place, node, section: 'criteria' });
  };
  const add = (piece: Piece, node: Node | null, criterion: () => Criterion | undefined): void => {
    if (isMap(node) && node.pairs.some((pair) => pair.key.text === 'file')) {
      items.push(fileItem(entryOf('fileItem', [{ piece, map: node }]), 'criteria'));
      return;
    }
    const found = criterion();
    if (found) items.push(found);
  };
  if (field && isSeq(field.pair.value)) {
    const { piece } = field;
    for (const item of field.pair.value.items) {
      if (isMap(item)) add(piece, item, () => criterionOfMap(piece, item, undefined, onStray));
      else onStray(piece, item);
    }
  }
  for (const block of source.blocks)
    add(block.piece, block.piece.node, () => criterionOfBlock(block, undefined, onStray));
  return items;
}
