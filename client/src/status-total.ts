import { StatusBarAlignment, window, type Disposable } from 'vscode';
import type { Overview } from './overview.ts';
import type { Overviews } from './overviews.ts';
import { written } from './scoreboard/rows.ts';
import { words } from './words.ts';

/** `Σ 86.07 → 92.418 / 100 · 3 ✗` in the status bar: the index at hand, and how many errors are left. */
export function showTotal(
  overviews: Overviews,
  onDidChangeLanguage: (listener: () => void) => Disposable,
): Disposable[] {
  const item = window.createStatusBarItem('par.total', StatusBarAlignment.Left, 0);
  item.command = 'par.openReport';

  function draw(): void {
    const overview = overviews.current();
    if (!overview) return item.hide();
    item.name = 'PAR Index';
    item.text = textOf(overview);
    item.accessibilityInformation = { label: saidOf(overview) };
    item.tooltip = words.totalTip(overview.title ?? words.wholeFile());
    item.show();
  }

  draw();
  return [item, overviews.onDidChange(draw), onDidChangeLanguage(draw)];
}

/** The same for those who hear it. */
function saidOf({ title, totals: { max, score, target }, counts }: Overview): string {
  const points = { max: written(max), score: written(score), target: written(target) };
  return words.totalSaid(title ?? words.wholeFile(), points, counts.error);
}

function textOf({ totals, counts }: Overview): string {
  const [max, score, target] = [totals.max, totals.score, totals.target].map(written);
  const points = `Σ ${score ?? '–'}${target === undefined ? '' : ` → ${target}`} / ${max ?? '–'}`;
  return `${points} · ${counts.error > 0 ? `${counts.error} ✗` : '✓'}`;
}
