import { workspace } from 'vscode';
import { language, type Language } from './language.ts';

/** What the reader has chosen in the section `par`, as the server takes it: the language, and what is shown. */
export interface EditorSettings {
  readonly language: Language;
  readonly lens: unknown;
  readonly hints: unknown;
}

export function editorSettings(): EditorSettings {
  const par = workspace.getConfiguration('par');
  return { language: language(), lens: plain(par.get('lens')), hints: plain(par.get('hints')) };
}

/** The editor gives out views of its settings; messages to a worker carry plain values only. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
