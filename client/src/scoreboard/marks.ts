import { EventEmitter, FileDecoration, ThemeColor, Uri, window, type Disposable } from 'vscode';
import { words } from '../words.ts';
import type { Mark } from './node.ts';

const scheme = 'par-mark';

/** Names what is drawn at a line of the scoreboard; `path` tells the line from others. */
export function markUri(mark: Mark, path: string): Uri {
  return Uri.from({ scheme, authority: mark, path });
}

const looks: Readonly<Record<Mark, { badge: string; colour: string; says: () => string }>> = {
  sum: { badge: '≠', colour: 'list.errorForeground', says: () => words.markSum() },
  error: { badge: '✗', colour: 'list.errorForeground', says: () => words.markError() },
  below: { badge: '•', colour: 'list.errorForeground', says: () => words.markBelow() },
  warning: { badge: '!', colour: 'list.warningForeground', says: () => words.markWarning() },
};

/** What a mark says, for those who do not see it. */
export function saidBy(mark: Mark): string {
  return looks[mark].says();
}

/** Draws the marks: a sign at the end of the line, and its colour. */
export function drawMarks(onDidChangeLanguage: (listener: () => void) => Disposable): Disposable[] {
  const changes = new EventEmitter<undefined>();
  const provider = window.registerFileDecorationProvider({
    onDidChangeFileDecorations: changes.event,
    provideFileDecoration(uri) {
      if (uri.scheme !== scheme) return undefined;
      const { badge, colour, says } = looks[uri.authority as Mark];
      return new FileDecoration(badge, says(), new ThemeColor(colour));
    },
  });
  // The editor keeps what a mark says until it is told that it says something else.
  return [changes, provider, onDidChangeLanguage(() => changes.fire(undefined))];
}
