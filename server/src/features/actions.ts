import type { Span } from '../base/span.ts';
import type { Language } from '../base/text.ts';
import { locate } from '../rules/engine/check.ts';
import type { Project } from '../workspace/project.ts';
import type { Action } from './actions/action.ts';
import { fixAll } from './actions/fix-all.ts';
import { organize } from './actions/organize.ts';
import { quickFixesOf } from './actions/quick-fix.ts';
import { rulePageOf } from './actions/rule-page.ts';
import { silencesOf } from './actions/silence.ts';
import { findingsOf } from './diagnostics.ts';
import { refactoringsAt } from './refactor/all.ts';

/** Kinds as the protocol names them: what a client may ask for, and what it may let run when a file is saved. */
export const actionKinds = [
  'quickfix',
  'refactor.extract',
  'refactor.inline',
  'refactor.move',
  'refactor.rewrite',
  'source.fixAll.par',
  'source.organize.par',
] as const;

export interface ActionQuestion {
  /** The cursor or what is selected: UTF-16 offsets of the file. */
  readonly span: Span;
  readonly language: Language;
  /** Whether a kind of action is wanted: `refactor` where any of its kinds is. */
  readonly wants: (kind: string) => boolean;
  /** The editor can open the page of a rule. */
  readonly pages: boolean;
  /** The editor can make and delete files as a part of a change. */
  readonly files: boolean;
}

/** What can be done at a place of a file: repairs of its findings, silences, refactorings; to the whole file. */
export function actionsAt(project: Project, path: string, question: ActionQuestion): Action[] {
  const { span, language, wants, pages, files } = question;
  if (!project.files.get(path)?.source) return [];
  const findings = wants('quickfix')
    ? findingsOf(project, path).filter((finding) => {
        const at = locate(project, finding.at);
        return at.end >= span.start && span.end >= at.start;
      })
    : [];
  const shown = new Set<string>();
  return [
    ...findings.flatMap((finding) => quickFixesOf(project, finding, language)),
    ...findings.flatMap((finding) => silencesOf(project, finding, language)),
    ...(pages ? findings.map((finding) => rulePageOf(finding, language)) : []).filter(({ id }) => {
      const isNew = !shown.has(id);
      shown.add(id);
      return isNew;
    }),
    ...(wants('refactor')
      ? refactorings(project, path, span, language).filter(({ needsFiles }) => files || !needsFiles)
      : []),
    ...(wants('source.fixAll.par') ? fixAll(project, path, language) : []),
    ...(wants('source.organize.par') ? organize(project, path, language) : []),
  ].filter(({ kind }) => wants(kind));
}

function refactorings(project: Project, path: string, span: Span, language: Language): Action[] {
  return refactoringsAt(project, path, span.start).map(({ id, kind, title, disabled, needsFiles, changes }) => ({
    id,
    kind,
    title: title[language],
    ...(disabled ? { disabled: disabled[language] } : {}),
    isCostly: true,
    ...(needsFiles ? { needsFiles } : {}),
    changes,
  }));
}
