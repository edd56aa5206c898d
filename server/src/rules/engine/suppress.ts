import type { Piece } from '../../syntax/piece.ts';
import type { Suppression } from '../../syntax/suppression.ts';
import { suppressionsOf } from '../../syntax/suppression.ts';
import type { Source } from '../../syntax/source.ts';
import type { Project } from '../../workspace/project.ts';
import type { Finding } from './finding.ts';

/** What no comment can silence: the file can't be trusted, the tool failed, or the comment itself is at fault. */
export const unsilenceable: ReadonlySet<string> = new Set([
  'yaml-syntax',
  'merge-conflict',
  'check-failed',
  'unused-suppression',
  'unknown-suppression',
  'suppression-without-reason',
]);

/** Parts the findings that a `# par-ignore` comment covers from the rest. */
export function suppress(project: Project, findings: readonly Finding[]): { kept: Finding[]; suppressed: Finding[] } {
  const kept: Finding[] = [];
  const suppressed: Finding[] = [];
  const tables = new Map<string, readonly Scope[]>();
  for (const finding of findings) {
    const { path, place } = finding.at;
    let scopes = tables.get(path);
    if (!scopes) {
      const source = project.files.get(path)?.model?.source;
      tables.set(path, (scopes = source ? scopesOf(source) : []));
    }
    const covered =
      !unsilenceable.has(finding.rule) &&
      scopes.some(
        ({ suppression, covers }) =>
          suppression.rules.some(({ id }) => id === finding.rule) && covers(place?.piece, place?.start ?? 0),
      );
    (covered ? suppressed : kept).push(finding);
  }
  return { kept, suppressed };
}

interface Scope {
  readonly suppression: Suppression;
  readonly covers: (piece: Piece | undefined, offset: number) => boolean;
}

/** The suppressions of a file, each with what it covers. */
function scopesOf(source: Source): Scope[] {
  if (!source.text.includes('par-ignore')) return [];
  return source.pieces.flatMap((piece, i) =>
    suppressionsOf(piece).map((suppression): Scope => {
      const { covers } = suppression;
      if (covers === 'file') return { suppression, covers: () => true };
      if (covers === 'block') {
        // The rest of a criterion's keys stands in pieces of their own, behind its components.
        const own = new Set([piece, ...restOf(source, piece)]);
        return { suppression, covers: (at) => at !== undefined && own.has(at) };
      }
      if (covers === 'next-piece') {
        const next = source.pieces[i + 1];
        if (next?.kind === 'item') {
          const own = new Set([next, ...restOf(source, next)]);
          return { suppression, covers: (at) => at !== undefined && own.has(at) };
        }
        const firstLine = next ? endOfLine(next.text, next.begin) : 0;
        return { suppression, covers: (at, offset) => at !== undefined && at === next && offset <= firstLine };
      }
      return { suppression, covers: (at, offset) => at === piece && covers.start <= offset && offset <= covers.end };
    }),
  );
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

function restOf(source: Source, piece: Piece): readonly Piece[] {
  const stack = [...source.blocks];
  for (let block = stack.pop(); block; block = stack.pop()) {
    if (block.piece === piece) return block.rest;
    stack.push(...block.children);
  }
  return [];
}
