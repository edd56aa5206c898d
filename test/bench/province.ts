import { writeScore } from '../../server/src/base/thousandths.ts';
import type { Random } from './random.ts';
import { randomOf } from './random.ts';

/** A made-up province's index: clean, in one of the styles that people write. Relative file name → text. */
export interface Province {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

/** One row of a made-up annex; numbers in thousandths. */
export interface Row {
  readonly code: string;
  readonly title: string;
  max: number;
  score: number;
  target: number;
  readonly children: Row[];
  readonly lead: string;
  readonly tasks: readonly string[];
  readonly deadline: string;
}

/** How a made-up file is written. */
export interface Style {
  /** How much deeper than their key the dashes of a list stand. */
  readonly listIndent: 0 | 2;
  readonly oneFile: boolean;
  readonly newline: '\n' | '\r\n';
  readonly blankLines: boolean;
  readonly quote: '"' | "'";
}

const units = [
  'tỉnh Lào Cai',
  'tỉnh Đắk Lắk',
  'thành phố Cần Thơ',
  'tỉnh Nghệ An',
  'tỉnh Thừa Thiên Huế',
  'tỉnh Cà Mau',
  'tỉnh Hà Giang',
];
export const agencies: readonly (readonly [string, string, readonly string[]])[] = [
  ['Sở Nội vụ', 'SNV', []],
  ['Sở Tư pháp', 'STP', []],
  ['Sở Tài chính', 'STC', []],
  ['Sở Kế hoạch và Đầu tư', 'SKHĐT', ['Sở KH&ĐT']],
  ['Sở Thông tin và Truyền thông', 'STTTT', ['Sở TT&TT']],
  ['Sở Khoa học và Công nghệ', 'SKHCN', ['Sở KH&CN']],
  ['Văn phòng UBND tỉnh', 'VPUBND', ['Văn phòng Ủy ban nhân dân tỉnh']],
  ['Cục Thuế tỉnh', 'CT', []],
  ['Thanh tra tỉnh', 'TTT', []],
];
export const areas = [
  'CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH',
  'CẢI CÁCH THỂ CHẾ',
  'CẢI CÁCH THỦ TỤC HÀNH CHÍNH',
  'CẢI CÁCH TỔ CHỨC BỘ MÁY',
  'CẢI CÁCH CHẾ ĐỘ CÔNG VỤ',
  'CẢI CÁCH TÀI CHÍNH CÔNG',
  'XÂY DỰNG CHÍNH QUYỀN SỐ',
  'TÁC ĐỘNG CỦA CẢI CÁCH HÀNH CHÍNH',
];
export const verbs = [
  'Thực hiện',
  'Mức độ hoàn thành',
  'Chất lượng',
  'Tỷ lệ hoàn thành',
  'Kết quả',
  'Tác động của cải cách đến',
];
export const objects = [
  'kế hoạch năm',
  'chế độ báo cáo định kỳ',
  'công tác tuyên truyền',
  'công tác kiểm tra',
  'cơ chế một cửa',
  'phân cấp quản lý',
  'tinh giản biên chế',
  'đánh giá công chức',
  'sử dụng tài sản công',
  'dịch vụ công trực tuyến',
  'tiếp nhận phản ánh, kiến nghị',
  'giải ngân vốn đầu tư công',
  'văn bản điện tử',
  'đào tạo, bồi dưỡng công chức',
];
export const works = [
  'Rà soát, đôn đốc các cơ quan, đơn vị triển khai đúng tiến độ.',
  'Tham mưu UBND tỉnh ban hành kế hoạch và tổ chức thực hiện.',
  'Kiểm tra theo kế hoạch và kiểm tra đột xuất tại các đơn vị.',
  'Tập huấn nghiệp vụ cho công chức làm nhiệm vụ cải cách hành chính.',
  'Công khai kết quả trên cổng thông tin điện tử của tỉnh.',
];
const deadlines = ['Năm 2023', 'Quý IV/2023', 'Quý III/2023', 'Tháng 10/2023', 'Hằng quý'];

export function provinceOf(seed: number): Province {
  const random = randomOf(seed);
  const style: Style = {
    listIndent: random.chance(0.5) ? 2 : 0,
    oneFile: random.chance(0.4),
    newline: random.chance(0.25) ? '\r\n' : '\n',
    blankLines: random.chance(0.5),
    quote: random.chance(0.8) ? '"' : "'",
  };
  const unit = random.pick(units);
  const rows = Array.from({ length: 5 + random.below(4) }, (_, i) => area(random, i + 1));
  const write = new Writer(style);
  const index = [
    'par: 1',
    'index:',
    `  title: Chỉ số cải cách hành chính của ${unit}`,
    '  scoreYear: 2022',
    '  targetYear: 2023',
    ...numbers(total(rows)).map((line) => `  ${line}`),
  ];
  const registry = write.registry();
  const text = (lines: readonly string[]): string => lines.map((line) => line + style.newline).join('');
  const name = `made-up ${seed}`;
  if (style.oneFile) {
    return {
      name,
      files: {
        'index.par.yaml': text([
          ...index,
          ...registry,
          'criteria:',
          ...rows.flatMap((row) => write.row(row, style.listIndent)),
        ]),
      },
    };
  }
  const dash = ' '.repeat(style.listIndent);
  const files: Record<string, string> = {
    'agencies.par.yaml': text(['par: 1', ...registry]),
    'index.par.yaml': text([
      ...index,
      'agencies:',
      `${dash}- file: agencies.par.yaml`,
      'criteria:',
      ...rows.map(({ code }) => `${dash}- file: ${code}-linh-vuc.par.yaml`),
    ]),
  };
  for (const row of rows)
    files[`${row.code}-linh-vuc.par.yaml`] = text(['par: 1', 'criteria:', ...write.row(row, style.listIndent)]);
  return { name, files };
}

function area(random: Random, n: number): Row {
  const children = Array.from({ length: 3 + random.below(5) }, (_, i) => criterion(random, `${n}.${i + 1}`, 2));
  return {
    ...total(children),
    code: `${n}`,
    title: areas[(n - 1) % areas.length]!,
    children,
    lead: '',
    tasks: [],
    deadline: '',
  };
}

function criterion(random: Random, code: string, level: number): Row {
  const title = `${random.pick(verbs)} ${random.pick(objects)}`;
  if (level < 3 && random.chance(0.3)) {
    const children = Array.from({ length: 2 + random.below(5) }, (_, i) => criterion(random, `${code}.${i + 1}`, 3));
    return { ...total(children), code, title, children, lead: '', tasks: [], deadline: '' };
  }
  return leaf(random, code, title, level, () => Array.from({ length: 1 + random.below(2) }, () => random.pick(works)));
}

/** A row without components, of plausible points. */
export function leaf(random: Random, code: string, title: string, level: number, tasks: () => readonly string[]): Row {
  const max = 250 * (1 + random.below(level === 3 ? 6 : 10));
  const score = random.chance(0.45)
    ? max
    : random.chance(0.1)
      ? 0
      : random.chance(0.5)
        ? 250 * random.below(max / 250 + 1)
        : Math.max(1, Math.round((max * (60 + random.below(39))) / 100) + random.below(9) - 4);
  const kept = Math.min(score, max);
  const target = random.chance(0.4) ? kept : random.chance(0.3) ? max : Math.min(max, Math.ceil((kept + 1) / 10) * 10);
  return {
    code,
    title,
    max,
    score: kept,
    target: Math.max(target, kept),
    children: [],
    lead: random.pick(agencies)[0],
    tasks: tasks(),
    deadline: random.pick(deadlines),
  };
}

export function total(rows: readonly Row[]): Pick<Row, 'max' | 'score' | 'target'> {
  const sum = (key: 'max' | 'score' | 'target') => rows.reduce((n, row) => n + row[key], 0);
  return { max: sum('max'), score: sum('score'), target: sum('target') };
}

export function numbers({ max, score, target }: Pick<Row, 'max' | 'score' | 'target'>): string[] {
  return [`max: ${writeScore(max)}`, `score: ${writeScore(score)}`, `target: ${writeScore(target)}`];
}

/** Writes rows as lines of YAML, without their ends. */
export class Writer {
  constructor(private readonly style: Style) {}

  registry(): string[] {
    const dash = ' '.repeat(this.style.listIndent);
    return [
      'agencies:',
      ...agencies.flatMap(([name, code, aliases]) => [
        `${dash}- name: ${name}`,
        `${dash}  code: ${code}`,
        ...(aliases.length > 0 ? [`${dash}  aliases: [${aliases.join(', ')}]`] : []),
      ]),
    ];
  }

  row(row: Row, indent: number): string[] {
    const { quote, listIndent, blankLines } = this.style;
    const dash = ' '.repeat(indent);
    const keys = ' '.repeat(indent + 2);
    return [
      `${dash}- code: ${quote}${row.code}${quote}`,
      `${keys}title: ${row.title}`,
      ...numbers(row).map((line) => keys + line),
      ...(row.lead === '' ? [] : [`${keys}lead: ${row.lead}`]),
      ...(row.tasks.length === 0
        ? []
        : [`${keys}tasks:`, ...row.tasks.flatMap((task) => this.task(task, indent + 2 + listIndent))]),
      ...(row.deadline === '' ? [] : [`${keys}deadline: ${row.deadline}`]),
      ...(row.children.length === 0
        ? []
        : [`${keys}criteria:`, ...row.children.flatMap((child) => this.row(child, indent + 2 + listIndent))]),
      ...(blankLines && row.children.length === 0 ? [''] : []),
    ];
  }

  private task(text: string, indent: number): string[] {
    const dash = ' '.repeat(indent);
    if (text.length <= longestLine) return [`${dash}- ${text}`];
    const lines = [''];
    for (const word of text.split(' ')) {
      const line = lines.at(-1)!;
      if (line.length + word.length >= longestLine) lines.push(word);
      else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
    return [`${dash}- >-`, ...lines.map((line) => `${dash}  ${line}`)];
  }
}

/** Longer texts are written over lines. */
const longestLine = 96;
