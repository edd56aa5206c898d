import type { Random } from './random.ts';

/** One way to break a clean set in one place. */
export interface Slip {
  readonly name: string;
  /** The family that the table groups it under. */
  readonly family: string;
  /** The rules of which one must speak. */
  readonly rules: readonly string[];
  /** True where the evidence in the set determines what stood there, so that the first repair should restore it. */
  readonly determined: boolean;
  /** The files after the slip; undefined where the set has no place for it. */
  readonly make: (files: Files, random: Random) => Files | undefined;
}

export type Files = Readonly<Record<string, string>>;

/** A line of a file with what stands around it. */
interface Line {
  readonly file: string;
  readonly at: number;
  readonly text: string;
  readonly match: RegExpExecArray;
}

function linesOf(files: Files, pattern: RegExp, where: (name: string) => boolean = () => true): Line[] {
  return Object.entries(files).flatMap(([file, text]) =>
    where(file)
      ? text.split('\n').flatMap((line, at) => {
          const match = pattern.exec(line.replace(/\r$/, ''));
          return match ? [{ file, at, text: line.replace(/\r$/, ''), match }] : [];
        })
      : [],
  );
}

/** The files with a line replaced; undefined takes it out. */
function withLine(files: Files, { file, at }: Line, ...replacement: readonly string[]): Files {
  const lines = files[file]!.split('\n');
  const end = lines[at]!.endsWith('\r') ? '\r' : '';
  lines.splice(at, 1, ...replacement.map((line) => line + end));
  return { ...files, [file]: lines.join('\n') };
}

/** A slip in one line: takes the match apart and gives the new line, or undefined where it would change nothing. */
function inLine(
  pattern: RegExp,
  change: (line: Line, random: Random, files: Files) => string | undefined,
): Slip['make'] {
  return (files, random) => {
    const lines = linesOf(files, pattern);
    for (let tries = 0; tries < 30 && lines.length > 0; tries++) {
      const line = random.pick(lines);
      const changed = change(line, random, files);
      if (changed !== undefined && changed !== line.text) return withLine(files, line, changed);
    }
    return undefined;
  };
}

const numberLine = /^( *(?:max|score|target): )(\d+(?:\.\d+)?)$/;
const planLine = /^( *(?:score|target): )(\d+(?:\.\d+)?)$/;
const codeLine = /^( *- code: )(["'])([\d.]+)\2$/;
const leafTitle = /^( *title: )(\p{Lu}.*)$/u;

/** The block of a criterion: its dash line and all lines indented deeper. */
function blocks(
  files: Files,
): { file: string; start: number; end: number; indent: number; lines: string[]; code: string }[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const lines = text.split('\n');
    return lines.flatMap((line, start) => {
      const match = codeLine.exec(line.replace(/\r$/, ''));
      if (!match) return [];
      const indent = line.search(/\S/);
      let end = start + 1;
      while (
        end < lines.length &&
        (lines[end]!.trim() === '' ? end + 1 < lines.length : lines[end]!.search(/\S/) > indent)
      )
        end++;
      return [{ file, start, end, indent, lines: lines.slice(start, end), code: match[3]! }];
    });
  });
}

function withoutLines(files: Files, file: string, start: number, end: number, insert: readonly string[] = []): Files {
  const lines = files[file]!.split('\n');
  lines.splice(start, end - start, ...insert);
  return { ...files, [file]: lines.join('\n') };
}

function leaves(files: Files): ReturnType<typeof blocks> {
  return blocks(files).filter(({ lines }) => !lines.some((line) => /^ *criteria:/.test(line)));
}

/** Siblings: leaves with the same prefix in the same file. */
function siblings(files: Files, code: string): ReturnType<typeof blocks> {
  const prefix = code.slice(0, code.lastIndexOf('.') + 1);
  return blocks(files).filter(
    (block) => block.code.startsWith(prefix) && !block.code.slice(prefix.length).includes('.'),
  );
}

const wrongNumber = ['sum-mismatch', 'missing-component', 'score-above-max', 'target-above-max', 'sum-rounding'];

function numberSlip(
  name: string,
  change: (digits: string, random: Random, line: Line, files: Files) => string | undefined,
): Slip {
  return {
    name,
    family: 'numbers',
    rules: wrongNumber,
    determined: true,
    make: inLine(numberLine, (line, random, files) => {
      const to = change(line.match[2]!, random, line, files);
      return to === undefined || Number(to) === Number(line.match[2]) ? undefined : line.match[1]! + to;
    }),
  };
}

function replaceAt(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + 1);
}

function digitsOf(text: string): number[] {
  return [...text].flatMap((c, i) => (c === '.' ? [] : [i]));
}

export const slips: readonly Slip[] = [
  numberSlip('a digit off by one', (digits, random) => {
    const at = random.pick(digitsOf(digits));
    const to = Number(digits[at]) + (random.chance(0.5) ? 1 : -1);
    return to < 0 || to > 9 || (at === 0 && to === 0 && digits.length > 1 && digits[1] !== '.')
      ? undefined
      : replaceAt(digits, at, String(to));
  }),
  numberSlip('another digit', (digits, random) => {
    const at = random.pick(digitsOf(digits));
    const to = replaceAt(digits, at, String(random.below(10)));
    return /^0\d/.test(to) ? undefined : to;
  }),
  numberSlip('two digits swapped', (digits, random) => {
    const at = random.below(digits.length - 1);
    const next = digits[at + 1] === '.' ? at + 2 : at + 1;
    if (digits[at] === '.' || next >= digits.length) return undefined;
    const to = replaceAt(replaceAt(digits, at, digits[next]!), next, digits[at]!);
    return /^0\d/.test(to) ? undefined : to;
  }),
  numberSlip('the point one place further', (digits) => {
    const [whole, fraction = ''] = digits.split('.');
    if (fraction !== '')
      return (
        `${whole === '0' ? '' : whole}${fraction[0]}${fraction.length > 1 ? `.${fraction.slice(1)}` : ''}`.replace(
          /^0(?=\d)/,
          '',
        ) || undefined
      );
    return whole === '0' ? undefined : `${whole}0`;
  }),
  numberSlip('a digit left out', (digits, random) => {
    const at = random.pick(digitsOf(digits));
    const to = (digits.slice(0, at) + digits.slice(at + 1)).replace(/\.$/, '');
    return /^(?:0\d|\.|$)/.test(to) ? undefined : to;
  }),
  numberSlip('a digit typed twice', (digits, random) => {
    const at = random.pick(digitsOf(digits));
    const to = digits.slice(0, at) + digits[at]! + digits.slice(at);
    return /^0\d/.test(to) || (to.split('.')[1]?.length ?? 0) > 3 ? undefined : to;
  }),
  {
    name: 'the number of the other column',
    family: 'numbers',
    rules: [...wrongNumber, 'target-below-score'],
    determined: true,
    make: inLine(planLine, ({ match, file, at }, _random, files) => {
      const near = files[file]!.split('\n')
        .slice(Math.max(0, at - 2), at + 2)
        .flatMap((line) => /^ *(?:max|score|target): (\d[\d.]*)/.exec(line)?.[1] ?? []);
      const other = near.find((digits) => digits !== match[2]);
      return other === undefined ? undefined : match[1]! + other;
    }),
  },
  {
    name: 'a decimal comma',
    family: 'number forms',
    rules: ['decimal-comma'],
    determined: true,
    make: inLine(numberLine, ({ match }) =>
      /^\d+\.\d{1,2}$/.test(match[2]!) ? match[1]! + match[2]!.replace('.', ',') : undefined,
    ),
  },
  {
    name: 'a number in quotes',
    family: 'number forms',
    rules: ['quoted-number'],
    determined: true,
    make: inLine(numberLine, ({ match }) => `${match[1]!}"${match[2]!}"`),
  },
  {
    name: 'a plus sign',
    family: 'number forms',
    rules: ['number-form'],
    determined: true,
    make: inLine(numberLine, ({ match }) => `${match[1]!}+${match[2]!}`),
  },
  {
    name: 'no digit before the point',
    family: 'number forms',
    rules: ['number-form'],
    determined: true,
    make: inLine(numberLine, ({ match }) => (match[2]!.startsWith('0.') ? match[1]! + match[2]!.slice(1) : undefined)),
  },
  {
    name: 'four decimals',
    family: 'number forms',
    rules: ['too-many-decimals'],
    determined: false,
    make: inLine(numberLine, ({ match }) => (/\.\d{3}$/.test(match[2]!) ? `${match[1]!}${match[2]!}5` : undefined)),
  },
  {
    name: 'no number',
    family: 'number forms',
    rules: ['wrong-type', 'missing-key', 'missing-score'],
    determined: false,
    make: inLine(numberLine, ({ match }) => match[1]!.trimEnd()),
  },
  {
    name: 'a line of points left out',
    family: 'number forms',
    rules: ['missing-score', 'missing-key'],
    determined: false,
    make: (files, random) => withLine(files, random.pick(linesOf(files, numberLine))),
  },
  {
    name: 'a component left out',
    family: 'components',
    rules: ['missing-component', 'sum-mismatch', 'code-gap'],
    determined: false,
    make: (files, random) => {
      const block = random.pick(leaves(files).filter(({ code }) => siblings(files, code).length > 1));
      return block && withoutLines(files, block.file, block.start, block.end);
    },
  },
  {
    name: 'a component that stands twice',
    family: 'components',
    rules: ['duplicate-code'],
    determined: false,
    make: (files, random) => {
      const block = random.pick(leaves(files));
      return withoutLines(files, block.file, block.end, block.end, block.lines);
    },
  },
  {
    name: 'two neighbours that changed places',
    family: 'components',
    rules: ['code-out-of-order'],
    determined: false,
    make: (files, random) => {
      const all = leaves(files);
      const places = all.filter(
        (a, i) =>
          all[i + 1] && all[i + 1]!.start === a.end && all[i + 1]!.indent === a.indent && all[i + 1]!.file === a.file,
      );
      if (places.length === 0) return undefined;
      const a = random.pick(places);
      const b = all[all.indexOf(a) + 1]!;
      return withoutLines(files, a.file, a.start, b.end, [...b.lines, ...a.lines]);
    },
  },
  {
    name: 'a code without quotes',
    family: 'codes',
    rules: ['unquoted-code'],
    determined: true,
    make: inLine(codeLine, ({ match }) => (/^\d+(?:\.\d+)?$/.test(match[3]!) ? match[1]! + match[3]! : undefined)),
  },
  {
    name: 'a code with another last number',
    family: 'codes',
    rules: ['duplicate-code', 'code-gap', 'code-out-of-order'],
    determined: true,
    make: inLine(codeLine, ({ match }, random) =>
      match[3]!.includes('.')
        ? `${match[1]!}${match[2]!}${match[3]!.replace(/\d+$/, String(1 + random.below(9)))}${match[2]!}`
        : undefined,
    ),
  },
  {
    name: 'a code under another parent',
    family: 'codes',
    rules: ['code-not-under-parent'],
    determined: true,
    make: inLine(codeLine, ({ match }) =>
      match[3]!.includes('.')
        ? `${match[1]!}${match[2]!}${match[3]!.replace(/^\d+/, (n) => String(Number(n) + 1))}${match[2]!}`
        : undefined,
    ),
  },
  {
    name: 'a code without its point',
    family: 'codes',
    rules: ['code-not-under-parent'],
    determined: true,
    make: inLine(codeLine, ({ match }) =>
      match[3]!.includes('.')
        ? `${match[1]!}${match[2]!}${match[3]!.replace(/\.(\d+)$/, '$1')}${match[2]!}`
        : undefined,
    ),
  },
  {
    name: 'a code with a point behind',
    family: 'codes',
    rules: ['code-format'],
    determined: true,
    make: inLine(codeLine, ({ match }) => `${match[1]!}${match[2]!}${match[3]!}.${match[2]!}`),
  },
  {
    name: 'the code in the title',
    family: 'codes',
    rules: ['code-in-title'],
    determined: true,
    make: (files, random) => {
      const block = random.pick(leaves(files));
      const at = block.lines.findIndex((line) => /^ *title: /.test(line));
      return at < 0
        ? undefined
        : withoutLines(files, block.file, block.start + at, block.start + at + 1, [
            block.lines[at]!.replace('title: ', `title: ${block.code}. `),
          ]);
    },
  },
  {
    name: 'a key misspelt',
    family: 'keys',
    rules: ['unknown-key'],
    determined: true,
    make: inLine(/^( *(?:- )?)(title|score|target|lead|tasks|deadline|max)(:.*)$/, ({ match }, random) => {
      const key = match[2]!;
      const at = random.below(key.length - 1);
      return `${match[1]!}${key.slice(0, at)}${key[at + 1]!}${key[at]!}${key.slice(at + 2)}${match[3]!}`;
    }),
  },
  {
    name: 'a key twice',
    family: 'keys',
    rules: ['duplicate-key'],
    determined: false,
    make: (files, random) => {
      const line = random.pick(linesOf(files, /^ +(?:max|score|target|lead|deadline): /));
      return withLine(files, line, line.text, line.text);
    },
  },
  {
    name: 'a title left out',
    family: 'keys',
    rules: ['missing-key'],
    determined: false,
    make: (files, random) => withLine(files, random.pick(linesOf(files, /^ +title: /))),
  },
  {
    name: 'no blank behind a colon',
    family: 'YAML',
    rules: ['yaml-syntax'],
    determined: true,
    make: inLine(
      /^( +)(max|score|target|lead|deadline): (.*)$/,
      ({ match }) => `${match[1]!}${match[2]!}:${match[3]!}`,
    ),
  },
  {
    name: 'a colon in a title',
    family: 'YAML',
    rules: ['yaml-syntax'],
    determined: false,
    make: inLine(leafTitle, ({ match }) => `${match[1]!}Ghi chú: ${match[2]!}`),
  },
  {
    name: 'a quote that does not close',
    family: 'YAML',
    rules: ['yaml-syntax', 'yaml-trap'],
    determined: false,
    make: inLine(leafTitle, ({ match }) => `${match[1]!}"${match[2]!}`),
  },
  {
    name: 'text behind a quote',
    family: 'YAML',
    rules: ['yaml-syntax'],
    determined: false,
    make: inLine(leafTitle, ({ match }) => `${match[1]!}"${match[2]!}" và các nội dung khác`),
  },
  {
    name: 'a tab before a key',
    family: 'YAML',
    rules: ['yaml-syntax'],
    determined: true,
    make: inLine(/^( +)((?:max|score|target|lead|deadline): .*)$/, ({ match }) => `\t${match[2]!}`),
  },
  {
    name: 'a key one column to the left',
    family: 'YAML',
    rules: ['yaml-syntax'],
    determined: true,
    make: inLine(/^( {4,})((?:max|score|target|deadline): .*)$/, ({ match }) => `${match[1]!.slice(1)}${match[2]!}`),
  },
  {
    name: 'a dash one column to the right',
    family: 'YAML',
    rules: ['yaml-syntax'],
    determined: false,
    make: inLine(codeLine, ({ text }) => ` ${text}`),
  },
  {
    name: 'a task in two dashes',
    family: 'YAML',
    rules: ['yaml-trap'],
    determined: true,
    make: inLine(/^( *- )(\p{Lu}.*)$/u, ({ match }) => `${match[1]!}- ${match[2]!}`),
  },
  {
    name: 'a task with a colon',
    family: 'YAML',
    rules: ['yaml-trap'],
    determined: false,
    make: inLine(/^( *- )(\p{Lu}.*)$/u, ({ match }) => `${match[1]!}Ghi chú: ${match[2]!}`),
  },
  {
    name: 'a merge conflict',
    family: 'YAML',
    rules: ['merge-conflict'],
    determined: false,
    make: (files, random) => {
      const line = random.pick(linesOf(files, numberLine));
      return withLine(
        files,
        line,
        '<<<<<<< HEAD',
        line.text,
        '=======',
        line.text.replace(/\d+(?:\.\d+)?$/, '9'),
        '>>>>>>> nhanh-khac',
      );
    },
  },
  {
    name: 'an agency in another case',
    family: 'agencies',
    rules: ['agency-variant'],
    determined: true,
    make: inLine(
      /^( *lead: )(\p{Lu}.*)$/u,
      ({ match }) => match[1]! + match[2]!.replace(/(?<= )\p{Lu}/u, (c) => c.toLowerCase()),
    ),
  },
  {
    name: 'an agency by its code',
    family: 'agencies',
    rules: ['agency-variant'],
    determined: true,
    make: inLine(/^( *lead: )Sở Nội vụ$/, ({ match }) => `${match[1]!}SNV`),
  },
  {
    name: 'an agency without a mark',
    family: 'agencies',
    rules: ['unknown-agency'],
    determined: true,
    make: inLine(
      /^( *lead: )(Sở Tư pháp|Sở Nội vụ|Sở Tài chính)$/,
      ({ match }) => match[1]! + match[2]!.replace('Sở', 'Sơ'),
    ),
  },
  {
    name: 'an agency with a letter left out',
    family: 'agencies',
    rules: ['unknown-agency'],
    determined: true,
    make: inLine(/^( *lead: )(Sở .{6,})$/, ({ match }, random) => {
      const at = 4 + random.below(match[2]!.length - 5);
      return match[2]![at] === ' ' ? undefined : match[1]! + match[2]!.slice(0, at) + match[2]!.slice(at + 1);
    }),
  },
  {
    name: 'an agency that is not in the registry',
    family: 'agencies',
    rules: ['unknown-agency'],
    determined: false,
    make: inLine(/^( *lead: )(\p{Lu}.*)$/u, ({ match }) => `${match[1]!}Sở Văn hóa, Thể thao và Du lịch`),
  },
  {
    name: 'task text in the place of the agency',
    family: 'agencies',
    rules: ['unknown-agency'],
    determined: false,
    make: inLine(
      /^( *lead: )(\p{Lu}.*)$/u,
      ({ match }) =>
        `${match[1]!}Công khai quy trình giải quyết công việc, xây dựng quy trình nội bộ tại các cơ quan, đơn vị`,
    ),
  },
  {
    name: 'a lead left out',
    family: 'agencies',
    rules: ['missing-lead'],
    determined: false,
    make: (files, random) => {
      const lines = linesOf(files, /^ +lead: /).filter((line) => !/^ *lead: *$/.test(line.text));
      const parents = new Set(
        blocks(files)
          .filter(({ lines: own }) => own.some((l) => /^ *criteria:/.test(l)))
          .map(({ file, start }) => `${file}:${start}`),
      );
      void parents;
      return lines.length === 0 ? undefined : withLine(files, random.pick(lines));
    },
  },
  {
    name: 'a quarter in Arabic digits',
    family: 'deadlines',
    rules: ['deadline-form'],
    determined: true,
    make: inLine(/^( *deadline: )Quý IV\/(\d{4})$/, ({ match }) => `${match[1]!}Quý 4/${match[2]!}`),
  },
  {
    name: 'a month that is none',
    family: 'deadlines',
    rules: ['deadline-form'],
    determined: false,
    make: inLine(/^( *deadline: )(.+)$/, ({ match }) => `${match[1]!}Tháng 13/2023`),
  },
  {
    name: 'another year',
    family: 'deadlines',
    rules: ['deadline-outside-year'],
    determined: false,
    make: inLine(/^( *deadline: )(.*)(20\d\d)$/, ({ match }) => `${match[1]!}${match[2]!}${Number(match[3]) + 1}`),
  },
  {
    name: 'a deadline left out',
    family: 'deadlines',
    rules: ['missing-deadline'],
    determined: false,
    make: (files, random) => withLine(files, random.pick(linesOf(files, /^ +deadline: /))),
  },
  {
    name: 'a list marker in a task',
    family: 'tasks',
    rules: ['task-marker'],
    // Without the mark the text needs its quotes no longer, but they do no harm and stay.
    determined: false,
    make: inLine(/^( *- )(\p{Lu}.*\.)$/u, ({ match }) => `${match[1]!}"- ${match[2]!}"`),
  },
  {
    name: 'decomposed letters',
    family: 'text',
    rules: ['not-nfc'],
    determined: true,
    make: inLine(leafTitle, ({ match }) => match[1]! + match[2]!.normalize('NFD')),
  },
  {
    name: 'a zero-width space',
    family: 'text',
    rules: ['invisible-character'],
    determined: true,
    make: inLine(leafTitle, ({ match }) => `${match[1]!}${match[2]!.slice(0, 4)}\u200b${match[2]!.slice(4)}`),
  },
  {
    name: 'a letter that looks like Đ',
    family: 'text',
    rules: ['lookalike-letter'],
    determined: true,
    make: inLine(leafTitle, ({ match }) =>
      match[2]!.includes('Đ') ? match[1]! + match[2]!.replace('Đ', 'Ð') : undefined,
    ),
  },
  {
    name: 'a Cyrillic letter',
    family: 'text',
    rules: ['lookalike-letter'],
    determined: true,
    make: inLine(leafTitle, ({ match }) => (/a/.test(match[2]!) ? match[1]! + match[2]!.replace('a', 'а') : undefined)),
  },
  {
    name: 'the same work as a code that is not there',
    family: 'references',
    rules: ['unknown-code'],
    determined: false,
    make: (files, random) => {
      const line = random.pick(linesOf(files, /^( +)deadline: /));
      return withLine(files, line, line.text, `${line.match[1]!}sameAs: "9.9.9"`);
    },
  },
  {
    name: 'the same work as itself',
    family: 'references',
    rules: ['reference-cycle'],
    determined: false,
    make: (files, random) => {
      const block = random.pick(leaves(files));
      const at = block.lines.findIndex((line) => /^ *deadline: /.test(line));
      return at < 0
        ? undefined
        : withoutLines(files, block.file, block.start + at + 1, block.start + at + 1, [
            block.lines[at]!.replace(/deadline: [^\r]*/, `sameAs: "${block.code}"`),
          ]);
    },
  },
  {
    name: 'a path misspelt',
    family: 'files',
    rules: ['missing-file'],
    determined: true,
    make: inLine(/^( *- file: )(\d.*)\.par\.yaml$/, ({ match }) => `${match[1]!}${match[2]!}x.par.yaml`),
  },
  {
    name: 'a file left out of the root',
    family: 'files',
    rules: ['unlisted-file'],
    determined: true,
    make: (files, random) => {
      const lines = linesOf(files, /^ *- file: \d/);
      return lines.length === 0 ? undefined : withLine(files, random.pick(lines));
    },
  },
  {
    name: 'a file listed twice',
    family: 'files',
    rules: ['file-listed-twice'],
    determined: false,
    make: (files, random) => {
      const lines = linesOf(files, /^ *- file: \d/);
      if (lines.length === 0) return undefined;
      const line = random.pick(lines);
      return withLine(files, line, line.text, line.text);
    },
  },
];
