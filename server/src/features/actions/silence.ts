import type { Edit } from '../../base/edit.ts';
import type { Language, Text } from '../../base/text.ts';
import { locate } from '../../rules/engine/check.ts';
import type { Finding } from '../../rules/engine/finding.ts';
import { unsilenceable } from '../../rules/engine/suppress.ts';
import { linesOf, positionAt } from '../../base/lines.ts';
import type { ScalarNode } from '../../syntax/node.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Source } from '../../syntax/source.ts';
import { beginningOf, pieceAt } from '../../syntax/source.ts';
import { suppressionsOf } from '../../syntax/suppression.ts';
import type { Project } from '../../workspace/project.ts';
import { newlineIn } from '../refactor/block.ts';
import { scalarsIn } from '../target.ts';
import type { Action } from './action.ts';

/** Comments that silence a finding, on its line or in the whole file, each with a reason that the author replaces. */
export function silencesOf(project: Project, finding: Finding, language: Language): Action[] {
  const { rule, at } = finding;
  const { source, model } = project.files.get(at.path) ?? {};
  if (!source || !model || unsilenceable.has(rule)) return [];
  const action = (id: string, title: Text, edit: Edit | undefined): Action[] =>
    edit
      ? [
          {
            id: `${rule} ${locate(project, at).start} ${id}`,
            title: title[language],
            kind: 'quickfix.silence',
            finding,
            changes: () => ({ edits: new Map([[at.path, [edit]]]) }),
          },
        ]
      : [];
  const reason = words.reason[language];
  return [
    ...action('line', words.line(rule), at.place && onLine(source, locate(project, at).start, rule, reason)),
    ...action('file', words.file(rule), inFile(source, rule, reason)),
  ];
}

/**
 * Behind the line, where a comment can stand: not where a text goes on below, but behind the sign of a block. There, and
 * behind a comment that stands already, it stands above the line. An id joins a comment that silences other rules.
 */
function onLine(source: Source, offset: number, rule: string, reason: string): Edit | undefined {
  const { piece, start } = pieceAt(source, offset);
  const { text } = piece;
  const at = offset - start;
  // Within a text of several lines the comment goes to the line on which the text begins.
  const holder = scalarsIn(piece.node).find(({ span }) => span.start <= at && at < span.end);
  const anchor = holder && text.slice(holder.span.start, at).includes('\n') ? holder.span.start : at;
  const lineStart = text.lastIndexOf('\n', anchor - 1) + 1;
  const newline = text.indexOf('\n', anchor);
  const lineEnd = newline < 0 ? text.length : newline;
  const joined = joinedTo(piece, lineStart, lineEnd, rule);
  if (joined) return { start: start + joined.start, end: start + joined.end, text: joined.text };
  const content = lineStart + text.slice(lineStart, lineEnd).trimEnd().length;
  const comment = `# par-ignore ${rule}: ${reason}`;
  if (isFree(piece, lineStart, lineEnd)) return { start: start + content, end: start + content, text: `  ${comment}` };
  const line = text.slice(lineStart, lineEnd);
  // Above the line of a dash it would speak of the whole block.
  if (/^\s*- /.test(line) && lineStart === piece.begin && piece.kind === 'item') return undefined;
  const indent = /^ */.exec(line)![0];
  const above = start + lineStart;
  return { start: above, end: above, text: `${indent}${comment}${newlineIn(beginningOf(source))}` };
}

/** The id put behind those of a comment on the line. */
function joinedTo(piece: Piece, lineStart: number, lineEnd: number, rule: string): Edit | undefined {
  const there = suppressionsOf(piece).find(
    ({ scope, span, rules }) => scope === 'line' && lineStart < span.start && span.start < lineEnd && rules.length > 0,
  );
  const last = there?.rules.at(-1);
  const alone = there && piece.text.slice(lineStart, there.span.start).trim() === '';
  return last && !alone ? { start: last.span.end, end: last.span.end, text: `, ${rule}` } : undefined;
}

/** Whether a comment may be put behind a line: none is there, and no text goes on below it but that of a block. */
function isFree(piece: Piece, lineStart: number, lineEnd: number): boolean {
  const { text } = piece;
  const crossing = scalarsIn(piece.node).find(
    ({ span }) => span.start < lineEnd && text.slice(0, span.end).trimEnd().length > lineEnd,
  );
  if (crossing && !isHeader(crossing, text, lineEnd)) return false;
  const scalars = scalarsIn(piece.node).filter(({ span }) => lineStart <= span.start && span.start < lineEnd);
  const behind = Math.max(
    lineStart,
    ...scalars.map(({ span, style }) => (isBlockStyle(style) ? span.start : span.end)),
  );
  return !text.slice(behind, lineEnd).includes('#');
}

function isHeader({ span, style }: ScalarNode, text: string, lineEnd: number): boolean {
  return isBlockStyle(style) && text.slice(span.start, lineEnd).trim().length <= 3;
}

const isBlockStyle = (style: ScalarNode['style']) => style === 'folded' || style === 'literal';

/** Before everything else in the file, below comments for the whole file that are there. */
function inFile(source: Source, rule: string, reason: string): Edit | undefined {
  const { text } = source;
  const lines = linesOf(text);
  const there = source.pieces[0] ? suppressionsOf(source.pieces[0]).filter(({ scope }) => scope === 'file') : [];
  if (there.some(({ rules }) => rules.some(({ id }) => id === rule))) return undefined;
  const last = there.at(-1);
  const line = last ? positionAt(lines, last.span.start).line + 1 : 0;
  const at = lines.starts[line] ?? text.length;
  return { start: at, end: at, text: `# par-ignore-file ${rule}: ${reason}${newlineIn(text)}` };
}

const words = {
  reason: { vi: 'ghi lý do vào đây', en: 'say why here' },
  line: (rule: string): Text => ({
    vi: `Bỏ qua “${rule}” ở chỗ này, kèm lý do`,
    en: `Silence “${rule}” here, with a reason`,
  }),
  file: (rule: string): Text => ({
    vi: `Bỏ qua “${rule}” trong cả tệp, kèm lý do`,
    en: `Silence “${rule}” in the whole file, with a reason`,
  }),
};
