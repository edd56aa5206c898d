import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../server/src/hosts/decode.ts';
import type { FileContent } from '../../server/src/workspace/access.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { linesOf, offsetAt, positionAt } from '../../server/src/base/lines.ts';
import type { Span } from '../../server/src/base/span.ts';
import { projectOf } from './fixture.ts';

/**
 * A fixture for what is asked at a place of a file: a legal `.par.yaml`, or a folder of such files (a workspace).
 *
 *     sameAs: "7.$01"
 *     code: "7.1"
 *     #     ^^^^^ definition | 1 write
 *
 * - `$0` … `$9` are cursors; they are taken out before anything is read, and columns count without them. A stretch
 *   that is selected stands between two cursors.
 * - A comment with carets marks the text above it (nothing of it is taken out). Its claims are parted by ` | `; a digit
 *   and a blank in front say of which cursor it speaks (without one: of `$0`); what the words mean, the feature's test
 *   decides. Where no caret can stand (the first columns), `#:1-4 definition` names the columns, counted from 1.
 * - A comment `#! key: value` gives the test what it needs besides (`#! name: 8`).
 * - A file `x.par.yaml` beside `x.<word>.par.yaml`, a folder `x` beside `x.<word>`: the same after the feature's edits;
 *   `fixturesIn` passes over them, `textsBeside` reads them.
 *
 * `for (const location of fixturesIn('rename')) { const fixture = await openFixture(location); … }`; then compare with
 * `assert.deepEqual(unmet(fixture, 0, answers), [])`: one to one, both ways, and what differs is printed to be pasted.
 */
export interface CursorFixture {
  readonly name: string;
  /** By name relative to the fixture's folder; without cursors, with byte order mark where there is one. */
  readonly texts: Readonly<Record<string, string>>;
  readonly cursors: readonly Cursor[];
  readonly marks: readonly Mark[];
  /** The `#!` lines of all files. */
  readonly notes: Readonly<Record<string, string>>;
  /** The project of the files: `/fixture/<name>`. */
  readonly project: Project;
}

export interface Cursor {
  readonly number: number;
  readonly file: string;
  /** The path in the project. */
  readonly path: string;
  /** UTF-16 offset in the text as the engine reads it (without byte order mark). */
  readonly offset: number;
}

/** A marked stretch: a line, and columns in UTF-16 units from 0. */
export interface Mark {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly cursor: number;
  readonly words: string;
}

/** What a feature says of a stretch of a file. */
export interface Answer {
  /** The path in the project, or the name in the fixture. */
  readonly path: string;
  readonly span: Span;
  readonly words: string;
}

const home = 'test/fixtures/features';

/** The fixtures of a feature: every file and folder of `test/fixtures/features/<feature>`, results of edits left out. */
export function fixturesIn(feature: string): string[] {
  return readdirSync(path.join(home, feature))
    .filter((name) => !/\.[a-z]+\.par\.yaml$|^[^.]+\.[a-z]+$/.test(name))
    .sort()
    .map((name) => path.join(home, feature, name));
}

export async function openFixture(location: string): Promise<CursorFixture> {
  return fixtureOf(path.relative(home, location).replaceAll('\\', '/'), filesOf(location));
}

/** A fixture that a test writes itself: texts with cursors and marks, by name. */
export async function fixtureOf(
  name: string,
  given: Readonly<Record<string, string | FileContent>>,
): Promise<CursorFixture> {
  const texts: Record<string, string> = {};
  const contents: Record<string, FileContent> = {};
  const cursors: Cursor[] = [];
  const marks: Mark[] = [];
  const notes: Record<string, string> = {};
  for (const [file, content] of Object.entries(given)) {
    const read = typeof content === 'string' ? decode(Buffer.from(content)) : content;
    if (read.kind !== 'text') {
      contents[file] = read;
      continue;
    }
    const parts = read.text.split(/\$(\d)/);
    let text = parts[0]!;
    for (let i = 1; i < parts.length; i += 2) {
      cursors.push({ number: Number(parts[i]), file, path: `/fixture/${file}`, offset: text.length });
      text += parts[i + 1]!;
    }
    contents[file] = { ...read, text };
    texts[file] = (read.mark ? '\uFEFF' : '') + text;
    marks.push(...marksIn(file, text));
    for (const [, key, value] of text.matchAll(/^\s*#! ([a-z]+): ?(.*?)\r?$/gm)) notes[key!] = value!;
  }
  for (const { file, line, cursor } of marks)
    if (!cursors.some(({ number }) => number === cursor))
      throw new Error(`${name}/${file}:${line + 1}: a mark of a cursor that is not there: ${cursor}`);
  cursors.sort((a, b) => a.number - b.number);
  return { name, texts, cursors, marks, notes, project: await projectOf({ files: contents }) };
}

/** The texts that a fixture turns into (`x.renamed.par.yaml`, `x.renamed/…`); those it has no more are as they were. */
export function textsBeside(location: string, word: string, before: CursorFixture): Record<string, string> {
  const beside = location.endsWith('.par.yaml')
    ? location.replace(/\.par\.yaml$/, `.${word}.par.yaml`)
    : `${location}.${word}`;
  const after = Object.entries(filesOf(beside)).map(([file, content]): [string, string] => [
    location.endsWith('.par.yaml') ? path.basename(location) : file,
    content.kind === 'text' ? (content.mark ? '\uFEFF' : '') + content.text : '',
  ]);
  return { ...before.texts, ...Object.fromEntries(after) };
}

function filesOf(location: string): Record<string, FileContent> {
  if (statSync(location).isFile()) return { [path.basename(location)]: decode(readFileSync(location)) };
  const names = readdirSync(location, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => statSync(path.join(location, name)).isFile());
  return Object.fromEntries(names.sort().map((name) => [name, decode(readFileSync(path.join(location, name)))]));
}

const caret = /^\s*# *(\^+) (.*)$/;
const columns = /^\s*#:(\d+)-(\d+) (.*)$/;

function marksIn(file: string, text: string): Mark[] {
  const marks: Mark[] = [];
  let line = 0;
  for (const [i, content] of text.split(/\r\n|\n|\r/).entries()) {
    const under = caret.exec(content);
    const named = columns.exec(content);
    if (!under && !named) {
      line = i;
      continue;
    }
    const start = under ? content.indexOf('^') : Number(named![1]) - 1;
    const end = under ? start + under[1]!.length : Number(named![2]) - 1;
    for (const claim of (under ? under[2]! : named![3]!).split(' | ')) {
      const [, cursor = '0', words] = /^(?:(\d) )?(.*)$/.exec(claim.trim())!;
      marks.push({ file, line, start, end, cursor: Number(cursor), words: words! });
    }
  }
  return marks;
}

/** Where the answers to a cursor and the marks that speak of it differ, as lines to paste; empty where all match. */
export function unmet(fixture: CursorFixture, cursor: number, answers: readonly Answer[]): string[] {
  const left = answers.map((answer) => markOf(fixture, cursor, answer));
  const missing = fixture.marks.filter((mark) => {
    if (mark.cursor !== cursor) return false;
    const at = left.findIndex((found) => pasted(found) === pasted(mark));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map((mark) => `expected, not found: ${pasted(mark)}`),
    ...left.map((mark) => `found, not expected: ${pasted(mark)}`),
  ];
}

/** An answer as a mark; one that goes over several lines is marked to the end of its first. */
function markOf({ texts }: CursorFixture, cursor: number, { path: at, span, words }: Answer): Mark {
  const file = at.replace(/^\/fixture\//, '');
  const text = (texts[file] ?? '').replace(/^\uFEFF/, '');
  const lines = linesOf(text);
  const from = positionAt(lines, span.start);
  const to = positionAt(lines, span.end);
  const begin = lines.starts[from.line]!;
  const lineEnd = text.slice(begin, offsetAt(lines, { line: from.line, column: Infinity })).trimEnd().length;
  const end = to.line === from.line ? to.column : Math.max(lineEnd, from.column);
  return { file, line: from.line, start: from.column, end, cursor, words };
}

function pasted({ file, line, start, end, cursor, words }: Mark): string {
  const claim = `${cursor === 0 ? '' : `${cursor} `}${words}`;
  const at = `${file}:${line + 1}: `;
  return start < 1 || end === start
    ? `${at}#:${start + 1}-${end + 1} ${claim}`
    : `${at}${'#'.padEnd(start)}${'^'.repeat(end - start)} ${claim}`;
}
