import type { Row, Style } from './province.ts';
import { agencies, areas, leaf, numbers, objects, total, verbs, works, Writer } from './province.ts';
import type { Random } from './random.ts';
import { randomOf } from './random.ts';

export interface AnnexOptions {
  /** How many criteria of all levels. */
  readonly criteria: number;
  readonly seed: number;
  /** How many areas (the first level). */
  readonly areas?: number;
  /** All in `index.par.yaml`, the criteria in `criteria.par.yaml`, or each area in a file of its own. */
  readonly split: 'one' | 'two' | 'areas';
}

/** A made-up annex of a wanted size with texts as long as real ones. Relative file name → text; the checker finds nothing in it. */
export function annexOf({
  criteria,
  seed,
  areas: areaCount = 8,
  split,
}: AnnexOptions): Readonly<Record<string, string>> {
  const random = randomOf(seed);
  const rows = rowsOf(random, criteria, areaCount);
  const write = new Writer(style);
  const head = [
    'par: 1',
    'index:',
    '  title: Danh mục các chỉ tiêu Chỉ số cải cách hành chính phấn đấu đạt điểm năm 2023 của tỉnh',
    '  scoreYear: 2022',
    '  targetYear: 2023',
    ...numbers(total(rows)).map((line) => `  ${line}`),
    ...write.registry(),
    'criteria:',
  ];
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  const file = (own: readonly Row[]): string =>
    text(['par: 1', 'criteria:', ...own.flatMap((row) => write.row(row, 2))]);
  if (split === 'one') return { 'index.par.yaml': text([...head, ...rows.flatMap((row) => write.row(row, 2))]) };
  const parts =
    split === 'two'
      ? { 'criteria.par.yaml': file(rows) }
      : Object.fromEntries(rows.map((row) => [`${row.code}-linh-vuc.par.yaml`, file([row])]));
  return { 'index.par.yaml': text([...head, ...Object.keys(parts).map((name) => `  - file: ${name}`)]), ...parts };
}

/** A folder for each of the provinces of 2023, with eight files each: together 504. */
export function provincesOf(seed: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let n = 1; n <= 63; n++) {
    const annex = annexOf({ criteria: 96, areas: 7, split: 'areas', seed: seed + n });
    for (const [name, text] of Object.entries(annex)) files[`tinh-${String(n).padStart(2, '0')}/${name}`] = text;
  }
  return files;
}

const style: Style = { listIndent: 2, oneFile: false, newline: '\n', blankLines: true, quote: '"' };

function rowsOf(random: Random, count: number, areaCount: number): Row[] {
  const perArea = Math.max(2, Math.round(Math.sqrt(count / areaCount)));
  const leaves = count - areaCount - areaCount * perArea;
  const groups = areaCount * perArea;
  // The leaves are dealt out, so that groups differ by one at most.
  const sizeOf = (group: number): number => Math.floor((leaves + groups - 1 - group) / groups);
  return Array.from({ length: areaCount }, (_, a) => {
    const children = Array.from({ length: perArea }, (_, c): Row => {
      const code = `${a + 1}.${c + 1}`;
      const size = sizeOf(c * areaCount + a);
      // A single component says nothing that its parent does not.
      const own = size < 2 ? [] : Array.from({ length: size }, (_, i) => leafOf(random, `${code}.${i + 1}`, 3));
      return own.length === 0 ? leafOf(random, code, 2) : parentOf(code, titleOf(random), own);
    });
    return parentOf(`${a + 1}`, areas[a % areas.length]!, children);
  });
}

function parentOf(code: string, title: string, children: Row[]): Row {
  return { ...total(children), code, title, children, lead: '', tasks: [], deadline: '' };
}

function leafOf(random: Random, code: string, level: number): Row {
  return leaf(random, code, titleOf(random), level, () => [
    taskOf(random),
    ...(random.chance(0.3) ? [random.pick(works)] : []),
  ]);
}

const wheres = [
  'của các sở, ban, ngành và Ủy ban nhân dân cấp huyện',
  'tại bộ phận tiếp nhận và trả kết quả các cấp',
  'thuộc phạm vi quản lý của tỉnh',
  'theo kế hoạch đã được phê duyệt',
];

function titleOf(random: Random): string {
  return `${random.pick(verbs)} ${random.pick(objects)} ${random.pick(wheres)}`;
}

function taskOf(random: Random): string {
  const [lead] = random.pick(agencies);
  const first = `${lead} chủ trì, phối hợp với các cơ quan, đơn vị liên quan thực hiện ${random.pick(objects)} ${random.pick(wheres)};`;
  return random.chance(0.6) ? `${first} ${random.pick(works)}` : first;
}
