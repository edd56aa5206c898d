import { Recent } from '../base/recent.ts';
import type { Node } from '../syntax/node.ts';
import { isMap, isSeq, toValue } from '../syntax/node.ts';
import { readAmount } from './amount.ts';
import { readCode } from './code.ts';
import type { Criterion } from './criterion.ts';
import { amountFields } from './criterion.ts';
import type { Entry, Place } from './entry.ts';
import { placeOf } from './entry.ts';
import type { KeyKind } from './keys.ts';
import type { Validate, ValidationError } from './validate.generated.mjs';
import {
  validateAgency,
  validateCriterion,
  validateFileItem,
  validateHead,
  validateIndex,
} from './validate.generated.mjs';

/** One violation of the schema, at its place in the file. */
export interface SchemaProblem {
  /** The keyword of JSON Schema, or `empty`: a key or dash with nothing behind it. */
  readonly keyword: ValidationError['keyword'] | 'empty';
  /** The kind of map that the violated key belongs to. */
  readonly kind: KeyKind;
  /** The key concerned: the unknown one, the absent one, or the one whose value is wrong; empty for a list item. */
  readonly key: string;
  /** The key of the entry under which it stands, the same as `key` except inside lists and maps (`tasks`). */
  readonly under: string;
  /** The value (for an unknown key: the key; for an absent one: the entry's anchor). */
  readonly place: Place;
  readonly node: Node | null;
  readonly params: ValidationError['params'];
}

const validators: Readonly<Partial<Record<KeyKind, Validate>>> = {
  file: validateHead,
  index: validateIndex,
  criterion: validateCriterion,
  fileItem: validateFileItem,
  agency: validateAgency,
};

const known = new Recent<
  Entry['fields'],
  { readonly isParent: boolean; readonly problems: readonly SchemaProblem[] }
>();

/** Judges an entry's own keys by the schema. Numbers and codes are taken as right: rules judge them on the token. */
export function schemaProblems(entry: Entry): readonly SchemaProblem[] {
  const isParent = entry.kind === 'criterion' && (entry as Criterion).children.length > 0;
  let last = known.get(entry.fields);
  if (last?.isParent !== isParent) known.set(entry.fields, (last = { isParent, problems: judge(entry, isParent) }));
  return last!.problems;
}

/** `isParent`: its components stand in blocks of their own. */
function judge(entry: Entry, isParent: boolean): SchemaProblem[] {
  const validate = validators[entry.kind];
  if (!validate) return [];
  const problems: SchemaProblem[] = [];
  const value: Record<string, unknown> = {};
  const hasBlocks = (key: string): boolean => key === 'criteria' && (isParent || entry.kind === 'file');
  for (const [key, field] of entry.fields) {
    const node = field.pair.value;
    if (!node && !hasBlocks(key)) {
      problems.push({
        ...base(entry, key),
        keyword: 'empty',
        place: placeOf(field.piece, field.pair.key),
        node,
        params: {},
      });
      continue;
    }
    if (key === 'criteria' && node && !isSeq(node)) {
      problems.push({
        ...base(entry, key),
        keyword: 'type',
        place: placeOf(field.piece, node),
        node,
        params: { type: 'array' },
      });
      continue;
    }
    value[key] = standIn(entry.kind, key, node);
  }
  for (const error of validate(value)) {
    const located = locate(entry, error);
    if (located) problems.push(located);
  }
  return problems;
}

function base(entry: Entry, key: string): Pick<SchemaProblem, 'kind' | 'key' | 'under'> {
  return { kind: entry.kind, key, under: key };
}

/** What the schema is given: numbers and codes that a rule can read become plain ones. */
function standIn(kind: KeyKind, key: string, node: Node | null): unknown {
  if (kind === 'criterion' || kind === 'index') {
    if (amountFields.some((field) => field === key)) {
      const amount = readAmount(node);
      if (amount) return amount.score ? amount.score.value / 1000 : 1;
    }
    if ((key === 'code' || key === 'sameAs') && readCode(node)) return '1';
  }
  return toValue(node);
}

function locate(entry: Entry, error: ValidationError): SchemaProblem | undefined {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const under = path[0] ?? '';
  const field = entry.fields.get(under);
  const piece = field?.piece ?? entry.piece;
  let node: Node | null = field?.pair.value ?? null;
  let kind = entry.kind;
  let key = under;
  let keyPlace: Place | undefined;
  for (const step of path.slice(1)) {
    if (isSeq(node)) {
      node = node.items[Number(step)] ?? null;
      key = '';
    } else if (isMap(node)) {
      const pair = node.pairs.find((p) => p.key.text === step);
      if (kind === 'criterion' && under === 'tasks') kind = 'task';
      key = step;
      keyPlace = pair && placeOf(piece, pair.key);
      node = pair?.value ?? null;
    }
  }
  if (isMap(node) && under === 'tasks') kind = 'task';
  const { keyword, params } = error;
  const here = node
    ? placeOf(piece, node)
    : (keyPlace ?? (field ? placeOf(piece, field.pair.value ?? field.pair.key) : entry.anchor));
  const common = { kind, under, params, node };
  const map =
    path.length === 0
      ? entry.all.map(({ piece: p, pair }) => ({ piece: p, pair }))
      : isMap(node)
        ? node.pairs.map((pair) => ({ piece, pair }))
        : [];
  if (keyword === 'additionalProperties') {
    const name = params.additionalProperty!;
    const found = map.find(({ pair }) => pair.key.text.normalize('NFC') === name || pair.key.text === name);
    return { ...common, keyword, key: name, place: found ? placeOf(found.piece, found.pair.key) : here };
  }
  if (keyword === 'required' || keyword === 'dependencies') {
    const name = params.missingProperty!;
    if (entry.broken || map.some(({ pair }) => pair.key.text === name)) return undefined;
    const code = path.length === 0 ? entry.fields.get('code') : undefined;
    const first = map[0];
    const anchor = code?.pair.value
      ? placeOf(code.piece, code.pair.value)
      : first
        ? placeOf(first.piece, first.pair.key)
        : here;
    return { ...common, keyword, key: name, place: anchor };
  }
  if (!node && path.length > 0) return { ...common, keyword: 'empty', key, place: here };
  return { ...common, keyword, key, place: path.length === 0 ? entry.anchor : here };
}
