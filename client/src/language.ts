import { workspace, type Disposable } from 'vscode';

export type Language = 'vi' | 'en';

/**
 * The language in which the reader is spoken to: the setting `par.language`.
 * The editor's own language says nothing about the reader, as VS Code has no Vietnamese language pack.
 */
export function language(): Language {
  return workspace.getConfiguration('par').get('language') === 'en' ? 'en' : 'vi';
}

/** Hears that the reader is to be spoken to in another language. */
export function onDidChangeLanguage(listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('par.language')) listener();
  });
}
