import type { Span } from '../base/span.ts';
import type { Criterion } from '../model/criterion.ts';
import type { Entry } from '../model/entry.ts';
import { placeOf } from '../model/entry.ts';
import { locate } from '../rules/engine/check.ts';
import type { Project } from '../workspace/project.ts';
import { spanOfText } from './name/text-place.ts';

/** All lines of an entry, and what the cursor goes to; UTF-16 offsets of its file. The one lies in the other. */
export interface Extent {
  readonly path: string;
  readonly span: Span;
  readonly selection: Span;
}

/** From the first key of an entry to the end of its last value, components included; the text of `key` is selected. */
export function extentOf(project: Project, entry: Entry, key: string): Extent {
  const anchor = locate(project, entry.anchor);
  const field = entry.fields.get(key);
  const node = field && (field.pair.value ?? field.pair.key);
  const selection = node ? spanOfText(project, placeOf(field.piece, node)) : anchor;
  const spans = entry.all.map(({ piece, pair }) => ({
    start: locate(project, { piece, ...pair.key.span }).start,
    end: locate(project, { piece, ...(pair.value ?? pair.key).span }).end,
  }));
  const below = entry.kind === 'criterion' ? (entry as Criterion).children : [];
  const last = below.length === 0 ? [] : [extentOf(project, below.at(-1)!, 'code').span.end];
  return {
    path: anchor.path,
    span: {
      start: Math.min(anchor.start, ...spans.map(({ start }) => start)),
      end: Math.max(anchor.end, ...spans.map(({ end }) => end), ...last),
    },
    selection: { start: selection.start, end: selection.end },
  };
}
