import type { Diagnostic } from 'vscode-languageserver';
import { Memo } from '../base/reactive.ts';
import type { Language } from '../base/text.ts';
import { diagnosticsOf, filesWithFindings, settleChecks } from '../features/diagnostics.ts';
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

/** Reports that were made, each for as long as nothing of it changes. */
export interface Reports {
  on(project: Project, path: string): Report;
  /** The files of which a project has something to say: those it holds, and any other that a finding stands in. */
  files(project: Project): string[];
  /**
   * The language is another: all are made anew. Another address of a document, or a byte order mark that the client
   * counts, needs no word: it comes with another source, which every place in the document is counted from.
   */
  forget(): void;
}

interface Made {
  /** How often all was forgotten before these were made. */
  readonly round: number;
  readonly reports: Map<string, Memo<Report>>;
}

/** `make` gives what to say of a file of a project. */
export function createReports(make: (project: Project, path: string) => Report): Reports {
  const projects = new WeakMap<Project, Made>();
  let round = 0;

  function madeFor(project: Project): Map<string, Memo<Report>> {
    const known = projects.get(project);
    if (known?.round === round) return known.reports;
    for (const report of known?.reports.values() ?? []) report.dispose();
    const reports = new Map<string, Memo<Report>>();
    projects.set(project, { round, reports });
    return reports;
  }

  return {
    on(project, path) {
      const made = madeFor(project);
      let report = made.get(path);
      if (!report) {
        report = new Memo(
          () => make(project, path),
          (a, b) => a.id === b.id,
        );
        made.set(path, report);
      }
      settleChecks(project);
      return report.get();
    },

    files(project) {
      const files = reportedFiles(project);
      const made = madeFor(project);
      if (made.size > files.length) {
        const present = new Set(files);
        for (const [path, report] of made) {
          if (present.has(path)) continue;
          report.dispose();
          made.delete(path);
        }
      }
      return files;
    },

    forget: () => void round++,
  };
}

export function reportOf(project: Project, path: string, language: Language, convert: Convert): Report {
  const items = diagnosticsOf(project, path, language).map((diagnostic) => convert.diagnostic(path, diagnostic));
  return items.length === 0 ? nothing : { id: hash(JSON.stringify(items)), items };
}

function reportedFiles(project: Project): string[] {
  const present = [...project.files.values()]
    .filter(({ content }) => content.kind !== 'missing')
    .map(({ path }) => path);
  return [...new Set([...present, ...filesWithFindings(project)])].sort();
}
