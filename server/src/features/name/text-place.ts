import type { Edit } from '../../base/edit.ts';
import type { Place } from '../../model/entry.ts';
import type { FileSpan } from '../../rules/engine/check.ts';
import { locate } from '../../rules/engine/check.ts';
import { isBlock, rawOf, rewritten, wordsOf } from '../../rules/engine/rewrite.ts';
import type { Project } from '../../workspace/project.ts';

/** Where the text of a scalar stands in its file: without its quotes, without the header of a block. */
export function spanOfText(project: Project, place: Place): FileSpan {
  return locate(
    project,
    isQuoted(rawOf(place)) ? { ...place, start: place.start + 1, end: place.end - 1 } : wordsOf(place),
  );
}

/** The edit that gives a scalar another text: in the author's quotes, which stay untouched where they can. */
export function editOfText(project: Project, place: Place, text: string): Edit & { readonly path: string } {
  const edit = rewritten(place, text);
  const whole = locate(project, edit.place);
  const raw = rawOf(edit.place);
  if (!isQuoted(raw) || raw[0] !== edit.text[0]) return { ...whole, text: edit.text };
  return { path: whole.path, start: whole.start + 1, end: whole.end - 1, text: edit.text.slice(1, -1) };
}

function isQuoted(raw: string): boolean {
  return !isBlock(raw) && raw.length > 1 && (raw.startsWith('"') || raw.startsWith("'")) && raw.endsWith(raw[0]!);
}
