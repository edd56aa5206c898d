import { untracked } from '../../base/reactive.ts';
import type { FileModel } from '../../model/file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Suppression } from '../../syntax/suppression.ts';
import { suppressionsOf } from '../../syntax/suppression.ts';
import type { Source } from '../../syntax/source.ts';
import { indexOf } from '../../syntax/source.ts';
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
  'wrong-setting',
]);

/** What no setting changes: that settings are wrong. */
export const unsettable: ReadonlySet<string> = new Set(['wrong-setting']);

/** A `# par-ignore` comment and what became of it. */
export interface SuppressionUse {
  readonly piece: Piece;
  readonly suppression: Suppression;
  /** The ids among its own of which it silenced a finding. */
  readonly silenced: ReadonlySet<string>;
}

export interface Suppressed {
  readonly kept: Finding[];
  readonly suppressed: Finding[];
  /** Every comment of the project, in the order of files and places. */
  readonly uses: readonly SuppressionUse[];
}

/** Parts the findings of a file that a `# par-ignore` comment covers from the rest. What two comments cover, both silence. */
export function suppress(project: Project, path: string, findings: readonly Finding[]): Suppressed {
  const model = project.files.get(path)?.model;
  const scopes = model && model.silencing.length > 0 ? scopesOf(model) : [];
  if (scopes.length === 0) return { kept: [...findings], suppressed: [], uses: [] };
  const uses = scopes.map((scope) => ({ ...scope, silenced: new Set<string>() }));
  const byRule = new Map<string, (typeof uses)[number][]>();
  for (const use of uses) {
    for (const { id } of use.suppression.rules) {
      const same = byRule.get(id);
      if (same) same.push(use);
      else byRule.set(id, [use]);
    }
  }
  const kept: Finding[] = [];
  const suppressed: Finding[] = [];
  for (const finding of findings) {
    const { rule, at } = finding;
    const place = at.place ?? model?.head?.anchor;
    const covering = unsilenceable.has(rule)
      ? []
      : (byRule.get(rule) ?? []).filter(({ covers }) => covers(place?.piece, place?.start ?? 0));
    for (const { silenced } of covering) silenced.add(rule);
    (covering.length > 0 ? suppressed : kept).push(finding);
  }
  return { kept, suppressed, uses };
}

interface Scope {
  readonly piece: Piece;
  readonly suppression: Suppression;
  readonly covers: (piece: Piece | undefined, offset: number) => boolean;
}

/** The newest source, for what goes by the structure alone. */
function sourceFor(model: FileModel, _structure: object): Source {
  return untracked(() => model.source);
}

/** The suppressions of a file, each with what it covers. */
function scopesOf(model: FileModel): Scope[] {
  // Which piece is next to which stays the same as long as none comes or goes; what they say hardly matters.
  const source = sourceFor(model, model.structure);
  return model.silencing.flatMap((piece) => {
    const i = indexOf(source, piece);
    return suppressionsOf(piece).map((suppression): Scope => {
      const { covers } = suppression;
      // Only among the comments before the file's first key does it speak of the whole file.
      if (covers === 'file') return { piece, suppression, covers: () => i === 0 && isAboveKeys(piece, suppression) };
      if (covers === 'block') {
        // The rest of a criterion's keys stands in pieces of their own, behind its components.
        const own = new Set([piece, ...restOf(source, piece)]);
        return { piece, suppression, covers: (at) => at !== undefined && own.has(at) };
      }
      if (covers === 'next-piece') {
        const next = source.pieces[i + 1];
        if (next?.kind === 'item') {
          const own = new Set([next, ...restOf(source, next)]);
          return { piece, suppression, covers: (at) => at !== undefined && own.has(at) };
        }
        const firstLine = next ? endOfLine(next.text, next.begin) : 0;
        return { piece, suppression, covers: (at, offset) => at !== undefined && at === next && offset <= firstLine };
      }
      return {
        piece,
        suppression,
        covers: (at, offset) => at === piece && covers.start <= offset && offset <= covers.end,
      };
    });
  });
}

/** Whether a comment stands before the first key of its piece. */
export function isAboveKeys({ text }: Piece, { span }: Suppression): boolean {
  return /^(?:\s|#[^\n]*\n|---|%[^\n]*\n)*$/.test(text.slice(0, span.start));
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** The rest of the criterion that a piece begins. */
function restOf(source: Source, piece: Piece): readonly Piece[] {
  const { pieces, owners } = source;
  if (piece.kind !== 'item') return [];
  const rest: Piece[] = [];
  // Behind its components, so before the next piece that belongs to what holds it.
  const at = indexOf(source, piece);
  for (let i = at + 1; i < pieces.length && pieces[i]!.kind !== 'head' && isBelow(i, at, owners); i++)
    if (pieces[i]!.kind === 'rest' && owners[i] === at) rest.push(pieces[i]!);
  return rest;
}

function isBelow(i: number, at: number, owners: Int32Array): boolean {
  for (let owner = owners[i]!; owner >= at; owner = owners[owner]!) if (owner === at) return true;
  return false;
}
