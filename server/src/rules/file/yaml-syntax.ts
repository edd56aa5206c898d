import type { Entry, Place } from '../../model/entry.ts';
import { keyInfo, keysOf } from '../../model/keys.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { SyntaxProblem } from '../../syntax/problem.ts';
import { quoteEdits } from '../../syntax/diagnose.ts';
import type { Fix } from '../engine/finding.ts';
import { newlineOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { numberOf } from '../text/passage.ts';
import { shown, wordless } from './reading.ts';
import type { SlipArgs, SyntaxKind } from './slips.ts';
import { columnsOf, isSyntax, slipWords } from './slips.ts';

export const yamlSyntax = defineRule<{ slip: SyntaxKind; text: string; has: string; wanted: string }>({
  id: 'yaml-syntax',
  severity: 'error',
  summary: {
    vi: 'Chỗ không đọc được: dấu nháy, dấu hai chấm, dấu gạch, thụt đầu dòng.',
    en: 'Text that cannot be read: quotes, colons, dashes, indentation.',
  },
  message: (args) => slipWords[args.slip].message(args),
  docs: {
    why: {
      vi: 'Chỗ không đọc được thì không được kiểm tra: điểm ở đó không cộng vào đâu, nhiệm vụ và cơ quan ở đó coi như chưa có. Các khối còn lại vẫn được kiểm tra, nhưng tổng nào cần đến chỗ ấy thì không được so sánh.\n\nNguyên nhân hay gặp nhất là câu chữ dán từ Word: dấu nháy ở đầu câu, dấu hai chấm giữa câu, dấu gạch của phụ lục, hoặc dòng thụt vào bằng phím Tab.',
      en: "What can't be read is not checked: its points count nowhere, and its tasks and agencies are as good as absent. The other blocks are checked all the same, but sums that need this one are not compared.\n\nMost often the text was pasted from Word: a quote at the start of a sentence, a colon within it, the dash of the annex, or a line indented with a tab.",
    },
    repair: {
      vi: 'Chỗ nào chỉ hiểu được một cách thì `--fix` tự sửa: đặt câu trong dấu nháy, thay Tab bằng dấu cách, đưa dòng về thẳng cột, thêm dấu gạch đầu mục bị mất, thêm dấu cách sau dấu hai chấm hoặc dấu gạch. Câu chữ không đổi.\n\nChỗ có nhiều cách hiểu, chẳng hạn không rõ dấu nháy đóng ở đâu, thì sửa theo lời thông báo. Câu dài hoặc có nhiều dấu nên viết ở dòng dưới `>-`: ở đó không cần dấu nháy.',
      en: 'What has only one reading `--fix` repairs: it puts a sentence in quotes, blanks for a tab, a line into its column, the lost dash of an item, a blank behind a colon or a dash. No word changes.\n\nWhat has several, such as a quote that may close anywhere, is to be repaired by hand; the sentence says how. A text that is long or full of signs is best written on the lines below `>-`, where nothing needs quotes.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 1 (cách viết) và mục 9 (văn bản dài). Tiêu chuẩn YAML 1.2.',
      en: 'The format, section 1 (how to write it) and section 9 (long text). The standard YAML 1.2.',
    },
  },
  check: {
    piece(piece, report, about) {
      for (const problem of piece.problems.filter(isSyntax)) {
        const { kind, span, quoted } = problem;
        const [odd] = kind === 'no-colon' ? oddBlanks(piece, span.start) : [];
        const args = {
          slip: kind,
          text: shown(quoted),
          ...columnsOf(piece, problem),
          ...(odd === undefined ? {} : { has: numberOf(piece.text[odd]!) }),
        };
        report({
          at: { piece, ...span },
          about,
          distinct: `${kind} ${shown(quoted)}`,
          args,
          fixes: () => fixesOf(piece, problem, args, about),
        });
      }
    },
  },
});

function fixesOf(piece: Piece, problem: SyntaxProblem, args: SlipArgs, entry: Entry | undefined): Fix[] {
  if (quoting.has(problem.kind) && wordless.has(keyOnLine(piece, problem))) return withoutQuotes(piece, problem);
  const other = byKey(piece, problem, entry);
  if (other) return [other];
  if (!problem.repair || problem.repair.length === 0) return [];
  const edits = problem.repair.map(({ start, end, text }) => ({ place: { piece, start, end }, text }));
  return [{ title: slipWords[args.slip].fix(args), safe: true, preferred: true, edits }];
}

/** Offsets of the blanks that are no ordinary ones in the indentation of a line, behind its dash, and around its colon. */
function oddBlanks({ text }: Piece, offset: number): number[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = /^[^\S\r\n]*(?:-[^\S\r\n]+)*(?:[A-Za-z]+[^\S\r\n]*:[^\S\r\n]*)?/.exec(text.slice(lineStart))![0];
  return [...before.matchAll(/[^\S \t]/g)].map(({ index }) => lineStart + index);
}

/** Slips that are repaired by quotes around a sentence. */
const quoting: ReadonlySet<SyntaxProblem['kind']> = new Set([
  'text-after-quote',
  'unclosed-quote',
  'colon-in-text',
  'dash-in-text',
  'reserved-sign',
  'text-after-header',
  'text-after-bracket',
  'unclosed-bracket',
] as const);

function keyOnLine({ text }: Piece, { span }: SyntaxProblem): string {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  return /^[ \t]*(?:-[ \t]+)*["']?([A-Za-z]+)["']?[ \t]*:/.exec(text.slice(lineStart, span.start + 1))?.[1] ?? '';
}

/** The repair of a value that is no sentence: a comma behind the quotes, a curly quote that closes a straight one. */
function withoutQuotes(piece: Piece, { kind, span, repair }: SyntaxProblem): Fix[] {
  const lineEnd = /^[^\r\n]*/.exec(piece.text.slice(span.start))![0].length + span.start;
  const value = piece.text.slice(span.start, lineEnd).trimEnd();
  const change = (vi: string, en: string, start: number, end: number, text: string): Fix[] => [
    { title: { vi, en }, safe: true, preferred: true, edits: [{ place: place(piece, start, end), text }] },
  ];
  const before = piece.text.slice(0, span.start);
  if (kind === 'text-after-quote' && /^[,;]+$/.test(value)) {
    const start = before.trimEnd().length;
    return change(
      `Bỏ “${value}” sau dấu nháy`,
      `Drop the “${value}” behind the quote`,
      start,
      span.start + value.length,
      '',
    );
  }
  if (kind !== 'unclosed-quote') return [];
  const end = span.start + value.length;
  if (/^["'][\w./-]+[”“″„]$/.test(value))
    return change('Đóng bằng dấu nháy thẳng', 'Close it with a straight quote', end - 1, end, value[0]!);
  return repair && /^["'][\w./ -]*$/.test(value)
    ? change('Thêm dấu nháy đóng ở cuối dòng', 'Close the quote at the end of the line', end, end, value[0]!)
    : [];
}

/** What only the key can tell: a list where a list is wanted, a text where it is not; a key of the format without its colon. */
function byKey(piece: Piece, { kind, span, repair }: SyntaxProblem, entry: Entry | undefined): Fix | undefined {
  const { text } = piece;
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))![0];
  const key = /([A-Za-z]+)[ \t]*:[ \t]*$/.exec(text.slice(Math.max(lineStart, span.start - 80), span.start))?.[1];
  const types = entry && key !== undefined ? keyInfo(entry.kind, key)?.type : undefined;
  if (kind === 'dash-in-text' && repair && types?.includes('string') === false && repair.length > 1) {
    const before = text.slice(lineStart, span.start);
    const column = before.lastIndexOf(key!) + 2;
    const blanks = before.length - before.trimEnd().length;
    const edit = { place: place(piece, span.start - blanks, span.start), text: newlineOf(piece) + ' '.repeat(column) };
    return {
      title: { vi: 'Đưa mục xuống dòng dưới', en: 'Move the item to the line below' },
      safe: true,
      preferred: true,
      edits: [edit],
    };
  }
  if (kind === 'unclosed-bracket' && !repair && types?.includes('array') === false) {
    const end = lineStart + line.trimEnd().length;
    const edits = quoteEdits(text, span.start, end).map((edit) => ({
      place: place(piece, edit.start, edit.end),
      text: edit.text,
    }));
    return {
      title: { vi: 'Đặt cả đoạn chữ trong dấu nháy', en: 'Put the whole text in quotes' },
      safe: true,
      preferred: true,
      edits,
    };
  }
  if (kind === 'value-before-items' && !repair && !/^["'[{]/.test(text.slice(span.start))) {
    return {
      title: { vi: 'Để thành lời ghi sau dấu #', en: 'Make it a remark behind a #' },
      safe: false,
      preferred: true,
      edits: [{ place: place(piece, span.start, span.start), text: '# ' }],
    };
  }
  const odd = kind === 'no-colon' ? oddBlanks(piece, span.start) : [];
  if (odd.length > 0) {
    return {
      title: { vi: 'Thay bằng dấu cách thường', en: 'Put ordinary blanks' },
      safe: true,
      preferred: true,
      edits: odd.map((at) => ({ place: place(piece, at, at + 1), text: ' ' })),
    };
  }
  if (kind === 'no-colon' && !repair) {
    const word = /^([A-Za-z]+)([ \t]+)(?=\S)/.exec(text.slice(span.start, span.end));
    if (!word || !entry || entry.fields.has(word[1]!) || !keysOf(entry.kind).some(({ name }) => name === word[1]))
      return undefined;
    const at = span.start + word[1]!.length;
    return {
      title: slipWords['no-colon'].fix({ slip: kind, text: '', has: '', wanted: '' }),
      safe: false,
      preferred: true,
      edits: [{ place: place(piece, at, at + word[2]!.length), text: ': ' }],
    };
  }
  return undefined;
}

function place(piece: Piece, start: number, end: number): Place {
  return { piece, start, end };
}
