import type { Entry, Place } from '../../model/entry.ts';
import { keyInfo, keysOf } from '../../model/keys.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { SyntaxProblem } from '../../syntax/problem.ts';
import { quoteEdits } from '../../syntax/diagnose.ts';
import type { Fix } from '../engine/finding.ts';
import { columnOf, newlineOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { entriesByPiece, shown } from './reading.ts';
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
  check: {
    file({ model }, report) {
      if (!model) return;
      const about = entriesByPiece(model);
      for (const piece of model.source.pieces) {
        for (const problem of piece.problems.filter(isSyntax)) {
          const { kind, span, quoted } = problem;
          const args = { slip: kind, text: shown(quoted), ...columnsOf(piece, problem) };
          report({
            at: { piece, ...span },
            about: about.get(piece),
            distinct: `${kind} ${shown(quoted)}`,
            args,
            fixes: () => fixesOf(piece, problem, args, about.get(piece)),
          });
        }
      }
    },
  },
});

function fixesOf(piece: Piece, problem: SyntaxProblem, args: SlipArgs, entry: Entry | undefined): Fix[] {
  const other = byKey(piece, problem, entry);
  if (other) return [other];
  if (!problem.repair || problem.repair.length === 0) return [];
  const edits = problem.repair.map(({ start, end, text }) => ({ place: { piece, start, end }, text }));
  return [{ title: slipWords[args.slip].fix(args), safe: true, preferred: true, edits }];
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
    return { title: { vi: 'Đưa mục xuống dòng dưới', en: 'Move the item to the line below' }, safe: true, preferred: true, edits: [edit] };
  }
  if (kind === 'unclosed-bracket' && !repair && types?.includes('array') === false) {
    const end = lineStart + line.trimEnd().length;
    const edits = quoteEdits(text, span.start, end).map((edit) => ({ place: place(piece, edit.start, edit.end), text: edit.text }));
    return { title: { vi: 'Đặt cả đoạn chữ trong dấu nháy', en: 'Put the whole text in quotes' }, safe: true, preferred: true, edits };
  }
  if (kind === 'no-colon' && !repair) {
    const word = /^([A-Za-z]+)([ \t]+)(?=\S)/.exec(text.slice(span.start, span.end));
    if (!word || !entry || entry.fields.has(word[1]!) || !keysOf(entry.kind).some(({ name }) => name === word[1])) return undefined;
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
