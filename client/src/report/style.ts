/**
 * The report's style. In the editor the theme's own colours hold, high contrast too; in a file that was exported the
 * reader's light or dark does, and on paper always light.
 */
export const style = `
:root { color-scheme: light dark;
  --own-fg: #1f1f1f; --own-bg: #ffffff; --own-muted: #595959; --own-line: #c8c8c8;
  --own-blue: #1565a9; --own-orange: #a04a00; --own-red: #b3261e; --own-green: #2b7531; --own-link: #0b5cad;
  --fg: var(--vscode-editor-foreground, var(--own-fg)); --bg: var(--vscode-editor-background, var(--own-bg));
  --muted: var(--vscode-descriptionForeground, var(--own-muted));
  --line: var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, var(--own-line))));
  --edge: var(--vscode-contrastBorder, transparent);
  --track: color-mix(in srgb, var(--fg) 13%, var(--bg));
  --score: var(--vscode-charts-blue, var(--own-blue)); --target: var(--vscode-charts-orange, var(--own-orange));
  --lost: var(--vscode-charts-red, var(--own-red)); --planned: var(--vscode-charts-green, var(--own-green));
  --link: var(--vscode-textLink-foreground, var(--own-link)); --focus: var(--vscode-focusBorder, var(--own-link)); }
@media (prefers-color-scheme: dark) { :root {
  --own-fg: #dedede; --own-bg: #1c1c1c; --own-muted: #a8a8a8; --own-line: #4a4a4a;
  --own-blue: #5aa9e6; --own-orange: #f0a35e; --own-red: #ef8079; --own-green: #7cc283; --own-link: #7ab8f5; } }
body { margin: 0; padding: 0; color: var(--fg); background: var(--bg); line-height: 1.45;
  font-family: var(--vscode-font-family, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif); font-size: var(--vscode-font-size, 15px); }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6em; line-height: 1.25; margin: 0 0 .3em; }
h2 { font-size: 1.2em; margin: 2em 0 .5em; padding-bottom: .2em; border-bottom: 1px solid var(--line); }
header p { margin: .15em 0; color: var(--muted); }
.note { margin: .3em 0 .8em; color: var(--muted); }
.cards { display: grid; grid-template-columns: repeat(6, 1fr); gap: .7rem; margin: 0; }
.card { padding: .6rem .8rem; border: 1px solid var(--line); border-left: 4px solid var(--line); }
.card.score { border-left-color: var(--score); } .card.target { border-left-color: var(--target); }
.card.lost { border-left-color: var(--lost); } .card.planned { border-left-color: var(--planned); }
dt { color: var(--muted); }
dd { margin: 0; font-size: 1.5em; font-weight: 600; font-variant-numeric: tabular-nums; }
dd small { display: block; margin-top: .2em; padding-left: .4em; border-left: 3px solid var(--lost); font-size: .6em; font-weight: 400; }
table { width: 100%; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .35em .5em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-weight: 600; vertical-align: bottom; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.code { white-space: nowrap; } th[scope='row'] { min-width: 7.5em; } .lead { width: 20%; overflow-wrap: break-word; } .mark { width: 7em; }
.drawn { display: grid; grid-template-columns: 1fr 40%; gap: .2em 1em; } .drawn small { display: block; color: var(--muted); }
.group th, .group td { font-weight: 600; background: var(--track); }
svg.bars { display: block; margin-top: .15em; overflow: visible; }
rect { stroke: var(--edge); transition: width .25s; }
rect.max { fill: var(--track); stroke: var(--line); } rect.score { fill: var(--score); }
rect.lost { fill: var(--lost); } rect.planned { fill: var(--planned); }
line.target { stroke: var(--target); stroke-width: 3; }
.outcome { font-size: 1.15em; margin: .3em 0; } #what-if-total { font-size: 1.2em; }
.controls { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: center; }
.controls label { display: inline-flex; gap: .5em; align-items: center; }
input { accent-color: var(--score); }
.link { font: inherit; color: var(--link); background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; text-align: left; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
code { font-family: var(--vscode-editor-font-family, ui-monospace, "Noto Sans Mono", monospace); font-size: .92em; }
.severity { white-space: nowrap; font-weight: 600; }
.severity::before { content: ""; display: inline-block; width: .65em; height: .65em; margin-right: .45em; border: 2px solid var(--line); border-radius: 50%; box-sizing: border-box; }
.severity.error::before { border-color: var(--lost); background: var(--lost); border-radius: 0; }
.severity.warning::before { border-color: var(--target); background: var(--target); }
#findings td:nth-child(3) { overflow-wrap: anywhere; }
@media (max-width: 58rem) { .cards { grid-template-columns: repeat(3, 1fr); } }
@media (max-width: 46rem) { main { padding: .8rem; } th, td { padding: .35em .3em; } thead th.number { white-space: normal; }
  .drawn { grid-template-columns: 1fr; } .mark, .lead { width: auto; } th[scope='row'], .lead, code { min-width: 0; overflow-wrap: anywhere; }
  #findings td:nth-child(n + 3) { overflow-wrap: anywhere; } }
@media (prefers-reduced-motion: reduce) { rect { transition: none; } }
@media (forced-colors: active) { rect, rect.max { stroke: CanvasText; forced-color-adjust: none; } rect.max { fill: Canvas; }
  rect.score, rect.planned { fill: Highlight; } rect.lost { fill: CanvasText; } line.target { stroke: CanvasText; } }
@page { size: A4; margin: 14mm 12mm; }
@media print { :root { color-scheme: light;
  --own-fg: #000000; --own-bg: #ffffff; --own-muted: #444444; --own-line: #999999;
  --own-blue: #1565a9; --own-orange: #a04a00; --own-red: #b3261e; --own-green: #2b7531; }
  body { font-size: 9.5pt; } main { max-width: none; padding: 0; } h2, .note, .outcome { break-after: avoid; } h2 { margin-top: 1.4em; }
  tr, .card { break-inside: avoid; } thead { display: table-header-group; }
  rect, .group th, .group td, .severity::before { print-color-adjust: exact; } .controls { display: none; }
  .cards { grid-template-columns: repeat(6, 1fr); gap: 2mm; } .card { padding: 1.5mm 2mm; } dd { font-size: 1.2em; } thead th.number { white-space: normal; } .drawn { grid-template-columns: 1fr 34%; } }
`;
