import type { Language, Text } from '../../base/text.ts';
import { amountFields } from '../../model/criterion.ts';
import { scalarOf } from '../../rules/engine/rewrite.ts';
import type { PastedRow } from './row.ts';

/** The lines of pasted rows, the first column at 0; `list` is how much deeper than their key lists stand. */
export function linesOf(rows: readonly PastedRow[], list: number, language: Language): string[] {
  return rows.flatMap((row) => ofRow(row, list, language).map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`)));
}

/** A doubt as a comment. */
export function comment(text: Text, language: Language): string {
  return `# ? ${text[language]}`;
}

function ofRow(row: PastedRow, list: number, language: Language): string[] {
  const indent = ' '.repeat(list);
  const lines: string[] = [];
  const noted = (key: string): string => {
    const doubt = row.doubts.get(key);
    return doubt ? ` ${comment(doubt, language)}` : '';
  };
  const put = (key: string, value: string): void => void lines.push(`${key}: ${value}${noted(key)}`);
  put('code', `"${row.code}"`);
  if (row.title !== '') put('title', scalarOf(row.title, false));
  for (const field of amountFields) {
    const digits = row.amounts[field];
    if (digits !== undefined) put(field, digits);
    else if (row.doubts.has(field)) lines.push(`${noted(field).trim()} (${field})`);
  }
  const several = (key: string, values: readonly string[]): void => {
    if (values.length === 1) put(key, scalarOf(values[0]!, false));
    if (values.length < 2) return;
    lines.push(`${key}:${noted(key)}`, ...values.map((value) => `${indent}- ${scalarOf(value, false)}`));
  };
  several('lead', row.lead);
  if (row.with.length > 0) lines.push('with:', ...row.with.map((name) => `${indent}- ${scalarOf(name, false)}`));
  // As many deadlines as tasks: each task has its own.
  const paired = row.tasks.length > 1 && row.tasks.length === row.deadlines.length;
  if (row.tasks.length > 0) {
    lines.push('tasks:');
    row.tasks.forEach((task, i) => {
      lines.push(`${indent}- ${paired ? 'task: ' : ''}${scalarOf(task, false)}`);
      if (paired) lines.push(`${indent}  deadline: ${scalarOf(row.deadlines[i]!, false)}`);
    });
  }
  if (!paired) several('deadline', row.deadlines);
  if (row.sameAs !== undefined) put('sameAs', `"${row.sameAs}"`);
  if (row.note !== '') put('note', scalarOf(row.note, false));
  if (row.children.length > 0)
    lines.push('criteria:', ...linesOf(row.children, list, language).map((line) => indent + line));
  return lines;
}
