import type { ValidationKeyword, ValidationParams } from '../model/validate.generated.mjs';
import { validateConfig } from '../model/validate.generated.mjs';
import { toValue } from '../syntax/node.ts';
import { openSource } from '../syntax/source.ts';

/** What a project's `par.config.yaml` says; nothing else changes a finding. */
export interface Settings {
  /** Severities by rule id, where they differ from the rule's own. */
  readonly rules: Readonly<Record<string, 'off' | 'hint' | 'info' | 'warning' | 'error'>>;
  /** How many levels of criteria there may be. */
  readonly depth: number;
  /** How many digits may stand behind the point. */
  readonly decimals: number;
  /** Where a difference that rounding can explain is only worth a notice. */
  readonly rounding: { readonly score: 'digits' | 'exact'; readonly target: 'digits' | 'exact' };
  readonly words: { readonly ocr: Readonly<Record<string, string>>; readonly titleEnd: readonly string[] };
}

export const configName = 'par.config.yaml';

export const defaultSettings: Settings = {
  rules: {},
  depth: 3,
  decimals: 3,
  rounding: { score: 'digits', target: 'exact' },
  words: { ocr: {}, titleEnd: [] },
};

export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/** What is wrong with the file: where in it (`/rules/sum-mismatch`), and the schema's keyword with what it tells. */
export interface SettingsProblem {
  readonly path: string;
  readonly keyword: ValidationKeyword | 'syntax';
  readonly params: ValidationParams;
}

/** Reads a `par.config.yaml`. What is wrong in it is told and left out; the rest holds. */
export function readSettings(text: string): SettingsReading {
  const [head] = openSource(configName, text).heads;
  if (!head?.node) return { settings: defaultSettings, problems: head?.broken ? [unreadable] : [] };
  const value = toValue(head.node) as Record<string, unknown> | null;
  const problems = [
    ...(head.broken ? [unreadable] : []),
    ...validateConfig(value).map(({ instancePath, keyword, params }) => ({ path: instancePath, keyword, params })),
  ];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { settings: defaultSettings, problems };
  // A faulty part is left out at the top key, or at its own entry under `rules`.
  const faulty = new Set(problems.map(({ path }) => path.split('/').slice(1, 3).join('/')));
  const pick = <K extends keyof Settings>(key: K): Settings[K] => {
    const given = value[key];
    if (given === undefined || faulty.has(key)) return defaultSettings[key];
    if (typeof given !== 'object' || given === null) return given as Settings[K];
    const entries = Object.entries(given).filter(([name]) => !faulty.has(`${key}/${name}`));
    return { ...(defaultSettings[key] as object), ...Object.fromEntries(entries) } as Settings[K];
  };
  return {
    settings: {
      rules: pick('rules'),
      depth: pick('depth'),
      decimals: pick('decimals'),
      rounding: pick('rounding'),
      words: pick('words'),
    },
    problems,
  };
}

const unreadable: SettingsProblem = { path: '', keyword: 'syntax', params: {} };
