import type { MapNode, Node } from '../syntax/node.ts';
import { isMap, isScalar, isSeq } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Source } from '../syntax/source.ts';
import type { Amount } from './amount.ts';
import { readAmount } from './amount.ts';
import type { AmountField } from './criterion.ts';
import { amountFields } from './criterion.ts';
import type { Entry, Located } from './entry.ts';
import { entryOf, placeOf, textOf, textsOf, valueOf } from './entry.ts';
import type { AgencyEntry, FileItem, Stray } from './file-parts.ts';
import type { IndexOwn } from './live-index.ts';

/** What the heads of a file say. */
export interface Heads {
  readonly head: Entry | undefined;
  readonly index: IndexOwn | undefined;
  readonly agencies: readonly (AgencyEntry | FileItem)[] | undefined;
  /** The items of `criteria:` that are written in brackets, as part of the head. */
  readonly inBrackets: readonly { readonly piece: Piece; readonly node: Node | null }[];
  readonly hasCriteria: boolean;
  readonly isBroken: boolean;
  readonly pieces: readonly Piece[];
  readonly strays: readonly Stray[];
}

export function isFileItem(node: Node | null): node is MapNode {
  return isMap(node) && node.pairs.some((pair) => pair.key.text === 'file');
}

/** `before` lends the agencies that are the same: who goes by what they are sees that nothing has changed. */
export function readHeads(source: Source, before?: readonly (AgencyEntry | FileItem)[] | undefined): Heads {
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

function indexOf(head: Entry, strays: Stray[]): IndexOwn | undefined {
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

/** A year that the schema allows; nothing is compared with any other. */
function yearOf(node: Node | null | undefined): number | undefined {
  if (!isScalar(node) || typeof node.value !== 'number' || !Number.isInteger(node.value)) return undefined;
  return node.value >= firstYear && node.value <= lastYear ? node.value : undefined;
}

const [firstYear, lastYear] = [2000, 2100];

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

export function fileItem(entry: Entry, section: FileItem['section']): FileItem {
  const target = textsOf(entry.fields.get('file'))?.[0];
  return { ...entry, kind: 'fileItem', section, target: target && target.text.trim() !== '' ? target : undefined };
}
