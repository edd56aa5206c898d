import { applyEdits as applied } from '../base/edit.ts';
import { linesOf, offsetAt } from '../base/lines.ts';
import type { Fix, Report, Severity } from '../cli/public-report.ts';
import type { FileContent } from '../workspace/access.ts';
import { load, mended, reportFor } from './checking.ts';
import { memoryAccess } from './memory.ts';

export type { Edit, Finding, Fix, Position, Range, Related, Report, Severity, Summary } from '../cli/public-report.ts';
export { version } from './version.ts';

/** A file in memory. Its path is relative to a folder that all files lie below, with `/` or `\`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Files in memory: texts by path, or one by one. All of them are one project, as in a folder under version control. */
export type Files = Readonly<Record<string, string>> | Iterable<SourceFile>;

export interface CheckOptions {
  /** The language of every sentence: Vietnamese unless it is `en`. */
  readonly language?: 'vi' | 'en' | undefined;
  /** The least severity to list; `hint`, so all, unless given. Counts take in all findings. */
  readonly severity?: Severity | undefined;
  /** The paths to ask about, of files or folders; the other files are only looked at. All files unless given. */
  readonly only?: readonly string[] | undefined;
}

/** What the safe fixes made of the files. */
export interface Fixed {
  /** All files, in the order given. */
  readonly files: readonly SourceFile[];
  /** The paths of those that changed. */
  readonly changed: readonly string[];
  /** How many fixes were applied. */
  readonly count: number;
}

/**
 * Checks files as `par-index check` does: the same findings, places, sentences and fixes.
 * Rejects with a `RangeError` where two files have the same path, one lies outside, or `only` names none of them.
 */
export async function check(files: Files, options: CheckOptions = {}): Promise<Report> {
  const held = hold(files);
  const { findings, ...report } = reportFor(await load(held.access, held.ask(options.only)), top, options);
  const named = <T extends { readonly file: string }>(one: T): T => ({ ...one, file: held.nameOf(one.file) });
  return {
    ...report,
    findings: findings.map((finding) => ({
      ...named(finding),
      related: finding.related.map(named),
      fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(named) })),
    })),
  };
}

/** Applies the safe fixes, those of form only, until there are none left. Rejects as `check` does. */
export async function applyFixes(files: Files, options: Pick<CheckOptions, 'only'> = {}): Promise<Fixed> {
  const held = hold(files);
  const { texts, count } = mended(await load(held.access, held.ask(options.only)));
  const changes = new Map(texts.map(({ path, text, mark }) => [path, mark ? `\uFEFF${text}` : text]));
  const all = [...held.files].map(([place, { path, text }]) => ({ path, text: changes.get(place) ?? text }));
  const changed = [...held.files].flatMap(([place, { path }]) => (changes.has(place) ? [path] : []));
  return { files: all, changed, count };
}

/**
 * Applies one fix of a finding to the files it was found in; gives all files, in the order given.
 * Throws a `RangeError` where the fix edits a file that is not among them.
 */
export function applyFix(files: Files, fix: Pick<Fix, 'edits'>): SourceFile[] {
  const list = listOf(files);
  const unknown = fix.edits.find(({ file }) => !list.some(({ path }) => path === file));
  if (unknown) throw new RangeError(`The fix edits ${JSON.stringify(unknown.file)}, which is not among the files`);
  return list.map(({ path, text }) => {
    const edits = fix.edits.filter(({ file }) => file === path);
    if (edits.length === 0) return { path, text };
    const { mark, text: bare } = contentOf(text);
    const lines = linesOf(bare);
    const offset = (at: { line: number; column: number }) =>
      offsetAt(lines, { line: at.line - 1, column: at.column - 1 });
    const spans = edits.map(({ range, text: by }) => ({
      start: offset(range.start),
      end: offset(range.end),
      text: by,
    }));
    return { path, text: (mark ? '\uFEFF' : '') + applied(bare, spans) };
  });
}

/** The folder that files in memory lie in; like one under version control, it makes them one project. */
const top = '/files';

interface Held {
  readonly access: ReturnType<typeof memoryAccess>;
  /** By their place in memory. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** What to check, as places in memory. */
  readonly ask: (only: readonly string[] | undefined) => { written: string; path: string }[];
  /** A path as the caller writes it, for one from `top`. */
  readonly nameOf: (file: string) => string;
}

function hold(files: Files): Held {
  const held = new Map<string, SourceFile>();
  for (const file of listOf(files)) {
    const place = placeOf(file.path);
    if (held.has(place)) throw new RangeError(`Two files have the path ${JSON.stringify(file.path)}`);
    held.set(place, file);
  }
  const contents = new Map([...held].map(([place, { text }]) => [place, contentOf(text)]));
  return {
    access: memoryAccess(new Map<string, FileContent>([...contents, [`${top}/.git/HEAD`, contentOf('')]])),
    files: held,
    ask: (only) =>
      only
        ? only.map((written) => ({ written, path: placeOf(written) }))
        : [...held].map(([path, { path: written }]) => ({ written, path })),
    nameOf: (file) => held.get(`${top}/${file}`)?.path ?? file,
  };
}

function listOf(files: Files): SourceFile[] {
  return isIterable(files) ? [...files] : Object.entries(files).map(([path, text]) => ({ path, text }));
}

function isIterable(files: Files): files is Iterable<SourceFile> {
  return Symbol.iterator in files;
}

function contentOf(text: string): { kind: 'text'; text: string; mark: boolean } {
  const mark = text.startsWith('\uFEFF');
  return { kind: 'text', text: mark ? text.slice(1) : text, mark };
}

/** Where a path lies in memory. */
function placeOf(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[\\/]/)) {
    if (part === '..' && parts.pop() === undefined)
      throw new RangeError(`${JSON.stringify(path)} leads out; give paths below one folder`);
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return [top, ...parts].join('/');
}
