import type { Text } from '../base/text.ts';
import { compareCodes, partsOf } from '../model/code.ts';
import { check } from '../rules/engine/check.ts';
import { fingerprints } from '../rules/engine/fingerprint.ts';
import { unsilenceable } from '../rules/engine/suppress.ts';
import type { FileAccess } from '../workspace/access.ts';
import { folderOf, isWithin, nameOf, relative, resolve } from '../workspace/path.ts';
import type { Project } from '../workspace/project.ts';
import { brokenBaseline, conflictInBaseline, missingBaseline, newerBaseline } from './baseline-words.ts';
import type { Checked } from './report.ts';
import { concernsOf } from './report.ts';

/** A file of findings that are known and left alone for now. */
export interface Baseline {
  readonly path: string;
  /** Undefined where there is no such file yet. */
  readonly text: string | undefined;
  readonly entries: readonly Entry[];
  /** What else stands in the file; it is kept. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** One known finding. Other keys, such as a note, are the author's and stay. */
export interface Entry {
  /** Relative to the baseline's folder, with `/`. */
  readonly file: string;
  readonly criterion?: string;
  readonly rule: string;
  /** Stays the same while lines are added above; with the project that the file is in, it tells the finding. */
  readonly fingerprint: string;
}

const version = 1;

/** Reads a baseline; `written` is its path as the user wrote it. */
export async function readBaseline(
  access: FileAccess,
  path: string,
  written: string,
  mayBeNew: boolean,
): Promise<{ read?: Baseline; wrong?: Text }> {
  const content = await access.read(path);
  if (content.kind === 'missing') {
    return mayBeNew ? { read: { path, text: undefined, entries: [], rest: {} } } : { wrong: missingBaseline(written) };
  }
  if (content.kind !== 'text') return { wrong: brokenBaseline(written) };
  const { text } = content;
  if (/^<{7}( |$)/m.test(text)) return { wrong: conflictInBaseline(written) };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: brokenBaseline(written) };
  }
  if (!isRecord(value)) return { wrong: brokenBaseline(written) };
  const { version: made, findings, ...rest } = value;
  if (typeof made === 'number' && made > version) return { wrong: newerBaseline(written, made, version) };
  if (made !== version || !Array.isArray(findings)) return { wrong: brokenBaseline(written) };
  const fault = findings.findIndex((entry) => !isEntry(entry));
  if (fault >= 0) return { wrong: brokenBaseline(written, fault + 1) };
  return { read: { path, text, entries: findings as Entry[], rest } };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value)) return false;
  const { file, rule, fingerprint, criterion } = value;
  return (
    [file, rule, fingerprint].every((part) => typeof part === 'string' && part !== '') &&
    (criterion === undefined || typeof criterion === 'string')
  );
}

/** The projects, each with the fingerprints that the baseline knows in it. */
export function withKnown<C extends Checked>(checked: readonly C[], baseline: Baseline | undefined): C[] {
  if (!baseline) return [...checked];
  const known = new Map(checked.map(({ project }) => [project.folder, new Set<string>()]));
  for (const entry of baseline.entries) {
    const owner = ownerOf(checked, fileOf(baseline, entry));
    if (owner && !unsilenceable.has(entry.rule)) known.get(owner.project.folder)!.add(entry.fingerprint);
  }
  return checked.map((one) => ({ ...one, known: known.get(one.project.folder)! }));
}

/** A baseline held against what is found now. */
export interface Comparison {
  /** Entries that are found no more, of the files checked or gone. */
  readonly stale: readonly Entry[];
  /** What is found and has no entry. */
  readonly added: readonly Entry[];
  /** The baseline brought up to date, and its text. */
  readonly entries: readonly Entry[];
  readonly text: string;
}

/** Holds a baseline against the findings. Entries of files that were not checked are left as they are. */
export async function compare(
  baseline: Baseline,
  checked: readonly Checked[],
  access: FileAccess,
): Promise<Comparison> {
  const now = new Map<string, Entry>();
  for (const { project, paths } of checked) {
    for (const entry of entriesIn(baseline, project, paths)) now.set(keyOf(checked, baseline, entry), entry);
  }
  const stale: Entry[] = [];
  const kept = new Map<string, Entry>();
  for (const entry of baseline.entries) {
    const key = keyOf(checked, baseline, entry);
    const found = now.get(key);
    if (found) kept.set(key, { ...entry, ...found });
    else if (await wasChecked(fileOf(baseline, entry), checked, access)) stale.push(entry);
    else kept.set(key, entry);
  }
  const added = [...now].filter(([key]) => !kept.has(key)).map(([, entry]) => entry);
  const entries = [...kept.values(), ...added];
  return { stale, added, entries, text: textOf(baseline, entries) };
}

/** What would be known of a project. What no comment can silence no baseline can either. */
function entriesIn(baseline: Baseline, project: Project, paths: ReadonlySet<string>): Entry[] {
  const { findings, suppressed } = check(project);
  const prints = fingerprints(project, [...findings, ...suppressed]);
  const concerns = concernsOf(project, paths);
  return findings.flatMap((finding, i) => {
    const { rule, at, criterion } = finding;
    if (!concerns(finding) || unsilenceable.has(rule) || at.path === project.configPath) return [];
    const file = relative(folderOf(baseline.path), at.path);
    return [{ file, ...(criterion === undefined ? {} : { criterion }), rule, fingerprint: prints[i]! }];
  });
}

const fileOf = ({ path }: Baseline, { file }: Entry): string => resolve(folderOf(path), file);

/** The project that a file is in: of nested ones the inner. */
function ownerOf(checked: readonly Checked[], path: string): Checked | undefined {
  let owner: Checked | undefined;
  for (const one of checked) {
    const { folder } = one.project;
    if (isWithin(path, folder) && folder.length > (owner?.project.folder.length ?? -1)) owner = one;
  }
  return owner;
}

/** Fingerprints of two projects may be alike. */
function keyOf(checked: readonly Checked[], baseline: Baseline, entry: Entry): string {
  return `${ownerOf(checked, fileOf(baseline, entry))?.project.folder ?? entry.file}\n${entry.fingerprint}`;
}

/** Whether a file was looked at in this run, or is there no more. */
async function wasChecked(path: string, checked: readonly Checked[], access: FileAccess): Promise<boolean> {
  if (checked.some(({ paths }) => paths.has(path))) return true;
  const beside = await access.list(folderOf(path));
  return !beside.some(({ name }) => name === nameOf(path));
}

/** One entry a line, in the order of files and codes: so a change shows in a diff as what it is. */
function textOf({ text, rest }: Baseline, entries: readonly Entry[]): string {
  const rows = [...entries].sort(inOrder).map((entry) => {
    const { file, criterion, rule, fingerprint, ...own } = entry;
    const keys = { file, ...(criterion === undefined ? {} : { criterion }), rule, fingerprint, ...own };
    const cells = Object.entries(keys).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `    { ${cells.join(', ')} }`;
  });
  const others = Object.entries(rest).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  const list = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n  ]`;
  const made = `{\n  "version": ${version},\n${others.join('')}  "findings": ${list}\n}\n`;
  return text?.includes('\r\n') ? made.replaceAll('\n', '\r\n') : made;
}

function inOrder(a: Entry, b: Entry): number {
  const [x, y] = [partsOf(a.criterion ?? '') ?? [], partsOf(b.criterion ?? '') ?? []];
  return (
    compareText(a.file, b.file) ||
    compareCodes(x, y) ||
    compareText(a.criterion ?? '', b.criterion ?? '') ||
    compareText(a.rule, b.rule) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
