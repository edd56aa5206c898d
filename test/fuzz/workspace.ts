import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { checkerOf, checkWith, locate } from '../../server/src/rules/engine/check.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import { rules } from '../../server/src/rules/all.ts';
import type { FileState } from '../../server/src/workspace/files.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { buildProject } from '../../server/src/workspace/project.ts';
import { editSource } from '../../server/src/syntax/edit-source.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import type { MakeEdit } from '../harness/edits.ts';
import { editsOf } from '../harness/edits.ts';
import type { Fuzzer, FuzzOptions } from './options.ts';

/** The files of a folder by their absolute paths. */
export type Files = Readonly<Record<string, string>>;

const folder = '/w';

/** Folders of files: the samples, which are large, or those that show one rule each, good and broken. */
export function workspaces(size: 'large' | 'small'): { readonly name: string; readonly files: Files }[] {
  const samples = ['samples/hanoi-2021', 'samples/hanoi-2021-corrected', 'samples/agencies-2025', 'samples'];
  if (size === 'large') return samples.map((top) => ({ name: top, files: filesIn(top) }));
  const rules = readdirSync('test/fixtures/rules').map((rule) => `test/fixtures/rules/${rule}`);
  return rules.flatMap((rule) =>
    readdirSync(rule, { withFileTypes: true }).flatMap((entry) => {
      const name = path.join(rule, entry.name);
      if (entry.isDirectory()) return [{ name, files: filesIn(name) }];
      if (!entry.name.endsWith('.par.yaml') || entry.name.endsWith('.fixed.par.yaml')) return [];
      return [{ name, files: { [`${folder}/${entry.name}`]: read(name) } }];
    }),
  );
}

/** The YAML files of a folder, as if it were `/w`. */
export function filesIn(top: string): Files {
  return Object.fromEntries(
    readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`${folder}/${path.relative(top, file)}`, read(file)]),
  );
}

function read(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}

function stateOf(at: string, text: string | undefined): FileState {
  return { path: at, realPath: at, content: text === undefined ? { kind: 'missing' } : { kind: 'text', text } };
}

/** All that is told of a project: each finding with its place, its words, its related places and its repairs. */
export function told(project: Project, findings: readonly Finding[]): unknown[] {
  const spanOf = (at: Parameters<typeof locate>[1]) => locate(project, at);
  return findings.map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    at: spanOf(finding.at),
    args: finding.args,
    message: finding.message(),
    criterion: finding.criterion,
    key: finding.key,
    root: finding.root,
    related: finding.related.map(({ at, message }) => ({ at: spanOf(at), message })),
    fixes: finding.fixes().map(({ title, safe, preferred, edits }) => ({
      title,
      safe,
      preferred,
      edits: edits.map(({ place, text }) => ({ ...spanOf(place), text })),
    })),
  }));
}

/**
 * One change of a folder: an edit of a file, or a file that goes, comes back, or comes anew; or a file that is opened, so
 * that its edits are followed, or closed, so that only its text is told.
 */
export type Change =
  | { readonly kind: 'edit'; readonly file: number; readonly edits: readonly MakeEdit[] }
  | { readonly kind: 'undo'; readonly file: number }
  | { readonly kind: 'delete' | 'restore' | 'open' | 'close'; readonly file: number }
  | { readonly kind: 'copy'; readonly file: number; readonly name: string };

export function changesOf(kind: 'human' | 'wild'): fc.Arbitrary<Change> {
  const file = fc.nat();
  const edit = editsOf(kind);
  const one = fc.record({
    kind: fc.constant('edit' as const),
    file,
    edits: fc.array(edit, { minLength: 1, maxLength: 1 }),
  });
  return fc.oneof(
    { weight: 12, arbitrary: one },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('edit' as const),
        file,
        edits: fc.array(edit, { minLength: 2, maxLength: 4 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), file }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), file }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('open' as const, 'close' as const), file }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('copy' as const),
        file,
        name: fc.constantFrom('them.par.yaml', 'agencies.par.yaml', 'b/them.par.yaml'),
      }),
    },
  );
}

/** A project that goes through changes, and what its files hold. */
class Following {
  readonly texts = new Map<string, string | undefined>();
  private readonly undone = new Map<string, string[]>();
  private readonly sources = new Map<string, ReturnType<typeof openSource>>();
  readonly project: Project;

  constructor(files: Files, areOpen: boolean) {
    for (const [at, text] of Object.entries(files)) {
      this.texts.set(at, text);
      if (areOpen) this.sources.set(at, openSource(at, text));
    }
    this.project = buildProject(folder, folder, this.states());
    checkerOf(this.project).settle();
  }

  private states(): FileState[] {
    return [...this.texts].map(([at, text]) => {
      const source = this.sources.get(at);
      return source && text !== undefined
        ? { path: at, realPath: at, content: { kind: 'text', text, source } }
        : stateOf(at, text);
    });
  }

  make(change: Change): void {
    const paths = [...this.texts.keys()];
    const at = paths[change.file % paths.length]!;
    const text = this.texts.get(at);
    const set = (now: string | undefined): void => {
      if (text !== undefined) this.undone.set(at, [...(this.undone.get(at) ?? []), text]);
      this.texts.set(at, now);
      this.sources.delete(at);
    };
    if (change.kind === 'edit' && text !== undefined) {
      let source = this.sources.get(at) ?? this.project.files.get(at)?.source ?? openSource(at, text);
      for (const make of change.edits) source = editSource(source, make(source.text));
      set(source.text);
      this.sources.set(at, source);
    } else if (change.kind === 'undo' || change.kind === 'restore') {
      const before = this.undone.get(at)?.pop();
      if (before !== undefined) {
        this.texts.set(at, before);
        this.sources.delete(at);
      }
    } else if (change.kind === 'delete') set(undefined);
    else if (change.kind === 'open' && text !== undefined) this.sources.set(at, openSource(at, text));
    else if (change.kind === 'close') this.sources.delete(at);
    else if (change.kind === 'copy' && text !== undefined) {
      this.texts.set(`${folder}/${change.name}`, text);
      this.sources.delete(`${folder}/${change.name}`);
    }
    this.project.update(this.states());
  }

  /** What a project that is built of the same texts says. */
  fresh(): { project: Project; findings: readonly Finding[] } {
    const project = buildProject(
      folder,
      folder,
      [...this.texts].map(([at, text]) => stateOf(at, text)),
    );
    // As the command line checks it: what is told without noting what was read is held against what is told with it.
    project.freeze();
    return { project, findings: checkWith(project, rules).findings };
  }
}

/** The changes in words. */
function describe(changes: readonly Change[]): string {
  return changes.map((change) => `${change.kind} ${change.file}`).join(', ');
}

/** How many folders, and how they are changed. */
export interface FollowOptions {
  readonly runs: number;
  readonly seed: number;
  readonly kind: 'human' | 'wild';
  readonly size: 'large' | 'small';
  /** Changes made to one folder. */
  readonly changes: number;
}

/**
 * Makes random changes in folders and compares, after each, all that is told with what a fresh start tells. Gives the
 * number of changes made. Throws the shortest way to a difference.
 */
export function follow({ runs, seed, kind, size, changes }: FollowOptions): number {
  const all = workspaces(size);
  let made = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.boolean(),
      fc.array(changesOf(kind), { minLength: 1, maxLength: changes, size: 'max' }),
      ({ name, files }, areOpen, list) => {
        const following = new Following(files, areOpen);
        for (const change of list) {
          following.make(change);
          made++;
          const { project, findings } = following.fresh();
          const kept = told(following.project, checkerOf(following.project).all().findings);
          const again = told(project, findings);
          if (isDeepStrictEqual(kept, again)) continue;
          // Only what differs: the rest would hide it.
          const missing = again.filter((one) => !kept.some((other) => isDeepStrictEqual(one, other)));
          const excess = kept.filter((one) => !again.some((other) => isDeepStrictEqual(one, other)));
          assert.deepEqual({ missing, excess }, { missing: [], excess: [] }, `${name}: ${describe(list)}`);
          assert.fail(`${name}: another order`);
        }
      },
    ),
    { numRuns: runs, seed },
  );
  return made;
}

/** `runs` counts the changes, not the folders. */
const following =
  (kind: FollowOptions['kind'], size: FollowOptions['size']): Fuzzer =>
  ({ runs, seed = 1 }: FuzzOptions): void => {
    let made = 0;
    for (let round = 0; made < runs; round++)
      made += follow({
        runs: Math.min(500, Math.ceil((runs - made) / 15)),
        seed: seed + round,
        kind,
        size,
        changes: 30,
      });
  };

export const fuzzers: Readonly<Record<string, Fuzzer>> = {
  'workspace, human edits': following('human', 'small'),
  'workspace, wild edits': following('wild', 'small'),
  'annexes, human edits': following('human', 'large'),
  'annexes, wild edits': following('wild', 'large'),
};
