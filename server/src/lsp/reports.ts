import type { Diagnostic } from 'vscode-languageserver';
import type { Language } from '../base/text.ts';
import { diagnosticsOf, filesWithFindings } from '../features/diagnostics.ts';
import { hash } from '../rules/engine/fingerprint.ts';
import type { Project } from '../workspace/project.ts';
import type { Convert } from './convert.ts';

/** The findings of one file as the client is told them. */
export interface Report {
  /** The same for the same findings, whoever asks and whenever. */
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

/** What is said of a file without findings, and of one that is gone. */
export const nothing: Report = { id: '0', items: [] };

export function reportOf(project: Project, path: string, language: Language, convert: Convert): Report {
  const items = diagnosticsOf(project, path, language).map((diagnostic) => convert.diagnostic(path, diagnostic));
  return items.length === 0 ? nothing : { id: hash(JSON.stringify(items)), items };
}

/** The files of which a project has something to say: those it holds, and any other that a finding stands in. */
export function reportedFiles(project: Project): string[] {
  const present = [...project.files.values()]
    .filter(({ content }) => content.kind !== 'missing')
    .map(({ path }) => path);
  return [...new Set([...present, ...filesWithFindings(project)])].sort();
}
