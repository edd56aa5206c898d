import fc from 'fast-check';
import type { Edit } from '../../server/src/base/edit.ts';

/** An edit that is made once it meets a text. */
export type MakeEdit = (text: string) => Edit;

/** Where a line begins: the n-th, counted round and round. */
function lineAt(text: string, n: number): { start: number; end: number; next: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1))
    starts.push(at + 1);
  const start = starts[n % starts.length]!;
  const found = text.indexOf('\n', start);
  const next = found < 0 ? text.length : found + 1;
  return { start, end: found < 0 ? text.length : found, next };
}

/** The lines of one item, from the n-th dash with a code on: to the next dash that stands no deeper. */
function itemAt(text: string, n: number): { start: number; end: number; column: number } | undefined {
  const dashes = [...text.matchAll(/^( *)- (?:code|file|name):/gm)];
  const dash = dashes[n % (dashes.length || 1)];
  if (!dash) return undefined;
  const column = dash[1]!.length;
  const behind = text.slice(dash.index + 1);
  const end = behind.search(new RegExp(`^ {0,${column}}[^ \\r\\n]`, 'm'));
  return { start: dash.index, end: end < 0 ? text.length : dash.index + 1 + end, column };
}

const nothing: Edit = { start: 0, end: 0, text: '' };

/** Edits as people make them. */
const human = [
  // A letter or two, somewhere in a line.
  fc
    .tuple(fc.nat(), fc.nat(), fc.constantFrom('x', 'ế', ' ', '1', '.', ',', '"', '0.5', 'Sở ', '#', ':', '- '))
    .map(([n, column, text]): MakeEdit => (whole) => {
      const { start, end } = lineAt(whole, n);
      const at = start + (column % (end - start + 1));
      return { start: at, end: at, text };
    }),
  // A sign or a few taken away.
  fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 6 })).map(([n, column, length]): MakeEdit => (whole) => {
    const { start, end } = lineAt(whole, n);
    const at = start + (column % (end - start + 1));
    return { start: at, end: Math.min(at + length, whole.length), text: '' };
  }),
  // A number changed.
  fc
    .tuple(fc.nat(), fc.constantFrom('1', '0.25', '2.5', '0', '10', '1,5', 'x', ''))
    .map(([n, number]): MakeEdit => (whole) => {
      const numbers = [...whole.matchAll(/(?<=(?:max|score|target): )[\d.]+/g)];
      const match = numbers[n % (numbers.length || 1)];
      return match ? { start: match.index, end: match.index + match[0].length, text: number } : nothing;
    }),
  // A code changed.
  fc.tuple(fc.nat(), fc.nat(), fc.boolean()).map(([n, m, isOther]): MakeEdit => (whole) => {
    const codes = [...whole.matchAll(/(?<=(?:code|sameAs): ")[\d.]+/g)];
    const match = codes[n % (codes.length || 1)];
    const other = codes[m % (codes.length || 1)];
    if (!match || !other) return nothing;
    return { start: match.index, end: match.index + match[0].length, text: isOther ? other[0] : `${match[0]}1` };
  }),
  // A line of a key written, taken away, doubled.
  fc
    .tuple(fc.nat(), fc.constantFrom('lead: Sở Nội vụ', 'max: 1', 'criteria:', 'tasks:', 'sameAs: "1.1"', '- a', ''))
    .map(([n, line]): MakeEdit => (whole) => {
      const { start, end, next } = lineAt(whole, n);
      const blanks = /^[ -]*/.exec(whole.slice(start, end))![0].replaceAll('-', ' ');
      return { start: next, end: next, text: `${blanks}${line}\n` };
    }),
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 })).map(([n, count]): MakeEdit => (whole) => {
    const { start } = lineAt(whole, n);
    let end = start;
    for (let i = 0; i < count; i++) end = whole.indexOf('\n', end) < 0 ? whole.length : whole.indexOf('\n', end) + 1;
    return { start, end, text: '' };
  }),
  // A comment, one that silences among them.
  fc
    .tuple(fc.nat(), fc.constantFrom('# ghi chú', '# par-ignore sum-mismatch: như phụ lục', '# par-ignore code-gap'))
    .map(([n, comment]): MakeEdit => (whole) => {
      const { start, end } = lineAt(whole, n);
      const blanks = /^ */.exec(whole.slice(start, end))![0];
      return { start, end: start, text: `${blanks}${comment}\n` };
    }),
  // A block taken away, doubled, moved to another place, indented, its dash taken.
  fc
    .tuple(fc.nat(), fc.constantFrom('delete', 'double', 'indent', 'outdent', 'dash', 'no dash'))
    .map(([n, what]): MakeEdit => (whole) => {
      const item = itemAt(whole, n);
      if (!item) return nothing;
      const { start, end, column } = item;
      const text = whole.slice(start, end);
      if (what === 'delete') return { start, end, text: '' };
      if (what === 'double') return { start: end, end, text };
      if (what === 'dash') return { start: start + column, end: start + column + 1, text: ' ' };
      if (what === 'no dash') return { start: start + column, end: start + column + 2, text: '' };
      const shifted = what === 'indent' ? text.replace(/^(?=.)/gm, '  ') : text.replace(/^ {1,2}/gm, '');
      return { start, end, text: shifted };
    }),
  fc.tuple(fc.nat(), fc.nat()).map(([n, m]): MakeEdit => (whole) => {
    const [from, to] = [itemAt(whole, n), itemAt(whole, m)];
    return from && to ? { start: to.start, end: to.start, text: whole.slice(from.start, from.end) } : nothing;
  }),
  // A key of the head.
  fc
    .constantFrom('targetYear: 2022', 'max: 99', 'previous: khac.par.yaml', 'title: Khác')
    .map((line): MakeEdit => (whole) => {
      const index = /^index:\n/m.exec(whole);
      const at = index ? index.index + index[0].length : 0;
      return index ? { start: at, end: at, text: `  ${line}\n` } : nothing;
    }),
];

const signs = [
  '\n',
  '  ',
  ' ',
  '- ',
  '"',
  "'",
  ': ',
  '#',
  '\t',
  '>-\n',
  '|\n',
  '---\n',
  '...\n',
  '<<<<<<< a\n',
  '[',
  '{',
  '\r',
];
const lines = [
  'criteria:\n',
  '- code: "9"\n',
  '      - code: "9"\n',
  'par: 1\n',
  'index:\n',
  '&a ',
  '\u2028',
  '\uFEFF',
  '🙂',
];

/** Edits that nobody makes. */
const wild = [
  fc.tuple(fc.nat(), fc.nat(60), fc.constantFrom(...signs, ...lines)).map(([n, length, text]): MakeEdit => (whole) => {
    const start = n % (whole.length + 1);
    return { start, end: Math.min(start + length, whole.length), text };
  }),
  fc.tuple(fc.nat(), fc.nat(400), fc.string({ maxLength: 12 })).map(([n, length, text]): MakeEdit => (whole) => {
    const start = n % (whole.length + 1);
    return { start, end: Math.min(start + length, whole.length), text };
  }),
  // A part of the file put somewhere else in it.
  fc.tuple(fc.nat(), fc.nat(), fc.nat(900)).map(([n, m, length]): MakeEdit => (whole) => {
    const from = m % (whole.length + 1);
    const start = n % (whole.length + 1);
    return { start, end: start, text: whole.slice(from, from + length) };
  }),
];

/** Edits of the kinds that people make, or also of those that nobody makes. */
export function editsOf(kind: 'human' | 'wild'): fc.Arbitrary<MakeEdit> {
  return kind === 'human' ? fc.oneof(...human) : fc.oneof(...human, ...wild, ...wild, ...wild);
}
