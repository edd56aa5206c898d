import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Edit } from '../../server/src/base/edit.ts';
import { applyEdits } from '../../server/src/base/edit.ts';
import { check, locate } from '../../server/src/rules/engine/check.ts';
import type { Finding, Fix } from '../../server/src/rules/engine/finding.ts';
import { fingerprints } from '../../server/src/rules/engine/fingerprint.ts';

import type { FileState, Project } from '../../server/src/workspace/project.ts';
import { buildProject } from '../../server/src/workspace/project.ts';

/** A sample with what is found in it before anything is broken. */
export interface Intact {
  readonly project: Project;
  readonly texts: ReadonlyMap<string, string>;
  readonly known: ReadonlySet<string>;
}

const folder = '/sample';

export function openSample(name: string): Intact {
  const home = path.join('samples', name);
  const names = readdirSync(home).filter((file) => file.endsWith('.par.yaml'));
  const texts = new Map(names.map((file) => [`${folder}/${file}`, readFileSync(path.join(home, file), 'utf8')]));
  return openTexts(texts);
}

export function openTexts(texts: ReadonlyMap<string, string>): Intact {
  const project = buildProject(folder, folder, statesOf(texts));
  return { project, texts, known: new Set(fingerprints(project, check(project).findings)) };
}

function statesOf(texts: ReadonlyMap<string, string>): FileState[] {
  return [...texts].map(([path, text]) => ({ path, realPath: path, content: { kind: 'text', text } }));
}

/** What becomes of one slip. */
export interface Outcome {
  /** The errors and warnings that are found now and were not found before. */
  readonly findings: readonly Finding[];
  readonly project: Project;
  /** The texts with the slip. */
  readonly text: ReadonlyMap<string, string>;
  /** The edits of the first fix of the only finding; undefined where there are more, or it has none. */
  readonly fix: readonly FileEdit[] | undefined;
  /** The texts after it. */
  readonly repaired: ReadonlyMap<string, string> | undefined;
}

export interface FileEdit extends Edit {
  readonly path: string;
}

export function slip({ project, texts, known }: Intact, edits: readonly FileEdit[]): Outcome {
  const broken = editTexts(texts, edits);
  const now = buildProject(folder, folder, statesOf(broken), project);
  const all = check(now).findings;
  const marks = fingerprints(now, all);
  const findings = all.filter(
    ({ severity }, i) => (severity === 'error' || severity === 'warning') && !known.has(marks[i]!),
  );
  const [fix] = findings.length === 1 ? findings[0]!.fixes() : [];
  const repair = fix && editsOf(now, fix);
  return { findings, project: now, text: broken, fix: repair, repaired: repair && editTexts(broken, repair) };
}

function editsOf(project: Project, fix: Fix): FileEdit[] {
  return fix.edits.map(({ place, text }) => ({ ...locate(project, place), text }));
}

function editTexts(texts: ReadonlyMap<string, string>, edits: readonly FileEdit[]): Map<string, string> {
  const changed = new Map(texts);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    changed.set(
      path,
      applyEdits(
        texts.get(path)!,
        edits.filter((edit) => edit.path === path),
      ),
    );
  }
  return changed;
}
