import type { Span } from '../base/span.ts';
import type { Language, Text } from '../base/text.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import type { Project } from '../workspace/project.ts';
import type { Parent } from '../workspace/rollup.ts';
import type { TreeView } from '../workspace/view.ts';
import { aboutAgency } from './hover/agency.ts';
import { citationAt } from './hover/citation.ts';
import { aboutDeadline } from './hover/deadline.ts';
import { aboutEffect } from './hover/effect.ts';
import { aboutKey } from './hover/key.ts';
import { aboutRow, rowKeys } from './hover/row.ts';
import { ignoredAt } from './hover/rule.ts';
import { settingAt } from './setting.ts';
import type { Target } from './target.ts';
import { targetAt } from './target.ts';
import { viewOf, viewsOfNames } from './view.ts';

export interface HoverText {
  readonly markdown: string;
  /** What it speaks of: UTF-16 offsets of the file's text. */
  readonly span: Span;
}

/**
 * What is worth knowing about the place under the mouse: a criterion with its row, its sums and what holds for it; a
 * number with what another would do to the totals above; an agency with its share of the index; a deadline with its
 * day; a document that is cited; a rule that is silenced or set; a key in the words of the annex.
 */
export function hoverAt(project: Project, path: string, offset: number, language: Language): HoverText | undefined {
  const { model, source } = project.files.get(path) ?? {};
  if (!source) return undefined;
  const other = model ? ignoredAt(source, offset) : settingAt(source, offset);
  if (other || !model) return other && { markdown: other.text[language], span: other.span };
  const view = viewOf(project, path);
  const target = targetAt(model, offset);
  if (!view || !target) return undefined;
  const { span, scalar, on } = target;
  const begin = span.start - scalar.span.start;
  const cited = on === 'value' ? citationAt(view.tree, target, offset - begin) : undefined;
  if (cited)
    return {
      markdown: cited.text[language],
      span: { start: begin + cited.span.start, end: begin + cited.span.end },
    };
  const parts = partsFor(view, target, () => viewsOfNames(project, path)).filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return { markdown: parts.map((part) => part[language]).join('\n\n'), span };
}

function partsFor(view: TreeView, target: Target, named: () => readonly TreeView[]): (Text | undefined)[] {
  const { entry, key, on, scalar } = target;
  const row = isRow(entry, key) ? aboutRow(view, entry as Parent) : [];
  if (on === 'key') return [aboutKey(entry.kind, key), ...row];
  const isNumber = entry.kind === 'criterion' && (amountFields as readonly string[]).includes(key);
  if (isNumber) row.push(aboutEffect(view, entry as Criterion, key as AmountField));
  if (row.length > 0) return row;
  if (isAgencyPlace(target)) {
    const trees = named().map(({ tree }) => tree);
    return [aboutAgency(trees, scalar.text)];
  }
  if (key === 'deadline') return [aboutDeadline(view.tree, target)];
  if (key === 'sameAs') {
    const other = view.tree.byCode.get(scalar.text)?.[0];
    return other ? aboutRow(view, other) : [];
  }
  return [];
}

function isRow(entry: Target['entry'], key: string): boolean {
  return (entry.kind === 'criterion' || entry.kind === 'index') && rowKeys.includes(key);
}

function isAgencyPlace({ entry, key }: Target): boolean {
  if (entry.kind === 'agency') return ['name', 'code', 'aliases', 'successors'].includes(key);
  return (entry.kind === 'criterion' || entry.kind === 'task') && (key === 'lead' || key === 'with');
}
