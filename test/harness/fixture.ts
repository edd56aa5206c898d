import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { linesOf, offsetAt, positionAt } from '../../server/src/base/lines.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import { check, locate } from '../../server/src/rules/engine/check.ts';
import { loadProject } from '../../server/src/workspace/load.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { decode } from '../../server/src/hosts/decode.ts';
import type { FileContent } from '../../server/src/workspace/access.ts';
import { memoryAccess } from './memory.ts';

/**
 * A fixture is a legal `.par.yaml` whose expectations are comments below the place they speak of:
 *
 *     max: 10
 *     #    ^^ 💡 error[sum-mismatch] 10 | 9.5
 *
 * The carets stand under the text that the finding marks (to the end of the line where it goes on below); `💡` says
 * that it has fixes; each text behind the id, parted by ` | `, is the value of one of its arguments. Where no caret
 * can stand (the first column), `#:1-4 error[…]` names the columns. What can't carry comments has its expectations
 * beside it in `<name>.expected`: lines `3:5-9 error[id] …` (line:column-column).
 *
 * A folder is a workspace. Matching is one to one, both ways.
 */
export interface Expectation {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly rule: string;
  readonly fixable: boolean;
  readonly args: readonly string[];
}

export interface Workspace {
  readonly name: string;
  /** Relative name → content. */
  readonly files: Readonly<Record<string, FileContent>>;
  readonly expected: readonly Expectation[];
}

const caret = /^\s*#(?: *)(\^+)(?= |$)(.*)$/u;
const columns = /^\s*#:(\d+)-(\d+) (.*)$/;
const claim = /^ *(💡 )?(error|warning|info|hint)\[([a-z-]+)\](?: (.*))?$/u;

/** Reads a fixture: one file, or all files of a folder. Beside it `<name>.expected` files. */
export function readWorkspace(location: string): Workspace {
  const isFolder = statSync(location).isDirectory() && !location.endsWith('.par.yaml');
  const base = isFolder ? location : path.dirname(location);
  const names = isFolder
    ? readdirSync(location, { recursive: true })
        .map((name) => String(name).replaceAll('\\', '/'))
        .filter((name) => !name.endsWith('.expected') && statSync(path.join(location, name)).isFile())
    : [path.basename(location)];
  const files: Record<string, FileContent> = {};
  const expected: Expectation[] = [];
  for (const name of names.sort()) {
    const content = decode(readFileSync(path.join(base, name)));
    files[name] = content;
    if (content.kind === 'text') expected.push(...expectationsIn(name, content.text));
    const beside = path.join(base, `${name}.expected`);
    try {
      expected.push(...besideExpectations(name, readFileSync(beside, 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return { name: path.relative('test/fixtures', location).replaceAll('\\', '/'), files, expected };
}

function expectationsIn(file: string, text: string): Expectation[] {
  const found: Expectation[] = [];
  let line = -1;
  for (const [i, content] of text.split(/\r\n|\n|\r/).entries()) {
    const marked = caret.exec(content);
    const numbered = columns.exec(content);
    if (!marked && !numbered) {
      line = i;
      continue;
    }
    const parsed = claim.exec(marked ? marked[2]! : ` ${numbered![3]!}`);
    if (!parsed) throw new Error(`${file}:${i + 1}: not an expectation: ${content}`);
    const start = marked ? content.indexOf('^') : Number(numbered![1]) - 1;
    const end = marked ? start + marked[1]!.length : Number(numbered![2]) - 1;
    found.push(expectation(file, line, start, end, parsed));
  }
  return found;
}

function besideExpectations(file: string, text: string): Expectation[] {
  return text.split('\n').flatMap((content) => {
    if (content.trim() === '' || content.startsWith('#')) return [];
    const match = /^(\d+):(\d+)-(\d+)( .*)$/.exec(content);
    const parsed = match && claim.exec(match[4]!);
    if (!match || !parsed) throw new Error(`${file}.expected: not an expectation: ${content}`);
    return [expectation(file, Number(match[1]) - 1, Number(match[2]) - 1, Number(match[3]) - 1, parsed)];
  });
}

function expectation(file: string, line: number, start: number, end: number, parsed: RegExpExecArray): Expectation {
  return {
    file,
    line,
    start,
    end,
    severity: parsed[2]!,
    rule: parsed[3]!,
    fixable: parsed[1] !== undefined,
    args: parsed[4]?.split(' | ').map((arg) => arg.trim()) ?? [],
  };
}

const folder = '/fixture';

/** The project that a fixture makes: its folder is marked as a project. */
export async function projectOf(workspace: Pick<Workspace, 'files'>): Promise<Project> {
  const files = Object.fromEntries(
    Object.entries(workspace.files).map(([name, content]) => [`${folder}/${name}`, content]),
  );
  const { project } = await loadProject(memoryAccess(files), { folder, marked: 'config' });
  return project;
}

export interface Actual extends Expectation {
  readonly finding: Finding;
}

export function actualFindings(project: Project): Actual[] {
  return check(project).findings.map((finding) => {
    const span = locate(project, finding.at);
    const content = project.files.get(span.path)?.content;
    const text = content?.kind === 'text' ? content.text : '';
    const lines = linesOf(text);
    const from = positionAt(lines, span.start);
    const to = positionAt(lines, span.end);
    const lineEnd = offsetAt(lines, { line: from.line, column: Infinity }) - lines.starts[from.line]!;
    const cut =
      to.line === from.line
        ? to.column
        : text.slice(lines.starts[from.line], lines.starts[from.line]! + lineEnd).trimEnd().length;
    return {
      file: span.path.slice(folder.length + 1),
      line: from.line,
      start: from.column,
      end: Math.max(cut, from.column),
      severity: finding.severity,
      rule: finding.rule,
      fixable: finding.fixes().length > 0,
      args: Object.values(finding.args),
      finding,
    };
  });
}

/** What is expected and not found, and the other way round, as lines to paste; empty where all match. */
export function mismatches(expected: readonly Expectation[], actual: readonly Expectation[]): string[] {
  const left = [...actual];
  const missing = expected.filter((wanted) => {
    const at = left.findIndex((found) => matches(wanted, found));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map((one) => `expected, not found: ${one.file}:${one.line + 1}: ${paste(one)}`),
    ...left.map((one) => `found, not expected: ${one.file}:${one.line + 1}: ${paste(one)}`),
  ];
}

function matches(wanted: Expectation, found: Expectation): boolean {
  return (
    wanted.file === found.file &&
    wanted.line === found.line &&
    wanted.start === found.start &&
    wanted.end === found.end &&
    wanted.severity === found.severity &&
    wanted.rule === found.rule &&
    wanted.fixable === found.fixable &&
    wanted.args.every((arg) => found.args.includes(arg))
  );
}

/** The comment that would expect a finding; paste it below the line. */
function paste({ start, end, severity, rule, fixable, args }: Expectation): string {
  const text = `${fixable ? '💡 ' : ''}${severity}[${rule}] ${args.filter((arg) => arg !== '').join(' | ')}`.trimEnd();
  if (start < 1 || end === start) return `#:${start + 1}-${end + 1} ${text}`;
  return `${'#'.padEnd(start)}${'^'.repeat(end - start)} ${text}`;
}
