import type { Span } from '../base/span.ts';
import type { Criterion } from '../model/criterion.ts';
import type { Entry } from '../model/entry.ts';
import type { AgencyEntry, FileItem, FileModel, IndexHead } from '../model/file.ts';
import { startOf } from '../syntax/source.ts';
import type { Project } from '../workspace/project.ts';

/** One line of a file's outline. */
export interface OutlineItem {
  readonly name: string;
  /** Score and maximum of a criterion (`4.937 / 7.25`), the code of an agency; may be empty. */
  readonly detail: string;
  readonly kind: 'index' | 'agency' | 'parent' | 'leaf' | 'file';
  /** All its lines, components included; UTF-16 offsets of the text. */
  readonly span: Span;
  /** Its code or name. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** The outline of a file: the head of the index, the agencies, the criteria with their components. */
export function outlineOf(project: Project, path: string): OutlineItem[] {
  const model = project.files.get(path)?.model;
  if (!model) return [];
  const items: OutlineItem[] = [];
  if (model.index) items.push(ofIndex(model, model.index));
  for (const entry of model.agencies ?? [])
    items.push(entry.kind === 'agency' ? ofAgency(model, entry) : ofFile(model, entry));
  for (const item of model.criteria ?? [])
    items.push(item.kind === 'criterion' ? ofCriterion(model, item) : ofFile(model, item));
  return items.sort((a, b) => a.span.start - b.span.start);
}

function ofIndex(model: FileModel, index: IndexHead): OutlineItem {
  return {
    ...spansOf(model, index, 'title'),
    name: oneLine(index.title?.text) || 'index',
    detail: points(index),
    kind: 'index',
    children: [],
  };
}

function ofAgency(model: FileModel, entry: AgencyEntry): OutlineItem {
  const name = oneLine(entry.name?.text) || 'agencies';
  return { ...spansOf(model, entry, 'name'), name, detail: entry.agency.code ?? '', kind: 'agency', children: [] };
}

function ofFile(model: FileModel, item: FileItem): OutlineItem {
  return {
    ...spansOf(model, item, 'file'),
    name: oneLine(item.target?.text) || 'file',
    detail: '',
    kind: 'file',
    children: [],
  };
}

function ofCriterion(model: FileModel, criterion: Criterion): OutlineItem {
  const children = criterion.children.map((child) => ofCriterion(model, child));
  const { span, selection } = spansOf(model, criterion, 'code');
  const end = Math.max(span.end, ...children.map((child) => child.span.end));
  const name = [criterion.code?.text, oneLine(criterion.title?.text)].filter(Boolean).join(' ');
  return {
    name: name || '?',
    detail: points(criterion),
    kind: children.length > 0 ? 'parent' : 'leaf',
    span: { start: span.start, end },
    selection,
    children,
  };
}

/** `4.937 / 7.25`, in the author's own digits; what is absent is left out. */
function points({ amounts: { score, max } }: Pick<Criterion, 'amounts'>): string {
  return [score?.written, max?.written].filter((written) => written !== undefined).join(' / ');
}

/** From the first key to the end of the last value; `key` is what the cursor goes to. */
function spansOf(model: FileModel, entry: Entry, key: string): { span: Span; selection: Span } {
  const spans = entry.all.map(({ piece, pair }) => {
    const from = startOf(model.source, piece);
    return { start: from + pair.key.span.start, end: from + (pair.value ?? pair.key).span.end };
  });
  const anchor = startOf(model.source, entry.anchor.piece);
  const field = entry.fields.get(key);
  const node = field && (field.pair.value ?? field.pair.key);
  const from = field ? startOf(model.source, field.piece) : anchor;
  const selection = node?.span ?? entry.anchor;
  return {
    span: {
      start: Math.min(anchor + entry.anchor.start, ...spans.map(({ start }) => start)),
      end: Math.max(anchor + entry.anchor.end, ...spans.map(({ end }) => end)),
    },
    selection: { start: from + selection.start, end: from + selection.end },
  };
}

function oneLine(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
