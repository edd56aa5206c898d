import type { Span } from '../base/span.ts';
import type { Text } from '../base/text.ts';
import type { Project } from '../workspace/project.ts';
import { spanOfText } from './name/text-place.ts';
import type { WrittenPath } from './paths.ts';
import { pathsIn } from './paths.ts';

/** A path that can be opened by a click. */
export interface FileLink {
  /** UTF-16 offsets of the file's text. */
  readonly span: Span;
  /** Absolute. */
  readonly target: string;
  readonly tooltip: Text;
}

/** The paths in a file that lead somewhere. Whether a document is there the engine does not know: it reads none. */
export function linksIn(project: Project, path: string): FileLink[] {
  const model = project.files.get(path)?.model;
  if (!model) return [];
  return pathsIn(model)
    .filter((written) => written.names === 'document' || isThere(project, written.path))
    .map(({ at, names, path: target }) => ({ span: spanOfText(project, at), target, tooltip: tooltips[names] }));
}

function isThere(project: Project, path: string): boolean {
  const content = project.files.get(path)?.content;
  return content !== undefined && content.kind !== 'missing';
}

const tooltips: Readonly<Record<WrittenPath['names'], Text>> = {
  section: { vi: 'Mở tệp này', en: 'Open this file' },
  root: { vi: 'Mở chỉ số năm trước', en: 'Open last year’s index' },
  document: { vi: 'Mở tài liệu kiểm chứng', en: 'Open the evidence' },
};
