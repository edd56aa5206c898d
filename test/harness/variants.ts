import type { FileContent } from '../../server/src/workspace/access.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import type { Node, ScalarNode } from '../../server/src/syntax/node.ts';

type Files = Readonly<Record<string, FileContent>>;

/** Other ways in which the same files may be written: what a fix must get along with. */
export const variants: Readonly<Record<string, (text: string) => string>> = {
  'as they are': (text) => text,
  'with CRLF': (text) => text.replace(/\r?\n/g, '\r\n'),
  'in NFD': (text) => text.normalize('NFD'),
  'with comments at the ends of lines': withComments,
  'with codes in single quotes': (text) => text.replace(/^([ -]*(?:code|sameAs): )"([\d.]+)"/gm, "$1'$2'"),
  'with lists at the column of their key': withFlatLists,
  'with decimal commas': (text) => text.replace(/^([ -]*(?:max|score|target): \d+)\.(\d)/gm, '$1,$2'),
  'with CRLF, in NFD, with comments': (text) => withComments(text.normalize('NFD')).replace(/\r?\n/g, '\r\n'),
  'with CRLF, cut off': (text) => text.replace(/\r?\n/g, '\r\n').slice(0, Math.floor(text.length * 0.65)),
};

export function variantOf(files: Files, change: (text: string) => string): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      content.kind === 'text' ? { ...content, text: change(content.text) } : content,
    ]),
  );
}

/** What stands behind values in the variant with comments. */
export const comment = '  # (đã đối chiếu)';

/** A comment behind every value that ends on the line it begins on, where none is. */
function withComments(text: string): string {
  const { pieces, starts } = openSource('', text);
  const ends = pieces.flatMap((piece, i) =>
    piece.broken
      ? []
      : scalarsIn(piece.node)
          .filter(
            ({ style, span }) =>
              style !== 'folded' && style !== 'literal' && !piece.text.slice(span.start, span.end).includes('\n'),
          )
          .map(({ span }) => starts[i]! + span.end),
  );
  let result = text;
  for (const end of [...new Set(ends)].sort((a, b) => b - a)) {
    if (/^[ \t]*\r?(?:\n|$)/.test(text.slice(end))) result = `${result.slice(0, end)}${comment}${result.slice(end)}`;
  }
  return result;
}

function scalarsIn(node: Node | null): ScalarNode[] {
  if (!node) return [];
  if (node.kind === 'scalar') return [node];
  return (node.kind === 'seq' ? node.items : node.pairs.map(({ value }) => value)).flatMap(scalarsIn);
}

/** Lists of texts two columns further to the left, with all that stands in them. */
function withFlatLists(text: string): string {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const key = /^([ -]*)(?:tasks|lead|with|deadline|evidence|aliases|successors):[ \t]*(?:#.*)?\r?$/.exec(lines[i]!);
    const column = key?.[1]!.length;
    const dash = /^( *)- /.exec(lines[i + 1] ?? '')?.[1]!.length;
    if (column === undefined || dash !== column + 2) continue;
    const isOfList = (line: string) => line.trim() === '' || line.search(/\S/) >= dash || /^ *#/.test(line);
    let end = i + 1;
    while (end < lines.length && isOfList(lines[end]!)) end++;
    for (let at = i + 1; at < end; at++) lines[at] = lines[at]!.replace(/^ {2}/, '');
  }
  return lines.join('\n');
}
