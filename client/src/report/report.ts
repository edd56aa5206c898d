import {
  commands,
  env,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type Event,
  type LogOutputChannel,
  type WebviewPanel,
} from 'vscode';
import { register } from '../commands/command.ts';
import { openRulePage } from '../commands/openRulePage.ts';
import { language } from '../language.ts';
import type { Overviews } from '../overviews.ts';
import { reportBody, reportPage } from './page.ts';
import { words } from './words.ts';

/**
 * The report of the index at hand: beside the files, following what is typed, or as a file of its own to send and print.
 * @param output where what goes wrong is told in full
 * @param extension the folder of the extension
 */
export function showReports(
  output: LogOutputChannel,
  extension: Uri,
  overviews: Overviews,
  onDidChangeLanguage: Event<void>,
): Disposable[] {
  let panel: WebviewPanel | undefined;

  const script = async (): Promise<string> =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extension, 'dist/report.js')));

  async function open(): Promise<void> {
    if (panel) {
      panel.reveal();
      return;
    }
    const made = window.createWebviewPanel('par.report', words[language()].report, ViewColumn.Beside, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel = made;
    made.onDidDispose(() => {
      if (panel === made) panel = undefined;
    });
    made.webview.onDidReceiveMessage((message: { ready?: unknown; open?: unknown }) => {
      if (message.ready) update();
      if (typeof message.open === 'string') void openPlace(message.open);
    });
    const code = await script();
    // It may have been closed meanwhile.
    if (panel !== made) return;
    made.webview.html = reportPage(overviews.current(), {
      language: language(),
      nonce: nonce(),
      script: code,
      isLinked: true,
    });
  }

  /** A page that is hidden hears nothing; it asks when it is shown again. */
  function update(): void {
    if (!panel) return;
    const now = language();
    panel.title = words[now].report;
    void panel.webview.postMessage({
      body: reportBody(overviews.current(), { language: now, isLinked: true }),
      language: now,
    });
  }

  /** `rows:3`: what the page says of a place is looked up in the overview, not trusted. */
  async function openPlace(target: string): Promise<void> {
    const [, list, number] = /^(rows|findings|rules):(\d+)$/.exec(target) ?? [];
    const { rows, findings } = overviews.current() ?? {};
    if (list === 'rules') {
      const rule = findings?.[Number(number)]?.rule;
      if (rule !== undefined) await commands.executeCommand(openRulePage.id, rule);
      return;
    }
    const place = (list === 'rows' ? rows : findings)?.[Number(number)]?.place;
    if (!place) return;
    const { start, end } = place.range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    await window.showTextDocument(Uri.parse(place.uri), { selection, viewColumn: ViewColumn.One });
  }

  async function save(): Promise<void> {
    const overview = overviews.current();
    const now = language();
    const say = words[now];
    if (!overview) {
      void window.showInformationMessage(say.nothing);
      return;
    }
    const folder = Uri.joinPath(Uri.parse(overview.root), '..');
    const year = overview.scoreYear === undefined ? '' : `-${overview.scoreYear}`;
    const file = await window.showSaveDialog({
      defaultUri: Uri.joinPath(folder, `${say.fileName}${year}.html`),
      filters: { HTML: ['html'] },
    });
    if (!file) return;
    const made = new Intl.DateTimeFormat(now === 'vi' ? 'vi-VN' : 'en-GB').format(new Date());
    const page = reportPage(overview, { language: now, nonce: nonce(), script: await script(), isLinked: false, made });
    try {
      await workspace.fs.writeFile(file, new TextEncoder().encode(page));
    } catch (error) {
      void window.showErrorMessage(say.notExported(error instanceof Error ? error.message : String(error)));
      return;
    }
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    if ((await window.showInformationMessage(say.exported(name), say.show)) !== say.show) return;
    // A file that no other program can reach is shown as it is.
    if (!(await env.openExternal(file))) await commands.executeCommand('vscode.open', file);
  }

  return [
    register(output, 'par.openReport', open),
    register(output, 'par.exportReport', save),
    overviews.onDidChange(update),
    onDidChangeLanguage(update),
    { dispose: () => panel?.dispose() },
  ];
}

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replace(/[^A-Za-z0-9]/g, '');
}
