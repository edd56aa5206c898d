import type { Span } from '../base/span.ts';
import type { Criterion } from '../model/criterion.ts';
import type { AgencyEntry, FileItem, IndexHead } from '../model/file.ts';
import type { Project } from '../workspace/project.ts';
import { extentOf } from './extent.ts';

/** One line of a file's outline. */
export interface OutlineItem {
  /** `7.1.9 Tỷ lệ dịch vụ công … · 0.185/1`: a long title is cut, so that the points are seen. */
  readonly name: string;
  /** The code of an agency; else empty. */
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
  if (model.index) items.push(ofIndex(project, model.index));
  for (const entry of model.agencies ?? [])
    items.push(entry.kind === 'agency' ? ofAgency(project, entry) : ofFile(project, entry));
  for (const item of model.criteria ?? [])
    items.push(item.kind === 'criterion' ? ofCriterion(project, item) : ofFile(project, item));
  return items.sort((a, b) => a.span.start - b.span.start);
}

function ofIndex(project: Project, index: IndexHead): OutlineItem {
  const title = cut(oneLine(index.title?.text)) || 'index';
  return {
    ...extentOf(project, index, 'title'),
    name: withPoints(title, index),
    detail: '',
    kind: 'index',
    children: [],
  };
}

function ofAgency(project: Project, entry: AgencyEntry): OutlineItem {
  const name = oneLine(entry.name?.text) || 'agencies';
  return { ...extentOf(project, entry, 'name'), name, detail: entry.agency.code ?? '', kind: 'agency', children: [] };
}

function ofFile(project: Project, item: FileItem): OutlineItem {
  const name = oneLine(item.target?.text) || 'file';
  return { ...extentOf(project, item, 'file'), name, detail: '', kind: 'file', children: [] };
}

function ofCriterion(project: Project, criterion: Criterion): OutlineItem {
  const children = criterion.children.map((child) => ofCriterion(project, child));
  const { span, selection } = extentOf(project, criterion, 'code');
  return {
    name: nameOf(criterion, longestTitle),
    detail: '',
    kind: children.length > 0 ? 'parent' : 'leaf',
    span: { start: span.start, end: Math.max(span.end, ...children.map((child) => child.span.end)) },
    selection,
    children,
  };
}

/** As much of a title as an outline shows beside the editor. */
const longestTitle = 60;

/** `7.1.9 Tỷ lệ dịch vụ công · 0.185/1`: a criterion with its points, on one line; a title longer than `most` is cut. */
export function nameOf(criterion: Criterion, most = Infinity): string {
  const title = cut(oneLine(criterion.title?.text), most);
  return withPoints([criterion.code?.text, title].filter(Boolean).join(' ') || '?', criterion);
}

/** Score and maximum in the author's own digits; a dash for what is absent, nothing where both are. */
function withPoints(name: string, { amounts: { score, max } }: Pick<Criterion, 'amounts'>): string {
  return score || max ? `${name} · ${score?.written ?? '–'}/${max?.written ?? '–'}` : name;
}

/** Cut between words. */
function cut(title: string, most = longestTitle): string {
  if (title.length <= most) return title;
  const end = title.lastIndexOf(' ', most);
  return end < 0 ? title : `${title.slice(0, end)} …`;
}

export function oneLine(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
