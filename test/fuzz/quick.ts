import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { quickRead } from '../../server/src/syntax/quick.ts';
import type { PieceShape } from '../../server/src/syntax/read.ts';
import { read } from '../../server/src/syntax/read.ts';
import { split } from '../../server/src/syntax/split.ts';
import type { Fuzzer, FuzzOptions } from './options.ts';
import { parametersOf } from './options.ts';

/**
 * Holds the quick reader against the judge on texts that nobody thought of: pieces of real files after a few edits,
 * lines put together by chance, laid out documents, YAML's own signs.
 */
export interface Input {
  readonly text: string;
  readonly shape: PieceShape;
}

/** Whether the quick reader takes the text. Throws where it then reads something else than `read`. */
export function isRead({ text, shape }: Input): boolean {
  const quick = quickRead(text, shape);
  if (!quick) return false;
  const { node, problems } = read(text, shape);
  assert.deepEqual({ node: quick.node, problems: quick.problems }, { node, problems });
  return true;
}

/** Tries texts of one kind and gives how many of them were read. Throws the smallest text that is read wrong. */
export function fuzz(kind: keyof typeof inputs, options: FuzzOptions): number {
  let count = 0;
  fc.assert(
    fc.property(inputs[kind], (input) => {
      if (isRead(input)) count++;
    }),
    parametersOf(options),
  );
  return count;
}

/** The pieces of every YAML file below a folder. */
export function piecesOf(folder: string): (Input & { readonly file: string })[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const file = path.join(folder, name);
      const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
      return split(text).cuts.map(({ kind, start, end }) => ({
        file,
        text: text.slice(start, end),
        shape: kind === 'item' ? ('item' as const) : ('map' as const),
      }));
    });
}

const shape = fc.constantFrom<PieceShape>('map', 'item');
const blanks = (most: number) => fc.integer({ min: 0, max: most }).map((count) => ' '.repeat(count));
const sometimes = (text: fc.Arbitrary<string>, one = 6) =>
  fc.oneof({ weight: one - 1, arbitrary: fc.constant('') }, { weight: 1, arbitrary: text });
/** Line feeds, or CRLF, with or without the last one. */
const lineEnds = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text,
  (text) => text.replace(/\r?\n/g, '\r\n'),
  (text) => text.trimEnd(),
);

const listed = (text: string) => text.trim().split(/\s*¦\s*/);
const scalars = listed(`
  a ¦ Năm 2021 ¦ x-y ¦ a:b ¦ a#b ¦ text, more ¦ 100% ¦ a? ¦ -a ¦ 🙂 đ ¦ a\tb ¦ a "b" c ¦ (a) ¦ = ¦ 2021-01-01 ¦ 12:30 ¦
  7.10 ¦ 05 ¦ 0x1F ¦ 0o17 ¦ 1e3 ¦ .5 ¦ 1. ¦ -0 ¦ +3 ¦ .inf ¦ -.INF ¦ .nan ¦ 1_000 ¦ + ¦ ~ ¦ null ¦ Null ¦ nULL ¦ true ¦ FALSE ¦
  "q" ¦ 'it''s' ¦ "\\n \\u00e9" ¦ "a: b # c" ¦ "" ¦ [] ¦ [a, "b", 3] ¦ [ a ,]`);
/** What is no value, or ends one that it is not meant to end. */
const slips = listed(`
  " ¦ ' ¦ "a" b ¦ [a ¦ [a: b] ¦ {a: b} ¦ a: b ¦ - a ¦ - ¦ *a ¦ &a b ¦ !t b ¦ @a ¦ %a ¦ \`a ¦ ? a ¦ , a ¦ | a`);
const scalar = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...scalars) },
  { weight: 1, arbitrary: fc.constantFrom(...slips) },
);
const comment = fc.constantFrom('# c', '#', '#c: d', '# why?', '# - e');
const tail = sometimes(comment.map((text) => ` ${text}`));

const signs = [
  ...'\n  :-#"\'>|+[]{},~1.?!&*%@`\\\t\ra',
  '\r\n',
  '\n  ',
  ': ',
  '- ',
  ' #',
  'k: ',
  '- k: v\n',
  '>-\n',
  '|\n',
];
const oddSigns = [...'\u00a0\u0301\u0085\u2028\ufeff\0', '---\n', '...'];

/** What people do to a file, and what nobody does. */
interface Change {
  readonly what: 'insert' | 'replace' | 'line' | 'indent' | 'remove';
  readonly at: number;
  readonly length: number;
  readonly text: string;
  readonly line: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom('insert', 'replace', 'line', 'indent', 'remove'),
  at: fc.nat(),
  length: fc.integer({ min: 0, max: 4 }),
  text: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('', ...signs, '\n\n', '\n# c\n', '\n      # c\n') },
    { weight: 2, arbitrary: scalar },
    { weight: 1, arbitrary: fc.constantFrom(...oddSigns) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
  ),
  line: fc
    .tuple(blanks(14), fc.constantFrom('k: ', 'k:', '- ', '-', '- k: ', ''), fc.oneof(scalar, comment))
    .map((parts) => parts.join('')),
});

function changed(text: string, { what, at, length, text: written, line }: Change): string {
  if (what === 'insert' || what === 'replace') {
    const from = at % (text.length + 1);
    return text.slice(0, from) + written + text.slice(what === 'insert' ? from : from + length);
  }
  const lines = text.split('\n');
  const row = at % lines.length;
  if (what === 'line') lines.splice(row, 0, line);
  else if (what === 'remove') lines.splice(row, length);
  else lines[row] = length > 2 ? lines[row]!.slice(length - 2) : ' '.repeat(length) + lines[row]!;
  return lines.join('\n');
}

/** One key or dash of a document that is laid out as people of every habit do it. */
interface Step {
  /** So many maps and lists end before it. */
  readonly up: number;
  /** Comments and empty lines above it; their columns count from its own. */
  readonly above: readonly Row[];
  readonly key: string;
  readonly value: string;
  /** Lines of text below it, if its value is text that may go on. */
  readonly rows: readonly Row[];
  /** Nothing stands on its line: a map or list begins so much deeper, or, in a list, a map on the same line. */
  readonly opens: { readonly by: number; readonly list: boolean } | 'map on the line' | undefined;
  readonly tail: string;
}
type Row = readonly [by: number, text: string];

const between = fc.array(fc.tuple(fc.constantFrom(-2, 0, 0, 2, 5, -9), fc.oneof(comment, fc.constant(''))), {
  maxLength: 2,
});
const step: fc.Arbitrary<Step> = fc.record({
  up: fc.constantFrom(0, 0, 0, 0, 1, 2),
  above: between,
  key: fc.oneof(
    { weight: 9, arbitrary: fc.constant('k') },
    { weight: 1, arbitrary: fc.constantFrom(...listed(`"q" ¦ 's' ¦ a b ¦ 1 ¦ ~ ¦ .a ¦ <<`)) },
  ),
  value: fc.oneof(
    { weight: 4, arbitrary: scalar },
    { weight: 2, arbitrary: fc.constantFrom('>', '|', '>-', '|-', '>+', '|+', 'text', '') },
  ),
  rows: fc.array(fc.tuple(fc.constantFrom(2, 2, 2, 2, 1, 3, 5), fc.oneof(scalar, comment, fc.constant(''))), {
    minLength: 1,
    maxLength: 3,
  }),
  opens: fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant('map on the line' as const) },
    { weight: 1, arbitrary: fc.record({ by: fc.constantFrom(2, 2, 0, 4, 1), list: fc.boolean() }) },
  ),
  tail,
});

function laidOut(column: number, list: boolean, steps: readonly Step[], below: readonly Row[]): string {
  const open = [{ column, list }];
  const row = (from: number, [by, text]: Row) => `${' '.repeat(Math.max(0, from + by))}${text}\n`;
  let text = '';
  for (const { up, above, key, value, rows, opens, tail: end } of steps) {
    open.splice(Math.max(1, open.length - up));
    const { column: at, list: dashed } = open.at(-1)!;
    text += above.map((each) => row(at, each)).join('') + ' '.repeat(at) + (dashed ? '-' : `${key}:`);
    if (dashed && opens === 'map on the line') open.push({ column: at + 2, list: false });
    if (typeof opens === 'object') {
      open.push({ column: at + opens.by, list: opens.list });
      text += `${end}\n`;
    } else {
      text += `${dashed && opens ? ` ${key}:` : ''} ${value}${end}\n`;
      if (/^(?:[>|]|text|$)/.test(value)) text += rows.map((each) => row(open.at(-1)!.column, each)).join('');
    }
  }
  return text + below.map((each) => row(column, each)).join('');
}

const line = fc
  .tuple(
    blanks(7),
    fc.constantFrom('k: ', 'k:', '- ', '-', '- k: ', '"q": ', ''),
    fc.oneof(scalar, comment, fc.constantFrom('', '>-', '|', '>+')),
    tail,
  )
  .map((parts) => `${parts.join('')}\n`);

export const inputs = {
  'pieces after edits': fc
    .tuple(
      fc.constantFrom(...piecesOf('samples')),
      fc.constantFrom('NFC', 'NFC', 'NFD'),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      lineEnds,
    )
    .map(([piece, form, changes, ends]) => ({
      text: ends(changes.reduce(changed, piece.text.normalize(form))),
      shape: piece.shape,
    })),
  'documents laid out': fc
    .tuple(
      fc.constantFrom(0, 0, 2, 6),
      fc.boolean(),
      fc.array(step, { minLength: 1, maxLength: 7 }),
      between,
      lineEnds,
      shape,
    )
    .map(([column, list, steps, below, ends, as]) => ({ text: ends(laidOut(column, list, steps, below)), shape: as })),
  'lines by chance': fc
    .tuple(fc.array(line, { maxLength: 8 }), lineEnds, shape)
    .map(([lines, ends, as]) => ({ text: ends(lines.join('')), shape: as })),
  'signs by chance': fc
    .tuple(fc.array(fc.constantFrom(...signs), { maxLength: 24 }), shape)
    .map(([parts, as]) => ({ text: parts.join(''), shape: as })),
} satisfies Record<string, fc.Arbitrary<Input>>;

export const fuzzers: Readonly<Record<string, Fuzzer>> = Object.fromEntries(
  (Object.keys(inputs) as (keyof typeof inputs)[]).map((kind) => [
    `quick reader, ${kind}`,
    (options: FuzzOptions): void => void fuzz(kind, options),
  ]),
);
