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
  return { language: language(), lens: par.get('lens'), hints: par.get('hints') };
}
