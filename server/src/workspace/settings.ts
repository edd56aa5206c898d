import type { Entry, Field, Place } from '../model/entry.ts';
import { entryOf, placeOf } from '../model/entry.ts';
import type { KeyKind } from '../model/keys.ts';
import { keyInfo } from '../model/keys.ts';
import { validateConfig } from '../model/validate.generated.mjs';
import type { Node, Pair } from '../syntax/node.ts';
import { isMap } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { SyntaxProblem } from '../syntax/problem.ts';
import type { Source } from '../syntax/source.ts';

/** What a project's `par.config.yaml` says; nothing else changes a finding. */
export interface Settings {
  /** Severities by rule id, where they differ from the rule's own. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** How many levels of criteria there may be. */
  readonly depth: number;
  /** How many digits may stand behind the point. */
  readonly decimals: number;
  /** Where a difference that rounding can explain is only worth a notice. */
  readonly rounding: { readonly score: 'digits' | 'exact'; readonly target: 'digits' | 'exact' };
  readonly words: { readonly ocr: Readonly<Record<string, string>>; readonly titleEnd: readonly string[] };
}

/** What a rule can be set to, from nothing to the worst. */
export const ruleLevels = ['off', 'hint', 'info', 'warning', 'error'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

export const configName = 'par.config.yaml';

export const defaultSettings: Settings = {
  rules: {},
  depth: 3,
  decimals: 3,
  rounding: { score: 'digits', target: 'exact' },
  words: { ocr: {}, titleEnd: [] },
};

/** What a file of settings says, and what is wrong in it. */
export interface SettingsReading {
  /** What is wrong is left out; the rest holds. */
  readonly settings: Settings;
  /** What the file sets and what holds, by its name (`depth`, `rules.sum-mismatch`): the place of the key. */
  readonly given: ReadonlyMap<string, Place>;
  /** In the order of the text. */
  readonly problems: readonly SettingsProblem[];
}

/** What is wrong: the text, a key that there is not, one without a value, one that stands twice, a value. */
export type SettingsFault = 'syntax' | 'unknown' | 'empty' | 'twice' | 'value';

export interface SettingsProblem {
  readonly fault: SettingsFault;
  /** The keys from the top down, a number for an item of a list: `rounding`, `score`; empty for the file itself. */
  readonly path: readonly string[];
  /** The key where that is at fault, else the value. */
  readonly at: Place;
  /** The key with its value; undefined for the file itself and for items of lists. */
  readonly field: Field | undefined;
  readonly node: Node | null;
  /** Where the text is at fault. */
  readonly syntax?: SyntaxProblem;
  /** Where a key stands twice: the first, which holds. */
  readonly first?: Field;
  /** The names of all keys of the map that the key stands in. */
  readonly beside: readonly string[];
}

/** The maps of the file of settings and what is in them, each in place of the `KeyKind` that the schema gives it. */
export function settingsEntries(source: Source): Entry[] {
  const maps = mapsOf(source);
  if (maps.length === 0) return [];
  const head = entryOf('config', maps);
  const below = [...head.fields].flatMap(([name, { piece, pair }]) => {
    const kind = keyInfo('config', name)?.holds;
    return kind && isMap(pair.value) ? [entryOf(kind, [{ piece, map: pair.value }])] : [];
  });
  return [head, ...below];
}

const readings = new WeakMap<Source, SettingsReading>();

export function readSettings(source: Source): SettingsReading {
  let reading = readings.get(source);
  if (!reading) readings.set(source, (reading = read(source)));
  return reading;
}

/** A key, or an item of a list, and where it stands. */
interface Spot {
  readonly path: readonly string[];
  /** Where it stands if there is nothing: its key, or that of its list. */
  readonly key: Place;
  readonly piece: Piece;
  readonly pair: Pair | undefined;
  readonly node: Node | null;
  readonly beside: readonly string[];
}

function read(source: Source): SettingsReading {
  const problems: SettingsProblem[] = source.pieces.flatMap((piece) =>
    piece.problems.map((syntax) => ({
      fault: 'syntax' as const,
      path: [],
      at: { piece, start: syntax.span.start, end: syntax.span.end },
      field: undefined,
      node: null,
      syntax,
      beside: [],
    })),
  );
  for (const piece of source.heads) {
    if (!piece.node || isMap(piece.node) || piece.broken) continue;
    problems.push({
      fault: 'value',
      path: [],
      at: placeOf(piece, piece.node),
      field: undefined,
      node: piece.node,
      beside: [],
    });
  }

  const spots = new Map<string, Spot>();
  const told = (fault: SettingsFault, spot: Spot, more: Partial<SettingsProblem> = {}): void => {
    const { path, key, piece, pair, node, beside } = spot;
    const at = node && (fault === 'value' || !pair) ? placeOf(piece, node) : key;
    problems.push({ fault, path, at, field: pair && { piece, pair }, node, beside, ...more });
  };
  /** The value as the schema judges it; what is empty or stands twice is told here and left out. */
  const plain = (spot: Spot): unknown => {
    const { path, key, piece, node } = spot;
    spots.set(pointerOf(path), spot);
    if (node?.kind === 'map')
      return plainMap(
        node.pairs.map((pair) => ({ piece, pair })),
        path,
      );
    if (node?.kind === 'seq')
      return node.items.map((item, i) =>
        plain({ path: [...path, String(i)], key, piece, pair: undefined, node: item, beside: [] }),
      );
    return typeof node?.value === 'bigint' ? Number(node.value) : (node?.value ?? null);
  };
  const plainMap = (fields: readonly Field[], path: readonly string[]): Record<string, unknown> => {
    const beside = fields.map(({ pair }) => pair.key.text);
    const seen = new Map<string, Field>();
    const values: [string, unknown][] = [];
    for (const { piece, pair } of fields) {
      const name = pair.key.text;
      const spot: Spot = {
        path: [...path, name],
        key: placeOf(piece, pair.key),
        piece,
        pair,
        node: pair.value,
        beside,
      };
      const first = seen.get(name.normalize('NFC'));
      if (first) {
        told('twice', spot, { first });
        continue;
      }
      seen.set(name.normalize('NFC'), { piece, pair });
      if (pair.value) values.push([name, plain(spot)]);
      else told(isKnown(spot.path) ? 'empty' : 'unknown', spot);
    }
    return Object.fromEntries(values);
  };
  const value = plainMap(
    mapsOf(source).flatMap(({ piece, map }) => map.pairs.map((pair) => ({ piece, pair }))),
    [],
  );

  const faulty = new Set<string>();
  for (const { instancePath, keyword, params } of validateConfig(value)) {
    const isUnknown = keyword === 'additionalProperties';
    const pointer = isUnknown ? `${instancePath}${pointerOf([params.additionalProperty!])}` : instancePath;
    const spot = spots.get(pointer);
    if (!spot || faulty.has(pointer)) continue;
    faulty.add(pointer);
    told(isUnknown ? 'unknown' : isEmpty(spot.node) ? 'empty' : 'value', spot);
  }
  const right = withoutFaults(value, '', faulty) as GivenSettings;
  const pieces = new Map(source.pieces.map((piece, i) => [piece, source.starts[i]!]));
  const offset = ({ at }: SettingsProblem) => pieces.get(at.piece)! + at.start;
  return {
    settings: {
      ...defaultSettings,
      ...right,
      rules: { ...right.rules },
      rounding: { ...defaultSettings.rounding, ...right.rounding },
      words: { ...defaultSettings.words, ...right.words },
    },
    given: givenPlaces(right, spots),
    problems: problems.sort((a, b) => offset(a) - offset(b)),
  };
}

/** What is left of the values when those at fault are taken out. */
type GivenSettings = Partial<Pick<Settings, 'rules' | 'depth' | 'decimals'>> & {
  readonly rounding?: Partial<Settings['rounding']>;
  readonly words?: Partial<Settings['words']>;
};

function withoutFaults(value: unknown, pointer: string, faulty: ReadonlySet<string>): unknown {
  const at = (name: string) => pointer + pointerOf([name]);
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => (faulty.has(at(String(i))) ? [] : [item as unknown]));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, held]) =>
      faulty.has(at(name)) ? [] : [[name, withoutFaults(held, at(name), faulty)]],
    ),
  );
}

/** The names of all settings that are given, down to those inside a map of the schema. */
function givenPlaces(right: GivenSettings, spots: ReadonlyMap<string, Spot>): Map<string, Place> {
  const places = new Map<string, Place>();
  const add = (path: readonly string[]): void => {
    const spot = spots.get(pointerOf(path));
    if (spot?.pair) places.set(path.join('.'), placeOf(spot.piece, spot.pair.key));
  };
  for (const [name, value] of Object.entries(right)) {
    if (keyInfo('config', name)?.holds === undefined) add([name]);
    else for (const inner of Object.keys(value as object)) add([name, inner]);
  }
  return places;
}

function mapsOf(source: Source) {
  return source.heads.flatMap((piece) => (isMap(piece.node) ? [{ piece, map: piece.node }] : []));
}

/** Whether there may be such a key at all; below `rules` and in lists of words any may be. */
function isKnown(path: readonly string[]): boolean {
  let kind: KeyKind | undefined = 'config';
  for (const name of path) {
    if (kind === undefined || kind === 'rules') return true;
    const info = keyInfo(kind, name);
    if (!info) return false;
    kind = info.holds;
  }
  return true;
}

function isEmpty(node: Node | null): boolean {
  return !node || (node.kind === 'scalar' && (node.value === null || node.text.trim() === ''));
}

/** A JSON pointer, as the validator writes it. */
function pointerOf(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
