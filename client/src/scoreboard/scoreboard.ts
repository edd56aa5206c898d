import { commands, window, type Disposable } from 'vscode';
import type { Overviews } from '../overviews.ts';
import { words } from '../words.ts';
import { leavesIn } from './filter.ts';
import { linesByAgency, linesByDeadline, linesByFinding } from './groups.ts';
import { drawMarks } from './marks.ts';
import type { Lines } from './node.ts';
import { linesByField, pointsOf } from './rows.ts';
import { createTree } from './tree.ts';

/** The views of the scoreboard, as package.json names them. */
const views: readonly { readonly id: string; readonly title: () => string; readonly linesOf: Lines }[] = [
  { id: 'par.fields', title: () => words.viewFields(), linesOf: linesByField },
  { id: 'par.agencies', title: () => words.viewAgencies(), linesOf: linesByAgency },
  { id: 'par.deadlines', title: () => words.viewDeadlines(), linesOf: (overview) => linesByDeadline(overview) },
  { id: 'par.findings', title: () => words.viewFindings(), linesOf: linesByFinding },
];

/** The index at hand beside the editor: by field, by agency, by deadline, by finding. */
export function showScoreboard(
  overviews: Overviews,
  onDidChangeLanguage: (listener: () => void) => Disposable,
): Disposable[] {
  let query = '';
  const shown = views.map(({ id, title, linesOf }) => {
    const tree = createTree(overviews, linesOf, () => query);
    return { id, title, tree, view: window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true }) };
  });

  function draw(): void {
    const overview = overviews.current();
    for (const { id, title, tree, view } of shown) {
      view.title = title();
      const found = query === '' ? undefined : leavesIn(tree.lines());
      view.message = found === undefined ? '' : words.found(query, found);
      if (id === 'par.fields') view.description = overview ? pointsOf(overview.totals) : '';
      if (id === 'par.findings') {
        const errors = overview?.counts.error ?? 0;
        view.description = overview ? String(overview.findings.length) : '';
        view.badge = errors > 0 ? { value: errors, tooltip: words.errors(errors) } : undefined;
      }
      tree.changed();
    }
  }

  function setQuery(next: string): void {
    query = next.trim();
    void commands.executeCommand('setContext', 'par.isFiltered', query !== '');
    draw();
  }

  /** Filters as it is typed; Escape takes back what was typed. */
  function askQuery(): void {
    const before = query;
    const input = window.createInputBox();
    let isTaken = false;
    input.title = words.filterTitle();
    input.placeholder = words.filterExample();
    input.value = before;
    input.onDidChangeValue(setQuery);
    input.onDidAccept(() => {
      isTaken = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!isTaken) setQuery(before);
      input.dispose();
    });
    input.show();
  }

  draw();
  return [
    ...shown.flatMap(({ view, tree }) => [
      view,
      view.onDidExpandElement(({ element }) => tree.setOpen(element, true)),
      view.onDidCollapseElement(({ element }) => tree.setOpen(element, false)),
    ]),
    ...drawMarks(onDidChangeLanguage),
    overviews.onDidChange(draw),
    onDidChangeLanguage(draw),
    commands.registerCommand('par.filter', askQuery),
    commands.registerCommand('par.clearFilter', () => setQuery('')),
  ];
}
